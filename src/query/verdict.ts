/** What a parser has said of a query or command. */
import type { Problem } from '../problem/problem.ts';
import type { Language } from './language.ts';

/** `unchecked`: there is no parser for its language, or the text passes a limit of it. A doubt is no refusal. */
export type Verdict = 'valid' | 'refused' | 'unchecked';

/** `problems` are those of its text. */
export function verdictOf({ diagnose }: Language, problems: readonly Problem[]): Verdict {
  if (diagnose === null || problems.some(({ check }) => check === 'query/limit')) return 'unchecked';
  return problems.some(({ check }) => check === 'query/syntax') ? 'refused' : 'valid';
}
