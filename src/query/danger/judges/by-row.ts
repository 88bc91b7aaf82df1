/** For judges of programs that have a row too: what their own code does not decide, the row does. */
import type { ShellWord } from '../../languages/shell/words.ts';
import { type Outcome, unclassed, type Within } from '../outcome.ts';
import { programs } from '../programs/index.ts';
import { judgeByRow } from '../row-judge.ts';

/** By the row of that name; `shown` is what the program is called in words. */
export function byRow(name: string, words: readonly ShellWord[], within: Within, shown = name): Outcome {
  const row = programs.get(name);
  return row === undefined ? unclassed(shown) : judgeByRow(row, words, within, shown);
}
