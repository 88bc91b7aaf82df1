/** Problems as annotations of GitHub Actions: they show beside the changed lines of a pull request. */
import { posix } from 'node:path';
import type { Problem, ProblemSeverity } from '../../problem/problem.ts';

const commands: Record<ProblemSeverity, string> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * One workflow command a problem
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-an-error-message). `prefix` leads from
 * the repository to the content root: `docs/`, or empty.
 */
export function githubReport(problems: readonly Problem[], prefix: string): string {
  return problems.map((problem) => annotation(problem, prefix)).join('\n');
}

function annotation({ severity, file, line, column, endLine, endColumn, check, message, hint }: Problem, prefix: string): string {
  const place = {
    file: posix.normalize(`${prefix}${file}`),
    line,
    endLine,
    ...(line === endLine ? { col: column, endColumn } : {}),
    title: check,
  };
  const properties = Object.entries(place)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${commands[severity]} ${properties}::${escapeData(hint === '' ? message : `${message}\n${hint}`)}`;
}

/** As in actions/toolkit, packages/core/src/command.ts. */
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
