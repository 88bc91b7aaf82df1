/** Problems as JSON, for programs. */
import type { Problem } from '../../problem/problem.ts';

/** `{ "problems": [...], "ignored": n }`; each problem as it is, with its place and, where it has one, its `fix`. */
export function jsonReport(problems: readonly Problem[], ignored: number): string {
  return JSON.stringify({ problems, ignored }, null, 2);
}
