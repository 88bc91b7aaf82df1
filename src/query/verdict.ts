/** What a parser has said of a query or command. */
import type { Problem } from '../problem/problem.ts';
import type { Declared, Language } from './language.ts';

/**
 * `unchecked`: there is no parser for its language, the text passes a limit of it, or it leaves the text alone. A doubt is no
 * refusal.
 */
export type Verdict = 'valid' | 'refused' | 'unchecked';

/** `problems` are those of `text`; without the text only they are asked. */
export function verdictOf({ diagnose, leavesAlone }: Language, problems: readonly Problem[], text = '', declared?: Declared): Verdict {
  if (diagnose === null || problems.some(({ check }) => check === 'query/limit')) return 'unchecked';
  if (problems.some(({ check }) => check === 'query/syntax')) return 'refused';
  return (leavesAlone?.(text, declared) ?? null) === null ? 'valid' : 'unchecked';
}
