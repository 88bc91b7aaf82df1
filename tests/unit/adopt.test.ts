/** Each fixture is a small collection as its generator has it; beside it stands what becomes of it, for people to read. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../src/adopt/collection.ts';
import { adoptFolder } from '../../src/command/adopt.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { communityRunbooks, noCorpora } from '../support/corpora.ts';

const fixtures = join(import.meta.dirname, '../fixtures/adopt');
const options = { as: undefined, service: undefined, dryRun: false };

describe.each(kinds)('%s', (kind) => {
  const from = join(fixtures, kind);

  it('becomes a content root without errors of structure, and the source stays as it was', async () => {
    const before = fingerprint(from);
    const to = join(temporaryFolder(), 'content');
    const report = await adoptFolder({ ...options, from, to });
    await expect(`${report.replaceAll(to, 'DIR')}${everything(to)}`).toMatchFileSnapshot(join(fixtures, `${kind}.expected.txt`));
    expect(fingerprint(from)).toBe(before);
    expect(report).toContain('No errors.');
  });
});

it('never overwrites, and says what was there', async () => {
  const to = contentRoot({ 'runbooks/search/slow.md': '# Ours\n' });
  const report = await adoptFolder({ ...options, from: join(fixtures, 'plain'), to });
  expect(readFileSync(join(to, 'runbooks/search/slow.md'), 'utf8')).toBe('# Ours\n');
  expect(report).toContain('## Was there already, and stays (1)\n\n- runbooks/search/slow.md');
  expect(existsSync(join(to, 'runbooks/general/restart.md'))).toBe(true);
});

it('writes nothing when it is only asked what it would do', async () => {
  const to = join(temporaryFolder(), 'content');
  expect(await adoptFolder({ ...options, from: join(fixtures, 'mkdocs'), to, dryRun: true })).toContain(
    'Recognised MkDocs, by mkdocs.yml.',
  );
  expect(existsSync(to)).toBe(false);
});

it('refuses to write into the source, or around it', async () => {
  const from = contentRoot({ 'a.md': '# A\n' });
  await expect(adoptFolder({ ...options, from, to: join(from, 'new') })).rejects.toThrow('lies in the source');
  await expect(adoptFolder({ ...options, from, to: from })).rejects.toThrow('lies in the source');
  mkdirSync(join(from, 'below'));
  writeFileSync(join(from, 'below/b.md'), '# B\n');
  await expect(adoptFolder({ ...options, from: join(from, 'below'), to: from })).rejects.toThrow('the source lies in');
});

it('puts all pages below one service when it is told which', async () => {
  const to = join(temporaryFolder(), 'content');
  await adoptFolder({ ...options, from: join(fixtures, 'plain'), to, service: 'shop' });
  expect(readdirSync(join(to, 'runbooks'))).toEqual(['shop']);
});

it.skipIf(noCorpora !== '')(`takes over the community's runbooks${noCorpora}`, async () => {
  const to = join(temporaryFolder(), 'content');
  const report = await adoptFolder({ ...options, from: communityRunbooks, to });
  expect(report).toMatch(/Recognised Hugo, by content\/_index\.md\..*\n\n- 110 runbooks of 9 services/);
  expect(report).toContain(
    'Another page has the name that it would have: it is `runbooks/prometheus-operator/PrometheusOperatorSyncFailed-2.md`: content/runbooks/prometheus-operator/PrometheusOperatorSyncFailed:1',
  );
  expect(report).toContain('No errors.');
});

/** All files of a folder, for reading: texts whole, others by their size. */
function everything(folder: string): string {
  return paths(folder)
    .map((path) => {
      const bytes = readFileSync(join(folder, path));
      return `\n======== ${path}\n${path.endsWith('.png') ? `${bytes.length} bytes` : bytes.toString()}`;
    })
    .join('\n');
}

function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const path of paths(folder)) hash.update(path).update(readFileSync(join(folder, path)));
  return hash.digest('hex');
}

function paths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
