/** What goes into which pack. */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { assemble } from '../../../src/content/assemble.ts';
import { readSources } from '../../../src/content/read.ts';
import { settingsSchema } from '../../../src/content/schema/settings.ts';
import { divide } from '../../../src/offline/pack/divide.ts';
import { contentRoot } from '../../support/content-root.ts';

const site = assemble(
  readSources(
    contentRoot({
      'runbooks/shop/CartDown.md': '---\naliases: [/old/cart]\n---\n# CartDown\n\n![Graph](graph.png)\n',
      'runbooks/shop/graph.png': 'png',
      'runbooks/shop/Shared.md': '---\nalerts: [Both]\n---\n# Shared\n',
      'runbooks/web/Other.md': '---\nalerts: [Both]\n---\n# Other\n',
      'queries/all.yaml': 'title: All\nqueries:\n  - { id: up, title: Up, language: promql, query: up }\n',
      'queries/shop.yaml': 'title: Shop\nservice: shop\nqueries:\n  - { id: up, title: Up, language: promql, query: up }\n',
    }),
  ),
  { base: '/' },
);

const fragment = (address: string) => gzipSync(`pagefind_dcd{"meta":{"address":"${address}"}}`);
const files: Record<string, Buffer> = {
  'index.html': Buffer.from('home'),
  '404.html': Buffer.from('404'),
  _headers: Buffer.from(''),
  'build.json': Buffer.from(''),
  'sw.js': Buffer.from(''),
  'offline/x.pack': Buffer.from(''),
  'icon-192.png': Buffer.from('png'),
  'apple-touch-icon.png': Buffer.from('png'),
  'assets/page.js': Buffer.from('js'),
  'alerts/index.html': Buffer.from('alerts'),
  ...Object.fromEntries(
    [...site.services, ...site.runbooks, ...site.sheets, ...site.alerts].map(({ address }) => [
      `${address}index.html`,
      Buffer.from(address),
    ]),
  ),
  ...Object.fromEntries(site.redirects.map(({ from }) => [`${from}index.html`, Buffer.from(from)])),
  ...Object.fromEntries(site.assets.map(({ address }) => [address, Buffer.from('png')])),
  'pagefind/pagefind.js': Buffer.from('js'),
  'pagefind/wasm.en.pagefind': gzipSync('wasm'),
  'pagefind/wasm.unknown.pagefind': gzipSync('wasm'),
  'pagefind/pagefind-entry.json': Buffer.from('{"languages":{"en":{"wasm":"en"}}}'),
  'pagefind/pagefind.en_1.pf_meta': gzipSync('meta'),
  'pagefind/filter/en_2.pf_filter': gzipSync('filter'),
  'pagefind/index/en_3.pf_index': gzipSync('index'),
  'pagefind/fragment/en_4.pf_fragment': fragment('runbooks/shop/cartdown/'),
  'pagefind/fragment/en_5.pf_fragment': fragment('queries/all/#up'),
};

const plans = divide(site, Object.keys(files), new Set(['assets/page.js']), (file) => files[file] ?? Buffer.from(''));
const paths = Object.fromEntries(plans.map(({ name, sources }) => [name, sources.map(({ path }) => path)]));

test('what changes together lies together', () => {
  expect(paths['program']).toEqual(['assets/page.js', 'pagefind/pagefind.js', 'pagefind/wasm.en.pagefind']);
  expect(paths['home']).toEqual(['index.html']);
  expect(paths['search']).toEqual(['pagefind/filter/en_2.pf_filter', 'pagefind/pagefind-entry.json', 'pagefind/pagefind.en_1.pf_meta']);
  expect(paths['search/en_3']).toEqual(['pagefind/index/en_3.pf_index']);
});

test("a service's pack has its pages, aliases, alerts, sheets, images, and what search shows of them", () => {
  expect(paths['service/shop']).toEqual(
    [
      'alerts/CartDown/index.html',
      'old/cart/index.html',
      'pagefind/fragment/en_4.pf_fragment',
      'queries/shop/index.html',
      'runbooks/shop/cartdown/index.html',
      'runbooks/shop/graph.png',
      'runbooks/shop/index.html',
      'runbooks/shop/shared/index.html',
    ].sort(),
  );
  expect(plans.find(({ name }) => name === 'service/shop')?.runbooks.map(([address]) => address)).toEqual(
    site.runbooks.filter(({ service }) => service === 'shop').map(({ address }) => address),
  );
});

test('an alert of several services, and sheets of none, lie with the lists', () => {
  expect(paths['lists']).toEqual(
    expect.arrayContaining(['404.html', 'alerts/index.html', 'alerts/Both/index.html', 'queries/all/index.html']),
  );
});

test('every file is in one pack, but what only hosts and tools read', () => {
  const packed = plans.flatMap(({ sources }) => sources.map(({ path }) => path));
  expect(new Set(packed).size).toBe(packed.length);
  const left = Object.keys(files).filter((file) => !packed.includes(file));
  expect(left.sort()).toEqual([
    '_headers',
    'apple-touch-icon.png',
    'build.json',
    'icon-192.png',
    'offline/x.pack',
    'pagefind/wasm.unknown.pagefind',
    'sw.js',
  ]);
});

test('what a responder needs first comes first', () => {
  const names = plans.map(({ name }) => name);
  expect(names.slice(0, 3)).toEqual(['program', 'home', 'lists']);
  expect(names.at(-1)).toMatch(/^search/);
});

test('what belongs to a service may be left out, and nothing else', () => {
  expect(plans.filter(({ optional }) => optional).map(({ name }) => name)).toEqual(['service/shop', 'service/web']);
  const process = assemble(
    readSources(
      contentRoot({
        'runbooks/incident/service.yaml': 'kind: process\n',
        'runbooks/incident/first.md': '# First\n',
        'runbooks/web/Down.md': '# Down\n',
      }),
    ),
    { base: '/' },
  );
  const pages = process.runbooks.map(({ address }) => `${address}index.html`);
  const divided = divide(process, pages, new Set(), () => Buffer.from('x'));
  expect(divided.map(({ name, optional }) => [name, optional])).toEqual([
    ['service/incident', false],
    ['service/web', true],
  ]);
});

test('what shares live is packed for sites that share, and for no other', () => {
  const live = ['assets/share-live.abc.js', 'assets/Sharing.abc.js'];
  const packed = (share: Partial<typeof site.settings>) =>
    divide({ ...site, settings: { ...site.settings, ...share } }, ['assets/page.js', ...live], new Set(['assets/page.js', ...live]), () =>
      Buffer.from('x'),
    ).flatMap(({ sources }) => sources.map(({ path }) => path));
  expect(packed({})).toEqual(['assets/page.js']);
  const { share } = settingsSchema.parse({ share: { servers: ['wss://nats.example.com'] } });
  expect(packed({ share })).toEqual(['assets/Sharing.abc.js', 'assets/page.js', 'assets/share-live.abc.js']);
});

test('what follow-up and trends load is packed for sites with postmortems, and for no other', () => {
  const loaded = ['assets/due-days.abc.js', 'assets/follow-up.abc.css'];
  const files = ['assets/follow-up.abc.js', ...loaded];
  const packed = (one: typeof site) =>
    divide(one, files, new Set(files), () => Buffer.from('x')).flatMap(({ sources }) => sources.map(({ path }) => path));
  expect(packed(site)).toEqual(['assets/follow-up.abc.js']);
  const kept = assemble(readSources(contentRoot({ 'runbooks/a/b.md': '# B\n', 'postmortems/c.md': '# C\n' })), { base: '/' });
  expect(packed(kept)).toEqual(expect.arrayContaining(files));
});
