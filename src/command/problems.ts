/** Prints the problems of a content root. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../problem/problem.ts';
import { countProblems, formatProblem } from '../problem/report-text.ts';

/** Prints the given problems with their source lines, then how many there are. Files are read once. */
export function printProblems(problems: readonly Problem[], content: string, write: (text: string) => void): void {
  const files = new Map<string, readonly string[] | undefined>();
  const sourceOf = (file: string) => {
    if (!files.has(file)) files.set(file, readLines(join(content, file)));
    return files.get(file);
  };
  for (const problem of problems) write(formatProblem(problem, sourceOf));
  if (problems.length > 0) write('');
  write(countProblems(problems));
}

function readLines(path: string): readonly string[] | undefined {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r\n?|\n/);
  } catch {
    return undefined;
  }
}
