/** Bad input: each kind has its own clear problem with its place, and never costs another runbook its page. */
import { execFileSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../../src/content/assemble.ts';
import { NoContent, readSources } from '../../../src/content/read.ts';
import { contentRoot } from '../../support/content-root.ts';

function siteOf(files: Record<string, string | Uint8Array>) {
  return assemble(readSources(contentRoot(files)), { base: '/' });
}

function told(files: Record<string, string | Uint8Array>): string[] {
  return siteOf(files).problems.map(
    ({ severity, check, file, line, column, message, hint }) =>
      `${severity} ${check} ${file}:${line}:${column} ${message}${hint === '' ? '' : ` (${hint})`}`,
  );
}

const good = { 'runbooks/shop/cart.md': '# Cart\n\nFine.\n' };

describe('frontmatter and YAML @fault-35', () => {
  it('places a syntax error', () => {
    expect(told({ ...good, 'runbooks/shop/a.md': '---\ntitle: a: b\n---\n# A\n' })).toEqual([
      expect.stringMatching(
        /^error runbook\/frontmatter runbooks\/shop\/a\.md:2:8 not valid YAML: .*\(expected quotes around text with `: ` in it, or .*\)$/,
      ),
    ]);
  });

  it('names an unknown key and the nearest known one', () => {
    expect(told({ ...good, 'runbooks/shop/a.md': '---\ntitel: A\n---\nText\n' })).toEqual([
      'error runbook/frontmatter runbooks/shop/a.md:2:1 unknown key `titel` (did you mean `title`?)',
    ]);
  });

  it('names wrong types and values, all of them, and keeps the rest', () => {
    const files = {
      ...good,
      'runbooks/shop/a.md': '---\ntitle: A title\nseverity: critcal\nalerts: { a: One }\nlastReviewed: 2026-02-30\n---\nText\n',
    };
    expect(told(files)).toEqual([
      'error runbook/frontmatter runbooks/shop/a.md:3:11 `severity` expected one of `critical`, `warning`, `info`, found `"critcal"`: did you mean `critical`?',
      'error runbook/frontmatter runbooks/shop/a.md:4:9 `alerts` expected a list, found a map',
      expect.stringMatching(/^error runbook\/frontmatter runbooks\/shop\/a\.md:5:15 `lastReviewed` expected a day/),
    ]);
    expect(siteOf(files).runbooks.find((runbook) => runbook.id === 'shop/a')?.title).toBe('A title');
  });

  it('keeps the good queries of a sheet and places what is wrong with the others', () => {
    const sheet =
      'title: S\nqueries:\n  - id: one\n    title: One\n    language: promql\n    query: |\n      sum(rate(x[5m])\n  - id: two\n    title: Two\n    language: promqll\n    query: up\n  - title: Three\n    language: promql\n    query: up\n  - id: one\n    title: Again\n    language: promql\n    query: up\n    dangr: read-only\n';
    const files = { ...good, 'queries/s.yaml': sheet };
    const problems = told(files);
    expect(problems).toEqual([
      expect.stringMatching(/^error query\/syntax queries\/s\.yaml:7:\d+ not valid PromQL/),
      'warning query/language queries/s.yaml:10:15 unknown language `promqll`: shown as plain text, not checked (did you mean `promql`?)',
      'error sheet/schema queries/s.yaml:12:5 `queries[2].id` missing: expected text',
      'error query/duplicate queries/s.yaml:15:9 the query id `one` is used twice (give each query its own id)',
      'error sheet/schema queries/s.yaml:19:5 unknown key `dangr` (did you mean `danger`?)',
    ]);
    expect(siteOf(files).sheets[0]?.queries.map((query) => query.id)).toEqual(['s/one', 's/two']);
  });

  it('names references that lead nowhere', () => {
    const files = {
      ...good,
      'runbooks/shop/service.yaml': 'title: Shop\ndependencies:\n  - service: crat\n',
      'runbooks/shop/a.mdx': '---\nrelated: [shop/crat]\n---\n<Query id="s/on" />\n',
      'queries/s.yaml': 'title: S\nservice: shp\nqueries:\n  - { id: one, title: One, language: promql, query: up }\n',
    };
    expect(told(files)).toEqual([
      'error service/unknown queries/s.yaml:2:10 unknown service `shp` (did you mean `shop`?)',
      'error runbook/unknown runbooks/shop/a.mdx:2:11 `related` names an unknown runbook `shop/crat` (did you mean `shop/cart`?)',
      'error query/unknown runbooks/shop/a.mdx:4:1 unknown query `s/on` (did you mean `s/one`?)',
      expect.stringContaining('error service/unknown runbooks/shop/service.yaml:3:14 unknown service `crat`'),
    ]);
  });

  it('takes settings with problems as far as they go', () => {
    const files = { ...good, 'breakglass.yaml': 'titel: X\ndescription: D\nmdx:\n  code: perhaps\n' };
    expect(told(files)).toEqual([
      'error settings/schema breakglass.yaml:1:1 unknown key `titel` (did you mean `title`?)',
      'error settings/schema breakglass.yaml:4:9 `mdx.code` expected `true` or `false`, found `"perhaps"`',
    ]);
    expect(siteOf(files).settings).toMatchObject({ title: 'Runbooks', description: 'D', mdx: { code: false } });
  });

  it.each([
    ['10', 'expected at least 320, found `10`'],
    ['1e9', 'expected at most 8192, found `1000000000`'],
    ['wide', 'expected a number, found `"wide"`'],
  ])('says which numbers it takes: %s', (width, message) => {
    const files = { ...good, 'breakglass.yaml': `images: { width: ${width} }\n` };
    expect(told(files)).toEqual([`error settings/schema breakglass.yaml:1:18 \`images.width\` ${message}`]);
  });
});

describe('bytes @fault-35', () => {
  it('reads a byte-order mark, CRLF and says so', () => {
    const site = siteOf({ 'runbooks/shop/a.md': '\uFEFF---\r\ntitle: A\r\n---\r\n\r\n- [ ] One\r\n' });
    expect(site.problems.map((problem) => problem.check)).toEqual(['file/bom', 'file/line-ends']);
    expect(site.runbooks[0]).toMatchObject({ title: 'A', compiled: { steps: [{ text: 'One', line: 5 }] } });
  });

  it('places the first byte that is not UTF-8', () => {
    expect(told({ 'runbooks/shop/a.md': new Uint8Array([...Buffer.from('# A\n\nGr'), 0xfc, ...Buffer.from('n\n')]) })).toEqual([
      'error file/encoding runbooks/shop/a.md:3:3 a byte here is not UTF-8 (save the file as UTF-8)',
    ]);
  });

  it('counts its lines as the text has them, whatever ends them, and no byte-order mark', () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from('# A\rx\r\nGr'), 0xfc, ...Buffer.from('n\n')]);
    expect(told({ 'runbooks/shop/a.md': bytes })).toContain(
      'error file/encoding runbooks/shop/a.md:3:3 a byte here is not UTF-8 (save the file as UTF-8)',
    );
  });

  it('reports empty and huge files and gives them a page', () => {
    const site = siteOf({ ...good, 'runbooks/shop/empty.md': '', 'runbooks/shop/huge.md': 'a'.repeat(5_000_000) });
    expect(site.problems.map(({ check, file }) => `${check} ${file}`)).toEqual([
      'file/empty runbooks/shop/empty.md',
      'file/size runbooks/shop/huge.md',
    ]);
    expect(site.runbooks.map((runbook) => [runbook.id, runbook.compiled.broken])).toEqual([
      ['shop/cart', false],
      ['shop/empty', true],
      ['shop/huge', true],
    ]);
  });
});

