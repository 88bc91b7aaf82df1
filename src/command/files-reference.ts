/** The page with the files that a host and an alerting system are configured with: what is copied from it is what the tests start. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { programRoot } from '../build/paths.ts';

const folders = [
  ['hosting', 'For hosts'],
  ['alerting', 'For Prometheus and Alertmanager'],
] as const;

/** The label of a file's fence, by its ending; others are shown as plain text. */
const labels: Readonly<Record<string, string>> = { '.js': 'js', '.mjs': 'js', '.yml': 'yaml', '.yaml': 'yaml' };

/** docs/reference/configuration-files.md. */
export function filesReference(): string {
  return [
    '# Configuration files',
    '',
    'Made from the files in `docs/hosting` and `docs/alerting` by `npm run reference`; do not edit. The first lines of each say what to change. [Operations](../how-to/operations.md) has when to use which, and what was tried where.',
    '',
    ...folders.flatMap(([folder, title]) => [
      `## ${title}`,
      '',
      ...readdirSync(folderOf(folder))
        .sort()
        .flatMap((name) => section(folder, name)),
    ]),
  ].join('\n');
}

function section(folder: string, name: string): string[] {
  const text = readFileSync(join(folderOf(folder), name), 'utf8').trimEnd();
  // Longer than any fence in the file.
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return [`### ${name}`, '', `${fence}${labels[extname(name)] ?? 'text'}`, text, fence, ''];
}

function folderOf(folder: string): string {
  return join(programRoot, 'docs', folder);
}
