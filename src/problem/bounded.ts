/** One file cannot bury what is wrong with the others: its first problems, and how many more there are. */
import { type Problem, severities } from './problem.ts';

/** Problems that reading one YAML file reports one by one. */
export const mostProblems = 100;

/** The first of them, then one that counts the rest, as grave as the gravest of those and at the place of the first. */
export function boundProblems(problems: readonly Problem[], most: number = mostProblems): Problem[] {
  const rest = problems.slice(most);
  const [next] = rest;
  if (next === undefined) return [...problems];
  const severity = severities.find((one) => rest.some((problem) => problem.severity === one)) ?? next.severity;
  const message = `and ${rest.length.toLocaleString('en-US')} more problems in this file`;
  return [...problems.slice(0, most), { ...next, severity, message, hint: 'they are listed once the ones above are fixed' }];
}
