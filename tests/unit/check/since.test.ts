/** Git’s part: when files were changed, and what changed since a revision. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changesSince, NoSuchRevision, placeInRepository } from '../../../src/check/changes.ts';
import { problemsSince } from '../../../src/check/since.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { readHistory } from '../../../src/content/history.ts';
import { readSources } from '../../../src/content/read.ts';
import { fileStart, type Problem } from '../../../src/problem/problem.ts';
import { contentRoot, temporaryFolder } from '../../support/content-root.ts';

function git(folder: string, ...args: string[]): void {
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', '-c', 'init.defaultBranch=main'];
  execFileSync('git', ['-C', folder, ...who, ...args], { stdio: 'ignore' });
}

/** A repository with the content in `docs/`, and a commit of each day. */
function repository(days: readonly (readonly [string, Record<string, string>])[]): string {
  const folder = contentRoot({ 'README.md': 'x' });
  git(folder, 'init');
  for (const [day, files] of days) {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    git(folder, 'add', '-A');
    execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qm', day], {
      env: { ...process.env, GIT_COMMITTER_DATE: `${day}T12:00:00Z`, GIT_AUTHOR_DATE: `${day}T12:00:00Z` },
    });
  }
  return folder;
}

const days = [
  ['2023-01-01', { 'docs/runbooks/shop/cart.md': '# Cart\n', 'docs/runbooks/shop/größe 1.md': '# G\n', 'rules/a.yaml': 'groups: []\n' }],
  ['2024-02-02', { 'docs/runbooks/shop/cart.md': '# Cart\n\nNew.\n' }],
  ['2025-03-03', { 'docs/runbooks/shop/stock.md': '# Stock\n' }],
] as const;

describe('history', () => {
  it('knows the day of each file’s last commit', async () => {
    const { lastCommit, shallow } = await readHistory(join(repository(days), 'docs'));
    expect(['cart', 'größe 1', 'stock', 'new'].map((name) => lastCommit(`runbooks/shop/${name}.md`))).toEqual([
      '2024-02-02',
      '2023-01-01',
      '2025-03-03',
      undefined,
    ]);
    expect(shallow).toBe(false);
  });

  it('takes no date from where a shallow clone is cut off', async () => {
    const clone = join(temporaryFolder(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '2', `file://${repository(days)}`, clone]);
    const { lastCommit, shallow } = await readHistory(join(clone, 'docs'));
    expect(['cart', 'größe 1', 'stock'].map((name) => lastCommit(`runbooks/shop/${name}.md`))).toEqual([
      undefined,
      undefined,
      '2025-03-03',
    ]);
    expect(shallow).toBe(true);
    const one = join(temporaryFolder(), 'clone');
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${repository(days)}`, one]);
    expect((await readHistory(join(one, 'docs'))).lastCommit('runbooks/shop/stock.md')).toBeUndefined();
  });

  it('knows nothing outside of a repository', async () => {
    const { lastCommit, shallow } = await readHistory(contentRoot({ 'runbooks/a.md': 'x' }));
    expect([lastCommit('runbooks/a.md'), shallow]).toEqual([undefined, false]);
  });
});

describe('changes since a revision', () => {
  it('are those of the last commits, of the work tree and of new files, also beside the content', async () => {
    const folder = repository(days);
    writeFileSync(join(folder, 'docs/runbooks/shop/größe 1.md'), '# G\n\nMore.\n');
    writeFileSync(join(folder, 'docs/runbooks/shop/new.md'), '# New\n');
    writeFileSync(join(folder, 'rules/a.yaml'), 'groups: [] #\n');
    expect(await placeInRepository(join(folder, 'docs'))).toBe('docs/');
    const { changed, removed } = await changesSince(join(folder, 'docs'), 'HEAD~1');
    expect([...changed].sort()).toEqual(['../rules/a.yaml', 'runbooks/shop/größe 1.md', 'runbooks/shop/new.md', 'runbooks/shop/stock.md']);
    expect(removed).toBe(false);
    rmSync(join(folder, 'docs/runbooks/shop/cart.md'));
    expect(await changesSince(join(folder, 'docs'), 'HEAD')).toMatchObject({ removed: true });
  });

  it.each(['nowhere', '--output=x', ''])('of %j are refused', async (revision) => {
    await expect(changesSince(repository(days), revision)).rejects.toBeInstanceOf(NoSuchRevision);
  });
});

describe('problems that have to do with changes', () => {
  const root = readSources(
    contentRoot({
      'runbooks/shop/cart.mdx': '# Cart\n\n<Query id="up" />\n',
      'runbooks/shop/stock.md': '# Stock\n',
      'runbooks/pay/refund.md': '# Refund\n',
      'runbooks/pay/service.yaml': 'title: Pay\n',
      'queries/s.yaml': 'title: S\nqueries:\n  - { id: up, title: Up, language: promql, query: up }\n',
    }),
  );
  const site = assemble(root, { base: '/' });
  const problems = [...site.runbooks.map(({ file }) => file), 'queries/s.yaml', '../rules/a.yaml'].map(
    (file): Problem => ({ check: 'file/empty', severity: 'error', file, message: '', hint: '', ...fileStart }),
  );
  const since = (removed: boolean, ...changed: string[]) =>
    problemsSince(problems, { changed: new Set(changed), removed }, site).map(({ file }) => file);

  it('are those of the files, of runbooks that show a sheet, and of a service', () => {
    expect(since(false, 'runbooks/shop/stock.md')).toEqual(['runbooks/shop/stock.md']);
    expect(since(false, 'queries/s.yaml')).toEqual(['runbooks/shop/cart.mdx', 'queries/s.yaml']);
    expect(since(false, 'runbooks/pay/service.yaml')).toEqual(['runbooks/pay/refund.md']);
    expect(since(false, '../rules/a.yaml')).toEqual(['../rules/a.yaml']);
    expect(since(false)).toEqual([]);
  });

  it('are all when settings changed or a file went away', () => {
    expect(since(false, 'breakglass.yaml')).toHaveLength(problems.length);
    expect(since(true)).toHaveLength(problems.length);
  });
});
