/** Imports of runbooks that hold code: what is not there or goes in a circle is told here, before a bundler chokes on it. */
import { didYouMean } from '../problem/nearest.ts';
import type { Problem } from '../problem/problem.ts';
import { foldPath } from './links.ts';
import type { Runbook } from './site.ts';

/** Marks runbooks whose imports cannot work as broken, and says why. `files` are the paths of all content files. */
export function checkImports(runbooks: readonly Runbook[], files: readonly string[]): void {
  const known = new Set(files);
  const withCode = new Map(runbooks.filter((runbook) => runbook.compiled.hasCode).map((runbook) => [runbook.file, runbook]));
  if (withCode.size === 0) return;
  const targets = new Map<string, string[]>();
  for (const [file, runbook] of withCode) {
    for (const { specifier, ...range } of runbook.compiled.imports) {
      if (!specifier.startsWith('.')) continue;
      const target = foldPath([...file.split('/').slice(0, -1), ...specifier.split('/')]);
      if (target !== undefined && [target, `${target}.ts`, `${target}.js`].some((path) => known.has(path)))
        targets.set(file, [...(targets.get(file) ?? []), target]);
      else
        markBroken(runbook, {
          check: 'mdx/import',
          severity: 'error',
          file,
          message: `the import \`${specifier}\` leads to no file`,
          hint: didYouMean(target ?? specifier, files),
          ...range,
        });
    }
  }
  const told = new Set<string>();
  for (const [file, runbook] of withCode) {
    const cycle = findCycle(file, targets);
    if (cycle === undefined) continue;
    const key = [...new Set(cycle)].sort().join();
    const first = runbook.compiled.imports[0] ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
    const { line, column, endLine, endColumn } = first;
    const names = cycle.map((path) => path.slice(path.lastIndexOf('/') + 1)).join(' → ');
    const problem: Problem = {
      check: 'mdx/cycle',
      severity: 'error',
      file,
      message: `these runbooks import one another: ${names}`,
      hint: 'move what they share to a file of its own',
      line,
      column,
      endLine,
      endColumn,
    };
    if (told.has(key)) runbook.compiled = { ...runbook.compiled, broken: true, hasCode: false, sections: [] };
    else markBroken(runbook, problem);
    told.add(key);
  }
}

/** Turns a runbook into one that shows its problems and its source. */
export function markBroken(runbook: Runbook, problem: Problem): void {
  runbook.compiled = { ...runbook.compiled, broken: true, hasCode: false, sections: [] };
  runbook.problems.push(problem);
}

function findCycle(start: string, targets: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const walk = (path: readonly string[]): string[] | undefined => {
    for (const next of targets.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return [...path, start];
      if (path.includes(next)) continue;
      const found = walk([...path, next]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return walk([start]);
}