describe('names @fault-36', () => {
  it('gives every name an address and says where it differs', () => {
    const site = siteOf({
      'runbooks/shop/a b.md': '# 1',
      'runbooks/shop/c#d.md': '# 2',
      'runbooks/shop/e?f.md': '# 3',
      'runbooks/shop/50%.md': '# 4',
      'runbooks/shop/Größe.md': '# 5',
    });
    expect(site.runbooks.map((runbook) => runbook.address).sort()).toEqual([
      'runbooks/shop/50/',
      'runbooks/shop/a-b/',
      'runbooks/shop/c-d/',
      'runbooks/shop/e-f/',
      'runbooks/shop/gr%C3%B6%C3%9Fe/',
    ]);
    expect(site.problems.map((problem) => problem.check)).toEqual(Array(4).fill('file/name'));
  });

  it('builds both of a.md beside a.mdx, and names that differ in case only', () => {
    const site = siteOf({
      'runbooks/shop/a.md': '# 1',
      'runbooks/shop/a.mdx': '# 2',
      'runbooks/shop/B.md': '# 3',
      'runbooks/shop/b.md': '# 4',
    });
    expect(new Set(site.runbooks.map((runbook) => runbook.address)).size).toBe(4);
    expect(new Set(site.runbooks.map((runbook) => runbook.id)).size).toBe(4);
    expect(site.problems.map(({ check, message }) => `${check} ${message}`)).toEqual([
      'runbook/duplicate `runbooks/shop/a.mdx` and `runbooks/shop/a.md` differ in their ending only; this one answers at /runbooks/shop/a-2/',
      'runbook/duplicate `runbooks/shop/b.md` and `runbooks/shop/B.md` differ in case only; this one answers at /runbooks/shop/b-2/',
    ]);
  });
});

