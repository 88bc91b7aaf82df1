/** Files that cannot be read, whatever the reason: each is named, has the page that its unit would have, and costs no other its page. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { allPages } from '../../../src/build/pages.ts';
import { noHistory } from '../../../src/content/history.ts';
import { loadSite } from '../../../src/content/load.ts';
import { contentRoot } from '../../support/content-root.ts';

const good = {
  'runbooks/shop/good.md': '# Good\n\nText.\n',
  'queries/good.yaml': 'title: Good\nqueries: [{ id: up, title: Up, language: promql, query: up }]\n',
};

const sockets: Server[] = [];
afterAll(() => {
  for (const socket of sockets) socket.close();
});

/** What lies at a path and cannot be read. */
const unreadable: Record<string, (path: string) => void | Promise<void>> = {
  pipe: (path) => void execFileSync('mkfifo', [path]),
  socket: (path) =>
    new Promise((done) => {
      sockets.push(createServer().listen(path, done));
    }),
  'link that leads nowhere': (path) => symlinkSync('nowhere.md', path),
  'link to itself': (path) => symlinkSync(path, path),
  'link out of the content root': (path) => symlinkSync('/proc/self/environ', path),
  device: (path) => symlinkSync('/dev/zero', path),
};
/** The administrator may read everything. */
if (process.getuid?.() !== 0)
  unreadable['file without permission'] = (path) => {
    execFileSync('touch', [path]);
    chmodSync(path, 0);
  };

/** Files of every kind, and the address of the page that shows what is wrong. */
const units: Readonly<Record<string, string>> = {
  'runbooks/shop/bad.md': 'runbooks/shop/bad/',
  'runbooks/shop/deep/bad.mdx': 'runbooks/shop/deep/bad/',
  'runbooks/bad.md': 'runbooks/general/bad/',
  'runbooks/other/bad.md': 'runbooks/other/bad/',
  'runbooks/other/_index.md': 'runbooks/other/',
  'runbooks/other/service.yaml': 'runbooks/other/',
  'runbooks/shop/_index.md': 'runbooks/shop/',
  'runbooks/shop/service.yaml': 'runbooks/shop/',
  'runbooks/shop/catalog-info.yaml': 'runbooks/shop/',
  'runbooks/shop/OWNERS': 'runbooks/shop/',
  'runbooks/shop/drills/bad.yaml': 'drills/shop/bad/',
  'runbooks/shop/_part.md': 'runbooks/shop/',
  'queries/bad.yaml': 'queries/bad/',
};

async function siteWith(path: string, make: (path: string) => void | Promise<void>) {
  const root = contentRoot(good);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  await make(join(root, path));
  return (await loadSite(root, { base: '/', history: noHistory, rules: ['rules/*.yaml'] })).site;
}

describe('a file that cannot be read @fault-39', () => {
  const cases = Object.entries(units).flatMap(([path, address]) => Object.keys(unreadable).map((kind) => [path, kind, address] as const));

  it.each(cases)('%s, a %s, is named and has its page', async (path, kind, address) => {
    const site = await siteWith(path, unreadable[kind] ?? expect.unreachable);
    const named = site.problems.filter(({ file, severity }) => file === path && severity === 'error');
    expect(named).toHaveLength(1);
    expect(allPages(site).map((page) => page.address)).toEqual(expect.arrayContaining([address, 'runbooks/shop/good/', 'queries/good/']));
    for (const unit of [...site.runbooks.filter(({ file }) => file === path), ...site.broken]) expect(unit.problems).toEqual(named);
    expect(site.runbooks.find(({ id }) => id === 'shop/good')?.compiled.broken).toBe(false);
    for (const runbook of site.runbooks) expect(runbook.compiled.broken).toBe(runbook.file === path);
  });

  it.each(Object.keys(unreadable))('rules/bad.yaml, a %s, is named', async (kind) => {
    const site = await siteWith('rules/bad.yaml', unreadable[kind] ?? expect.unreachable);
    expect(site.problems).toContainEqual(expect.objectContaining({ file: 'rules/bad.yaml', severity: 'error' }));
  });
});

describe('settings that cannot be read @fault-39', () => {
  it.each(Object.keys(unreadable))('a %s is named', async (kind) => {
    const site = await siteWith('breakglass.yaml', unreadable[kind] ?? expect.unreachable);
    const named = site.problems.filter(({ check }) => check.startsWith('file/'));
    expect(named.map(({ file, severity }) => [file, severity])).toEqual([['breakglass.yaml', 'error']]);
    expect(site.runbooks.map(({ id }) => id)).toEqual(['shop/good']);
  });
});

describe('a page that has no place', () => {
  it.each(['runbooks/shop/service.yaml/x.md', 'runbooks/shop/OWNERS/x.md', 'runbooks/shop/cart.md/x.md'])(
    'the folder of %s is reported',
    async (path) => {
      const { site } = await loadSite(contentRoot({ ...good, [path]: '# Title\n\nText.\n' }), { base: '/', history: noHistory });
      expect(site.problems.map(({ file, message }) => [file, message])).toEqual([
        [path.replace('/x.md', ''), expect.stringContaining('this is a folder')],
      ]);
    },
  );

  it.each(['runbooks/README.md', 'runbooks/index.md', 'runbooks/_index.mdx', 'runbooks/shop/deep/README.md'])(
    '%s is reported',
    async (path) => {
      const { site } = await loadSite(contentRoot({ ...good, [path]: '# Title\n' }), { base: '/', history: noHistory });
      expect(site.problems.map(({ file, check }) => [file, check])).toEqual([[path, 'file/ignored']]);
      expect(site.runbooks.map(({ id }) => id)).toEqual(['shop/good']);
    },
  );
});

describe('runbooks in the content root itself', () => {
  it.each(['.', './', '/', './/.'])('`runbooks: %s` gives them the ids of their folders', async (runbooks) => {
    const files = {
      'breakglass.yaml': `runbooks: ${JSON.stringify(runbooks)}\nignore: [left/**]\n`,
      CODEOWNERS: '/shop/ @shop\n',
      'shop/cart.md': '# Cart\n\n[Pay](../pay/pay.md) ![x](x.png)\n',
      'shop/x.png': 'png',
      'pay/pay.md': '# Pay\n\nText.\n',
      'left/out.md': '# Out\n',
      'loose.md': '# Loose\n\nText.\n',
    };
    const { site } = await loadSite(contentRoot(files), { base: '/', history: noHistory });
    expect(site.problems).toEqual([]);
    expect(site.runbooks.map(({ id, address, file, owner }) => [id, address, file, owner])).toEqual([
      ['general/loose', 'runbooks/general/loose/', 'loose.md', ''],
      ['pay/pay', 'runbooks/pay/pay/', 'pay/pay.md', ''],
      ['shop/cart', 'runbooks/shop/cart/', 'shop/cart.md', '@shop'],
    ]);
    expect(site.assets.map(({ address }) => address)).toEqual(['runbooks/shop/x.png']);
  });
});
