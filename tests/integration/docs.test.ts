/** The docs as the product sees them: a site without a problem; and the lines of the files for CI, run as a shell there runs them. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { optionNames } from '../../src/command/line/command.ts';
import { commands } from '../../src/command/line/commands/index.ts';
import { serve } from '../../src/command/serve.ts';
import { ownEnvironment, run } from '../support/command.ts';
import { contentRoot } from '../support/content-root.ts';

const root = join(import.meta.dirname, '../..');

it('the docs have no problem, notes among them', async () => {
  expect(await run('check', join(root, 'docs'), '--strict')).toMatchObject({ code: 0 });
});

const workflow = z.object({ jobs: z.record(z.string(), z.object({ steps: z.array(z.looseObject({ run: z.string().optional() })) })) });
const pipeline = z.record(z.string(), z.unknown());
const job = z.looseObject({ script: z.array(z.string()) });

/** The lines that a file for GitHub or GitLab runs. */
function linesOf(text: string): string[] {
  const file: unknown = parse(text);
  const github = workflow.safeParse(file);
  if (github.success) return Object.values(github.data.jobs).flatMap(({ steps }) => steps.flatMap(({ run: line }) => line ?? []));
  return Object.values(pipeline.parse(file)).flatMap((part) => job.safeParse(part).data?.script ?? []);
}

const page = readFileSync(join(root, 'docs/how-to/ci.md'), 'utf8');
const files = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
const lines = [...new Set(files.flatMap(linesOf))].filter((line) => line.includes('breakglass'));

const fixture = {
  'runbooks/shop/cart.md': '---\nalerts: [CartDown]\n---\n# Cart\n\n## Stabilise\n\n- [ ] Roll back.\n',
  'runbooks/shop/service.yaml': 'owner: shop\nescalation:\n  - to: Shop on-call\n    url: https://pager.example.com/shop\n',
  'monitoring/rules.yaml': 'groups:\n  - name: shop\n    rules:\n      - alert: CartDown\n        expr: up == 0\n',
};

describe('docs/how-to/ci.md', () => {
  let folder = '';
  const shell = (line: string, more: NodeJS.ProcessEnv = {}) => {
    const { INIT_CWD: _, ...env } = ownEnvironment();
    const commit = {
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.com',
    };
    const own = { PATH: `${join(folder, 'bin')}:${env['PATH']}`, NO_COLOR: '1', GIT_CONFIG_GLOBAL: '/dev/null', ...commit };
    return spawnSync('bash', ['-e', '-o', 'pipefail', '-c', line], { cwd: folder, encoding: 'utf8', env: { ...env, ...own, ...more } });
  };

  beforeAll(() => {
    folder = contentRoot(fixture);
    // `npx breakglass …` is the program of this repository.
    mkdirSync(join(folder, 'bin'));
    writeFileSync(
      join(folder, 'bin/npx'),
      `#!/bin/sh\n[ "$1" = breakglass ] || exit 9\nshift\nexec "${process.execPath}" "${root}/scripts/breakglass.ts" "$@"\n`,
    );
    chmodSync(join(folder, 'bin/npx'), 0o755);
    const git = 'git init -q && git add -A && git commit -qm A && git update-ref refs/remotes/origin/main HEAD';
    expect(shell(git)).toMatchObject({ status: 0 });
  });

  it('has files for both, and every command in them is run here', () => {
    expect(files.length).toBeGreaterThanOrEqual(6);
    for (const command of ['check', 'build', 'alerts', 'doctor']) expect(lines.join('\n')).toContain(`npx breakglass ${command}`);
  });

  /** What the host of CI fills in before the shell sees the line. */
  const filledIn = (line: string) =>
    line.replace('${{ steps.pages.outputs.base_path }}', '/shop').replace('${{ github.base_ref }}', 'main');
  const variables = () => ({ CI_PAGES_URL: 'https://ops.example.com/shop/', GITHUB_STEP_SUMMARY: join(folder, 'summary.md') });
  const isQuick = (line: string) => !/breakglass (?:build|doctor)/.test(line);

  it.each(lines)('the program knows what is typed: %s', (line) => {
    const [, name, words = ''] = /breakglass (\w+)(.*)/.exec(line) ?? [];
    const command = commands.find((one) => one.name === name);
    const known = command === undefined ? [] : optionNames(command);
    expect((words.match(/(?<= )--[a-z-]+/g) ?? []).filter((option) => !known.includes(option))).toEqual([]);
  });

  it.each(lines.filter(isQuick))('%s @long', (line) => {
    expect(filledIn(line)).not.toContain('${{');
    expect(shell(filledIn(line), variables())).toMatchObject({ status: 0 });
  });

  it.each(lines.filter((line) => line.includes('breakglass build')))('%s @long', (line) => {
    expect(shell(filledIn(line), variables())).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, /--out (\S+)/.exec(line)?.[1] ?? '', 'index.html'), 'utf8')).toContain('data-site="/shop/"');
  });

  it.each(lines.filter((line) => line.includes('breakglass doctor')))('%s @long', async (line) => {
    expect(shell('npx breakglass build --out served')).toMatchObject({ status: 0 });
    const { url, server } = await serve({ folder: join(folder, 'served'), base: '/', port: 0 });
    try {
      // Beside this process, which serves.
      const typed = line.replace('npx breakglass ', '').replace('https://runbooks.example.com/', url).split(' ');
      const [command = '', ...words] = typed;
      const { code, stdout } = await run(command, ...words);
      expect(stdout).toContain('[compression/none]');
      expect(code).toBe(1);
    } finally {
      server.close();
    }
  });
});
