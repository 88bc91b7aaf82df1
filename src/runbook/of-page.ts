/** What is wrong with a piece on one page that includes it and may be right on another. */
import type { CheckId, Problem } from '../problem/problem.ts';

/** Checks whose answer depends on the page around: on its variables and on what else has an id there. */
const ofPage: ReadonlySet<CheckId> = new Set([
  'anchor/duplicate',
  'step/duplicate',
  'step/duplicate-id',
  'variable/assigned',
  'variable/default',
  'variable/undeclared',
]);

/** The problems of a page; those that depend on it name it where they are found in another file. */
export function withPage(problems: readonly Problem[], page: string): readonly Problem[] {
  return problems.map((problem) => (ofPage.has(problem.check) ? { ...problem, hint: onPage(problem.hint, problem, page) } : problem));
}

/** A hint, with the page that the problem was found on where that is not the file at hand. */
export function onPage(hint: string, { file }: Pick<Problem, 'file'>, page: string): string {
  if (file === page) return hint;
  const where = `on the page \`${page}\``;
  return hint === '' ? where : `${hint}, ${where}`;
}
