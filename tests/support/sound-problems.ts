/** What every problem must be, whatever was wrong: in a file that is there, at a place that is in it, in words and not in a stack trace. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../src/problem/problem.ts';

/** What is unsound about the problems, a line each; empty when all is well. `root` is the content root. */
export function unsoundness(problems: readonly Problem[], root: string): string[] {
  const sources = new Map<string, string[] | undefined>();
  const linesOf = (file: string) => {
    if (!sources.has(file)) sources.set(file, readLines(join(root, file)));
    return sources.get(file);
  };
  return problems.flatMap((problem) => {
    const { check, file, line, column, endLine, endColumn, message, hint } = problem;
    const wrong = (what: string) => `${check} ${file}:${line}:${column} “${message}” ${what}`;
    const lines = linesOf(file);
    if (lines === undefined) return existsSync(join(root, file)) ? [] : [wrong('names a file that is not there')];
    const within = (at: number, character: number) =>
      at >= 1 && at <= lines.length && character >= 1 && character <= (lines[at - 1] ?? '').length + 1;
    return [
      ...(within(line, column) ? [] : [wrong(`begins outside of the ${lines.length} lines of the file`)]),
      ...(within(endLine, endColumn) || endLine === lines.length + 1 ? [] : [wrong(`ends outside of it, at ${endLine}:${endColumn}`)]),
      ...(endLine > line || (endLine === line && endColumn >= column) ? [] : [wrong('ends before it begins')]),
      ...(message.trim() === '' ? [wrong('says nothing')] : []),
      ...(/\n\s*at |\[object |\bundefined\b|node_modules|node:internal/.test(message + hint) ? [wrong('speaks of the program')] : []),
    ];
  });
}

/** Lines as they were compiled; undefined for what is no file. */
function readLines(path: string): string[] | undefined {
  if (!existsSync(path) || !statSync(path).isFile()) return undefined;
  return readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/);
}
