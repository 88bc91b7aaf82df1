/** Which runbook pages need no rendering because nothing that they show has changed. */
import type { Runbook, Site } from '../content/site.ts';
import type { CompiledRunbook } from '../runbook/compiled.ts';
import { digest } from './paths.ts';

/**
 * A key for each runbook page: equal keys, equal pages. A page shows its own runbook whole and of the others no more than
 * what `outline` keeps; all other kinds of pages show the whole site
 * and have no key, nor have runbooks that hold code: what that shows may come from anywhere.
 */
export function pageKeys(
  site: Site,
  rendererDigest: string,
  keyOf: (compiled: CompiledRunbook) => string | undefined,
): ReadonlyMap<string, string> {
  const surroundings = digest(rendererDigest, json({ ...site, runbooks: site.runbooks.map(outline), problems: [], version: '' }));
  const fixed = site.runbooks.filter((runbook) => !runbook.compiled.hasCode);
  return new Map(
    fixed.map((runbook) => [
      runbook.address,
      digest(surroundings, json({ ...runbook, compiled: keyOf(runbook.compiled) ?? runbook.compiled })),
    ]),
  );
}

/** What a page may show of another runbook. */
function outline({ id, service, address, file, title, alerts, meta, owner, compiled }: Runbook) {
  return { id, service, address, file, title, alerts, meta, owner, summary: compiled.summary, broken: compiled.broken };
}

function json(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof Set ? [...part] : part));
}
