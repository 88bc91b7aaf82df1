/** Imports of runbooks that hold code: what does not exist or goes in a circle is found here, before a bundler fails over it. */
import { didYouMean } from '../../problem/nearest.ts';
import { fileStart, type Problem } from '../../problem/problem.ts';
import { foldPath } from '../links.ts';
import type { Runbook } from '../site.ts';
import { breakRunbook } from './runbooks.ts';

/** The runbooks, those whose imports cannot work as broken ones. `files` are the paths of all content files. */
export function checkImports(runbooks: readonly Runbook[], files: readonly string[]): Runbook[] {
  const withCode = runbooks.filter((runbook) => runbook.compiled.hasCode);
  if (withCode.length === 0) return [...runbooks];
  const known = new Set(files);
  const targetOf = (file: string, specifier: string) => foldPath([...file.split('/').slice(0, -1), ...specifier.split('/')]);
  const exists = (target: string) => [target, `${target}.ts`, `${target}.js`].some((path) => known.has(path));
  const relative = ({ compiled }: Runbook) => compiled.imports.filter(({ specifier }) => specifier.startsWith('.'));
  const targets = new Map(
    withCode.map((runbook) => [
      runbook.file,
      relative(runbook)
        .map(({ specifier }) => targetOf(runbook.file, specifier))
        .filter(exists),
    ]),
  );
  const cycles = cyclesOf(withCode, targets);
  return runbooks.map((runbook) => {
    if (!runbook.compiled.hasCode) return runbook;
    const missing = relative(runbook).flatMap(({ specifier, ...range }): Problem[] => {
      const target = targetOf(runbook.file, specifier);
      if (exists(target)) return [];
      const message = `the import \`${specifier}\` leads to no file`;
      const hint = didYouMean(target, files);
      return [{ check: 'mdx/import', severity: 'error', file: runbook.file, message, hint, ...range }];
    });
    const cycle = cycles.get(runbook.file);
    if (missing.length === 0 && cycle === undefined) return runbook;
    return breakRunbook(runbook, [...missing, ...(cycle ?? [])]);
  });
}

/** The runbooks that are part of a circle of imports. Each circle is reported at the first of them. */
function cyclesOf(withCode: readonly Runbook[], targets: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, Problem[]> {
  const found = new Map<string, Problem[]>();
  const reported = new Set<string>();
  for (const { file, compiled } of withCode) {
    const cycle = findCycle(file, targets);
    if (cycle === undefined) continue;
    const key = [...new Set(cycle)].sort().join();
    const { line, column, endLine, endColumn } = compiled.imports[0] ?? fileStart;
    const names = cycle.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(' → ');
    const message = `these runbooks import one another: ${names}`;
    const hint = 'move what they share to a file of its own';
    const problem: Problem = { check: 'mdx/cycle', severity: 'error', file, message, hint, line, column, endLine, endColumn };
    found.set(file, reported.has(key) ? [] : [problem]);
    reported.add(key);
  }
  return found;
}

function findCycle(start: string, targets: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const visited = new Set<string>();
  const paths: string[][] = [[start]];
  for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
    for (const next of targets.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return [...path, start];
      if (visited.has(next)) continue;
      visited.add(next);
      paths.push([...path, next]);
    }
  }
  return undefined;
}
