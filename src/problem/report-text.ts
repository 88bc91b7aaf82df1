/** Problems for people: file:line:column, the line with a caret under the place, and what to do. */
import { type Problem, severities } from './problem.ts';

/** The lines of a file by its path, or undefined when they cannot be had. */
export type SourceOf = (file: string) => readonly string[] | undefined;

/** One problem, two to five lines. */
export function formatProblem(problem: Problem, sourceOf: SourceOf): string {
  const { file, line: at, column, severity, message, check, hint } = problem;
  const out = [`${visible(file)}:${at}:${column} ${severity} ${visible(message)} [${check}]`];
  const line = sourceOf(file)?.[at - 1];
  if (line !== undefined && line.trim() !== '') out.push(...caret(concealed(line, problem), problem));
  if (hint !== '') out.push(`    ${visible(hint)}`);
  return out.join('\n');
}

/** `12 errors, 3 warnings`; `no problems` when there are none. */
export function countProblems(problems: readonly Problem[]): string {
  const counts = severities
    .map((severity) => [severity, problems.filter((problem) => problem.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${count} ${severity === 'info' ? 'note' : severity}${count === 1 ? '' : 's'}`);
  return counts.length === 0 ? 'no problems' : counts.join(', ');
}

/** Reports end up in logs that many may read: a secret is shown by its place alone. */
function concealed(line: string, { check, line: first, column, endLine, endColumn }: Problem): string {
  if (check !== 'secret/found') return line;
  const end = endLine === first ? endColumn - 1 : line.length;
  return line.slice(0, column - 1) + '•'.repeat(Math.max(0, end - column + 1)) + line.slice(end);
}

/**
 * Text of an author as one line: tabs are blanks; line breaks, invisible and control characters are dots, so that no text begins a line
 * of its own in a log or moves the cursor of a terminal.
 */
function visible(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\u2028\u2029\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\u00AD]/gu, '·');
}

const maxWidth = 120;

/** Long lines are cut around the place; tabs and invisible characters are shown as one column each. */
function caret(line: string, { line: first, column, endLine, endColumn }: Problem): string[] {
  const from = column > maxWidth - 20 ? column - 40 : 0;
  const shown = visible(line.slice(from, from + maxWidth));
  const end = endLine === first ? endColumn : line.length + 1;
  const width = Math.max(1, Math.min(end - column, shown.length - (column - 1 - from)));
  return [`  | ${shown}`, `  | ${' '.repeat(Math.max(0, column - 1 - from))}${'^'.repeat(width)}`];
}
