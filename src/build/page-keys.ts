/** Which pages need no rendering because nothing that they show has changed. */
import type { Drill, Postmortem, Runbook, Site } from '../content/site.ts';
import type { CompiledRunbook } from '../runbook/compiled.ts';
import type { Page } from './pages.ts';
import { digest } from './paths.ts';

/**
 * A key for each page: equal keys, equal pages. A runbook's page shows its own runbook whole; of others, every page shows no
 * more than what `outline` keeps. No key, so always rendered: the home page, which shows when the site was built, the
 * search page, whose choices come from what all runbooks hold, health, badge and calendars, which come from days and problems
 * of all files, follow-up, which compares versions of all runbooks, and runbooks that hold code, as what that shows may come from anywhere.
 */
export function pageKeys(
  site: Site,
  pages: readonly Page[],
  rendererDigest: string,
  keyOf: (compiled: CompiledRunbook) => string | undefined,
): ReadonlyMap<string, string> {
  const surroundings = digest(
    rendererDigest,
    json({
      ...site,
      runbooks: site.runbooks.map(outline),
      drills: site.drills.map(drillOutline),
      postmortems: site.postmortems.map(postmortemOutline),
      problems: [],
      version: '',
    }),
  );
  const keys = new Map(pages.map(({ address }) => [address, surroundings]));
  for (const address of keys.keys()) if (/^(?:$|search\/$|health\b|badge\.|reviews\b|follow-up\b)/.test(address)) keys.delete(address);
  for (const runbook of site.runbooks) {
    if (runbook.compiled.hasCode) keys.delete(runbook.address);
    else keys.set(runbook.address, digest(surroundings, json({ ...runbook, compiled: keyOf(runbook.compiled) ?? runbook.compiled })));
  }
  for (const postmortem of site.postmortems) {
    const own = json({ ...postmortem, compiled: keyOf(postmortem.compiled) ?? postmortem.compiled });
    keys.set(postmortem.address, digest(surroundings, own));
  }
  // A drill's page shows the runbook whole that it practises.
  for (const drill of site.drills) {
    const runbook = site.runbooks.find(({ id }) => id === drill.script.runbook);
    const own = runbook && keys.get(runbook.address);
    if (own === undefined) keys.delete(drill.address);
    else keys.set(drill.address, digest(own, json(drill)));
  }
  return keys;
}

/** What a page may show of another runbook. */
function outline({ id, service, address, file, title, alerts, meta, owner, compiled }: Runbook) {
  return { id, service, address, file, title, alerts, meta, owner, summary: compiled.summary, broken: compiled.broken };
}

/** What a page may show of a drill beside its own. */
function drillOutline({ id, address, script: { title, brief, runbook } }: Drill) {
  return { id, address, title, brief, runbook };
}

/** What a page may show of a postmortem beside its own. */
function postmortemOutline({ id, address, title, meta, day, compiled }: Postmortem) {
  return { id, address, title, meta, day, summary: compiled.summary, broken: compiled.broken };
}

function json(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof Set ? [...part] : part));
}
