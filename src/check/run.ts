/** Content → all its problems: what reading found, what the checks find, and what the team has decided about both. */
import type { ContentRoot } from '../content/read.ts';
import type { Site } from '../content/site.ts';
import { type Problem, sortProblems } from '../problem/problem.ts';
import type { Check } from './check.ts';
import { applyPolicy } from './policy.ts';
import { checkNames, checks } from './registry.ts';
import { toldWhileReading } from './told-while-reading.ts';
import { makeWorld, type Surroundings, type World } from './world.ts';

export interface CheckResult {
  problems: Problem[];
  /** How many problems an ignore has excused. */
  ignored: number;
}

export async function checkContent(root: ContentRoot, site: Site, surroundings: Surroundings): Promise<CheckResult> {
  const world = makeWorld(site, root, surroundings);
  const off = new Set(Object.entries(site.settings.check.severity).flatMap(([check, severity]) => (severity === 'off' ? [check] : [])));
  const found = await Promise.all(checks.filter(({ id }) => !off.has(id)).map((check) => findProblems(check, world)));
  return decide(
    [...site.problems, ...found.flat()],
    root,
    world,
    (check) => off.has(check) || (site.coverage === null && check.startsWith('alert/')),
  );
}

/** The problems of reading and compiling alone, as a build tells them: the checks do not run. */
export function decideOnSite(root: ContentRoot, site: Site): CheckResult {
  const ran = new Set<string>(toldWhileReading.map(({ id }) => id));
  return decide(site.problems, root, makeWorld(site, root, { today: '', lastCommit: () => undefined }), (check) => !ran.has(check));
}

/**
 * Puts what the team has decided into the site before its pages are made. Answers how to decide again when more is found while
 * they are made. A broken page keeps saying why it is broken.
 */
export function decideForPages(root: ContentRoot, site: Site): () => CheckResult {
  const found = site.problems;
  const decided = decideOnSite(root, site);
  site.problems = [...decided.problems];
  const byFile = Map.groupBy(decided.problems, ({ file }) => file);
  for (const runbook of site.runbooks) {
    const left = byFile.get(runbook.file) ?? [];
    if (left.length > 0 || !runbook.compiled.broken) runbook.problems = left;
  }
  return () => {
    const late = site.problems.slice(decided.problems.length);
    return late.length === 0 ? decided : decideOnSite(root, { ...site, problems: [...found, ...late] });
  };
}

function decide(problems: readonly Problem[], root: ContentRoot, world: World, idle: (check: string) => boolean): CheckResult {
  const decided = applyPolicy(problems, {
    settings: world.site.settings,
    source: world.source,
    files: [...world.files, ...(root.ruleFiles ?? []).map(({ path }) => path)],
    checks: checkNames,
    idle,
    locate: world.locate,
  });
  return { problems: sortProblems(decided.problems), ignored: decided.ignored };
}

/** What one check says of the content, ignores and severities aside. */
export async function findProblems(check: Check, world: World): Promise<Problem[]> {
  return (await check.find(world)).map((finding) => ({ check: check.id, severity: check.severity, ...finding }));
}
