/** The page about the checks, made from them: each shows what it reports for its example. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Check } from '../check/check.ts';
import { readingChecks } from '../check/reading-checks.ts';
import { checks } from '../check/registry.ts';
import { findProblems } from '../check/run.ts';
import { makeWorld } from '../check/world.ts';
import { noHistory } from '../content/history.ts';
import { loadSite } from '../content/load.ts';
import { formatProblem } from '../problem/report-text.ts';

/** docs/reference/checks.md; the languages must be prepared. */
export async function checksReference(): Promise<string> {
  return [
    '# Checks',
    '',
    'Made from the checks by `npm run reference`; do not edit.',
    '',
    '`breakglass check` lists all problems of the content at once and exits with 0 when there are no errors or warnings, 1 when there are, 2 when it could not run. `--fix` mends what is mechanical, `--since main` reports only what concerns the changes, `--rules GLOB` adds files of alert rules, `--strict` counts notes too, `--format` is `text`, `json`, `sarif` or `github`.',
    '',
    '## When it is right as it is',
    '',
    'A comment at the end of the line, or on a line of its own before it (before a code block for all of the block), with the reason: `<!-- check-ignore step/readable: the vendor words it so -->`, in MDX `{/* check-ignore … */}`, in YAML `# check-ignore …`. Or in `breakglass.yaml`, for a line by its text or a whole file:',
    '',
    '```yaml',
    'check:',
    '  severity:',
    '    step/readable: off',
    '    runbook/owner: error',
    '  ignore:',
    '    - check: alert/no-runbook',
    '      file: ../monitoring/*.yaml',
    '      line: "alert: Watchdog"',
    '      because: it fires always, to show that alerting works',
    '```',
    '',
    'An ignore without a reason does not count, and one that nothing needs is reported.',
    '',
    '## What is looked for',
    '',
    ...(await Promise.all(checks.map(section))).flat(),
    '## What reading and compiling report',
    '',
    'The same settings and ignores hold for these.',
    '',
    '| name | finds |',
    '| --- | --- |',
    ...readingChecks.map(({ id, finds }) => `| \`${id}\` | ${finds.replace(/\|/g, '\\|')} |`),
    '',
  ].join('\n');
}

async function section(check: Check): Promise<string[]> {
  const severity = check.severity === 'info' ? 'note' : check.severity;
  const problems = await exampleProblems(check);
  const sourceOf = (file: string) => check.example[file]?.split('\n');
  return [
    `### ${check.id}`,
    '',
    `${severity[0]?.toUpperCase()}${severity.slice(1)}: ${check.finds}. ${check.why}`,
    '',
    '```text',
    ...problems.map((problem) => formatProblem(problem, sourceOf)),
    '```',
    '',
  ];
}

/** What a check reports for its example. */
export async function exampleProblems(check: Check) {
  const folder = mkdtempSync(join(tmpdir(), 'breakglass-example-'));
  try {
    for (const [path, text] of Object.entries(check.example)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { site, sources } = await loadSite(folder, { base: '/', history: noHistory });
    return await findProblems(check, makeWorld(site, sources, { today: '2026-01-31', lastCommit: () => undefined }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
