/** Prints the problems of a content root. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InsideFile, readInside } from '../content/inside-file.ts';
import type { Problem } from '../problem/problem.ts';
import { countProblems, formatProblem } from '../problem/report-text.ts';
import { withHintPaths } from './doc-paths.ts';
import { painter } from './line/colours.ts';
import { asTyped } from './typed-path.ts';

/**
 * Prints the given problems with their source lines, then how many there are. Files are read once. Each place is a path from the folder where
 * the command was typed, which terminals open; `stream` is where `write` leads, for its colours.
 */
export function printProblems(
  problems: readonly Problem[],
  content: string,
  write: (text: string) => void,
  stream: NodeJS.WriteStream = process.stdout,
): void {
  const paint = painter(stream);
  const isHere = asTyped(content) === '.';
  const files = new Map<string, readonly string[] | undefined>();
  const sourceOf = (file: string) => {
    if (!files.has(file)) files.set(file, readLines(content, file));
    return files.get(file);
  };
  for (const problem of problems) {
    const file = isHere ? problem.file : asTyped(join(content, problem.file));
    const [first = '', ...rest] = formatProblem({ ...withHintPaths(problem), file }, () => sourceOf(problem.file)).split('\n');
    const { severity } = problem;
    const head = first.replace(` ${severity} `, () => ` ${paint(colours[severity], severity)} `);
    write([head, ...rest].join('\n'));
  }
  if (problems.length > 0) write('');
  write(countProblems(problems));
}

const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const;

/** Of a link that leads out of the content root nothing is shown: what is printed may end in a public log. Rule files may lie elsewhere. */
function readLines(content: string, file: string): readonly string[] | undefined {
  const read = file.startsWith('../') ? readRuleFile(join(content, file)) : readInside(content, file);
  return 'refused' in read
    ? undefined
    : read.value
        .toString()
        .replace(/^\uFEFF/, '')
        .split(/\r\n?|\n/);
}

function readRuleFile(path: string): InsideFile<Buffer> {
  try {
    return { value: readFileSync(path) };
  } catch {
    return { refused: 'not a file' };
  }
}