describe('folders @fault-35', () => {
  it('does not follow a link that leads back', () => {
    const root = contentRoot(good);
    symlinkSync(join(root, 'runbooks'), join(root, 'runbooks', 'shop', 'loop'));
    symlinkSync('self', join(root, 'runbooks', 'shop', 'self'));
    const site = assemble(readSources(root), { base: '/' });
    expect(site.runbooks.map((runbook) => runbook.id)).toEqual(['shop/cart']);
    expect(site.problems.map(({ check, file }) => `${check} ${file}`)).toEqual([
      'file/loop runbooks/shop/loop',
      'file/loop runbooks/shop/self',
    ]);
  });

  it.each(['runbooks/shop/x.md', 'breakglass.yaml', 'after.md'])('does not wait for a pipe at %s', (path) => {
    const settings: Record<string, string> = path === 'after.md' ? { 'breakglass.yaml': 'postmortem: { template: after.md }\n' } : {};
    const root = contentRoot({ ...good, ...settings });
    execFileSync('mkfifo', [join(root, path)]);
    // In a process of its own: a read that waits for a pipe blocks all of it.
    const read = `import { readSources } from ${JSON.stringify(new URL('../../../src/content/read.ts', import.meta.url).href)};
      const { problems, runbookFiles } = readSources(${JSON.stringify(root)});
      console.log(JSON.stringify([...problems, ...runbookFiles.flatMap(({ failure }) => failure ?? [])].map(({ message }) => message)));`;
    const told = execFileSync(process.execPath, ['--input-type=module', '-e', read], {
      timeout: 60_000,
      encoding: 'utf8',
      killSignal: 'SIGKILL',
    });
    expect(JSON.parse(told)).toEqual([expect.stringContaining('neither a file nor a folder')]);
  });

  it('reports each file of a service that another takes the place of', () => {
    const names = ['README.md', '_index.md', 'service.yaml', 'service.yml', 'deep/README.md'];
    const site = siteOf({
      ...good,
      ...Object.fromEntries(names.map((name) => [`runbooks/shop/${name}`, name.endsWith('md') ? '# A\n' : 'title: A\n'])),
    });
    expect(site.problems.map(({ check, file }) => `${check} ${file}`)).toEqual([
      'runbook/duplicate runbooks/shop/README.md',
      'file/ignored runbooks/shop/deep/README.md',
      'runbook/duplicate runbooks/shop/service.yaml',
    ]);
  });

  it.runIf(process.platform === 'linux')('asks to rename what has a name that is not UTF-8', () => {
    const root = contentRoot(good);
    writeFileSync(Buffer.concat([Buffer.from(join(root, 'runbooks/shop/')), Buffer.from([0xff]), Buffer.from('.md')]), '# A\n');
    const site = assemble(readSources(root), { base: '/' });
    expect(site.problems).toMatchObject([
      { check: 'file/unreadable', message: 'cannot be read: its name is not UTF-8', hint: 'rename it' },
    ]);
  });

  it('says which folder it looked for', () => {
    expect(() => siteOf({ 'docs/a.md': '# A' })).toThrow(NoContent);
    expect(() => siteOf({ 'docs/a.md': '# A' })).toThrow(/expected a folder `runbooks\/` or `content\/runbooks\/`/);
  });

  it('takes runbooks from where Hugo or the settings keep them', () => {
    expect(siteOf({ 'content/runbooks/etcd/etcdNoLeader.md': '# X' }).layout).toBe('hugo');
    expect(siteOf({ 'breakglass.yaml': 'runbooks: docs/ops', 'docs/ops/etcd/x.md': '# X' }).runbooks[0]?.id).toBe('etcd/x');
  });
});
