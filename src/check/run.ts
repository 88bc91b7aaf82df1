/** Content → all its problems: what reading found, what the checks find, and what the team has decided about both. */
import { includedFiles, withoutRepeats } from '../content/includes.ts';
import type { Sources } from '../content/read.ts';
import type { Site } from '../content/site.ts';
import { type Problem, sortProblems } from '../problem/problem.ts';
import type { Check } from './check.ts';
import { applyPolicy } from './policy.ts';
import { readingChecks } from './reading-checks.ts';
import { checkNames, checks } from './registry.ts';
import { makeWorld, type Surroundings, type World } from './world.ts';

export interface CheckResult {
  readonly problems: readonly Problem[];
  /** How many problems an ignore has excused. */
  readonly ignored: number;
}

export async function checkContent(sources: Sources, site: Site, surroundings: Surroundings): Promise<CheckResult> {
  const world = makeWorld(site, sources, surroundings);
  const off = new Set(Object.entries(site.settings.check.severity).flatMap(([check, severity]) => (severity === 'off' ? [check] : [])));
  const found = await Promise.all(checks.filter(({ id }) => !off.has(id)).map((check) => findProblems(check, world)));
  return decide(
    [...site.problems, ...found.flat()],
    sources,
    world,
    (check) => off.has(check) || (site.coverage === null && check.startsWith('alert/')),
  );
}

/** The problems of reading and compiling alone, as a build reports them: the checks do not run. */
export function decideOnSite(sources: Sources, site: Site): CheckResult {
  const ran = new Set<string>(readingChecks.map(({ id }) => id));
  return decide(site.problems, sources, makeWorld(site, sources, { today: '', lastCommit: () => undefined }), (check) => !ran.has(check));
}

/** The site as its pages show it: with what the team has decided about its problems. A broken page keeps the reason why it is broken. */
export function decideForPages(sources: Sources, site: Site): Site {
  const { problems } = decideOnSite(sources, site);
  const byFile = Map.groupBy(problems, ({ file }) => file);
  const runbooks = site.runbooks.map((runbook) => {
    const left = byFile.get(runbook.file) ?? [];
    return left.length > 0 || !runbook.compiled.broken ? { ...runbook, problems: left } : runbook;
  });
  return { ...site, problems, runbooks };
}

function decide(problems: readonly Problem[], sources: Sources, world: World, idle: (check: string) => boolean): CheckResult {
  const decided = applyPolicy(problems, {
    settings: world.site.settings,
    source: world.source,
    files: [...world.files, ...(sources.ruleFiles ?? []).map(({ path }) => path)],
    checks: checkNames,
    idle,
    locate: world.locate,
  });
  return { problems: sortProblems(decided.problems), ignored: decided.ignored };
}

/** What one check finds in the content, ignores and severities aside. */
export async function findProblems(check: Check, world: World): Promise<Problem[]> {
  const found = (await check.find(world)).map((finding): Problem => ({ check: check.id, severity: check.severity, ...finding }));
  return [...withoutRepeats(found, includedFiles(world.site.runbooks))];
}
