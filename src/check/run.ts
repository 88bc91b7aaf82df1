/** Content → all its problems: what reading found, what the checks find, and what the team has decided about both. */
import type { ContentRoot } from '../content/read.ts';
import type { Site } from '../content/site.ts';
import { type Problem, sortProblems } from '../problem/problem.ts';
import type { Check } from './check.ts';
import { applyPolicy } from './policy.ts';
import { checkNames, checks } from './registry.ts';
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
  const { problems, ignored } = applyPolicy([...site.problems, ...found.flat()], {
    settings: site.settings,
    source: world.source,
    files: [...world.files, ...(root.ruleFiles ?? []).map(({ path }) => path)],
    checks: checkNames,
    idle: (check) => off.has(check) || (site.coverage === null && check.startsWith('alert/')),
    locate: world.locate,
  });
  return { problems: sortProblems(problems), ignored };
}

/** What one check says of the content, ignores and severities aside. */
export async function findProblems(check: Check, world: World): Promise<Problem[]> {
  return (await check.find(world)).map((finding) => ({ check: check.id, severity: check.severity, ...finding }));
}
