import { describe, expect, test } from 'vitest';
import { loadSite } from '../../../src/content/load.ts';
import { contentRoot } from '../../support/content-root.ts';

const base: Record<string, string> = {
  'runbooks/shop/cart-down.md': '---\nalerts: [CartDown]\n---\n# Cart down\n\n- [ ] Look\n',
  'runbooks/shop/service.yaml': 'title: Shop\n',
};

async function load(files: Record<string, string>, at = '') {
  const { site } = await loadSite(contentRoot({ ...base, ...files }) + at, { base: '/' });
  return { site, problems: site.problems.filter(({ file }) => file.includes('postmortem') || file.includes('incidents/')) };
}

describe('postmortems', () => {
  test('a site without them has none, and nothing is said of it', async () => {
    const { site } = await load({});
    expect(site.postmortems).toEqual([]);
    expect(site.problems).toEqual([]);
  });

  test('plain Markdown is one: its title is the heading, its day is known from the name or not at all', async () => {
    const { site, problems } = await load({
      'postmortems/2026-01-31-cart.md':
        '# The cart was away\n\nText with [the runbook](../runbooks/shop/cart-down.md).\n\n- [x] Done\n- [ ] Open\n',
      'postmortems/unknown.md': '# Long ago\n',
    });
    expect(problems).toEqual([]);
    expect(site.postmortems.map(({ id, title, day, address }) => ({ id, title, day, address }))).toEqual([
      { id: '2026-01-31-cart', title: 'The cart was away', day: '2026-01-31', address: 'postmortems/2026-01-31-cart/' },
      { id: 'unknown', title: 'Long ago', day: '', address: 'postmortems/unknown/' },
    ]);
    const html = site.postmortems[0]?.compiled.sections.map((section) => section.html).join('') ?? '';
    expect(html).toContain('href="/runbooks/shop/cart-down/"');
    expect(html).toContain('☑ Done');
    expect(html).not.toContain('<input');
    expect(site.postmortems[0]?.compiled.steps).toEqual([]);
  });

  test('frontmatter: its names, its day from the earliest time, the newest first, those without a day last', async () => {
    const { site, problems } = await load({
      'postmortems/a.md':
        '---\ntitle: Cart away\nseverity: SEV2\nservices: [shop]\nrunbooks: [shop/cart-down]\nalerts: [CartDown]\nstarted: 2026-01-31T22:54:00Z\nresolved: 2026-02-01T01:00:00Z\ncause: The cache was full.\n---\n# Another\n',
      'postmortems/b.md': '---\nday: 2026-02-10\n---\n# Later\n',
      'postmortems/c.md': '# Never\n',
    });
    expect(problems).toEqual([]);
    expect(site.postmortems.map(({ title, day }) => [title, day])).toEqual([
      ['Later', '2026-02-10'],
      ['Cart away', '2026-01-31'],
      ['Never', ''],
    ]);
    expect(site.postmortems[1]?.meta).toMatchObject({
      severity: 'SEV2',
      services: ['shop'],
      runbooks: ['shop/cart-down'],
      alerts: ['CartDown'],
    });
  });

  test.each([
    ['services: [shp]', 'unknown service `shp`', 'did you mean `shop`?', '2:12'],
    ['runbooks: [shop/cart-dwn]', 'unknown runbook `shop/cart-dwn`', 'did you mean `shop/cart-down`?', '2:12'],
    ['alerts: [CartDwn]', 'unknown alert `CartDwn`', 'did you mean `CartDown`?', '2:10'],
    ['repairs: [{ runbook: shop/cart-don, what: x }]', 'unknown runbook `shop/cart-don`', 'did you mean `shop/cart-down`?', '2:22'],
    ['actions: [{ title: x, service: shopp }]', 'unknown service `shopp`', 'did you mean `shop`?', '2:32'],
    ['sevrity: SEV1', 'unknown key `sevrity`', 'did you mean `severity`?', '2:1'],
    ['severity: bad', 'unknown severity', '', '2:11'],
    ['started: yesterday', '', '', '2:10'],
  ])('%s is a problem with its place, and the postmortem is there', async (line, message, hint, place) => {
    const { site, problems } = await load({ 'postmortems/a.md': `---\n${line}\n---\n# A\n` });
    expect(site.postmortems.map(({ title }) => title)).toEqual(['A']);
    const [problem] = problems;
    expect(problems).toHaveLength(1);
    expect(`${problem?.line}:${problem?.column}`).toBe(place);
    if (hint !== '') {
      expect(problem?.message).toBe(message);
      expect(problem?.hint).toBe(hint);
    }
  });

  test('what was run is shown as it was, and asked nothing; a dead link is a problem', async () => {
    const { problems } = await load({
      'postmortems/a.md': '# A\n\n```sh\nkubectl delte pod ${name}\n```\n\n[gone](../runbooks/shop/cart-gone.md)\n',
    });
    expect(problems.map(({ check }) => check)).toEqual(['link/dead']);
  });

  test('the folder is named by the settings; other roots have theirs, with their prefix', async () => {
    const { site, problems } = await load({
      'breakglass.yaml': 'postmortems: incidents/written\ncontent: [{ folder: teams/pay, prefix: pay }]\n',
      'incidents/written/x.md': '# X\n',
      'teams/pay/runbooks/checkout/slow.md': '# Slow\n\n- [ ] Look\n',
      'teams/pay/postmortems/y.md': '---\nservices: [checkout]\nrunbooks: [checkout/slow]\n---\n# Y\n',
    });
    expect(problems).toEqual([]);
    expect(site.postmortems.map(({ id, address, meta }) => [id, address, meta.services, meta.runbooks])).toEqual([
      ['pay/y', 'postmortems/pay/y/', ['pay-checkout'], ['pay-checkout/slow']],
      ['x', 'postmortems/x/', [], []],
    ]);
  });

  test('in a folder of runbooks they are no runbooks; README, templates and pieces are no postmortems', async () => {
    const { site } = await load({
      'breakglass.yaml': 'runbooks: .\npostmortem: { template: postmortems/ours.md }\n',
      'postmortems/a.md': '# A\n',
      'postmortems/ours.md': '# {{title}}\n',
      'postmortems/README.md': '# How\n',
      'postmortems/_draft.md': '# Draft\n',
    });
    expect(site.postmortems.map(({ id }) => id)).toEqual(['a']);
    expect(site.runbooks.filter(({ file }) => file.startsWith('postmortems/'))).toEqual([]);
    expect(site.services.map(({ id }) => id)).not.toContain('postmortems');
  });

  test('a text that cannot be read is still there, with its problem', async () => {
    const { site, problems } = await load({ 'postmortems/a.md': `# A\n\n${'> '.repeat(400)}x\n` });
    expect(site.postmortems).toHaveLength(1);
    expect(site.postmortems[0]?.compiled.broken).toBe(true);
    expect(problems.map(({ severity }) => severity)).toEqual(['error']);
  });

  test('a year that no incident is of is reported, and is no day', async () => {
    const { site, problems } = await load({
      'postmortems/a.md': '---\nstarted: 0026-01-31T22:54:00Z\nresolved: 20260-01-31T22:54:00Z\n---\n# A\n',
      'postmortems/b.md': '---\nday: 2206-01-31\n---\n# B\n',
      'postmortems/0226-01-31-c.md': '# C\n',
    });
    expect(site.postmortems.map(({ title, day }) => [title, day])).toEqual([
      ['C', ''],
      ['A', ''],
      ['B', ''],
    ]);
    expect(problems.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`)).toEqual([
      expect.stringMatching(/^postmortems\/a\.md:2:10 .*expected a year from 1970 to 2100/),
      expect.stringMatching(/^postmortems\/a\.md:3:11 .*expected a time/),
      expect.stringMatching(/^postmortems\/b\.md:2:6 .*expected a year from 1970 to 2100/),
    ]);
  });

  test.each([
    ['in another content root', 'pay/postmortems/a.md'],
    ['with another ending', 'ops/postmortems/a.MD'],
    ['as an unpacked archive', 'ops/postmortems/a/postmortem.md'],
  ])('of one name, %s: both are there, each with its own id and address', async (_, path) => {
    const { site, problems } = await load(
      {
        'ops/runbooks/x.md': '# X\n',
        'ops/breakglass.yaml': 'content: [../pay]\n',
        'pay/runbooks/y.md': '# Y\n',
        'ops/postmortems/a.md': '# A\n',
        [path]: '# B\n',
      },
      '/ops',
    );
    expect(site.postmortems.map(({ title }) => title).sort()).toEqual(['A', 'B']);
    expect(new Set(site.postmortems.map(({ id }) => id))).toEqual(new Set(['a', 'a-2']));
    expect(new Set(site.postmortems.map(({ address }) => address))).toEqual(new Set(['postmortems/a/', 'postmortems/a-2/']));
    expect(problems.map(({ check }) => check)).toEqual(['postmortem/duplicate']);
  });

  test('a record of one content root is not that of a document of another', async () => {
    const { site } = await load(
      {
        'ops/runbooks/x.md': '# X\n',
        'ops/breakglass.yaml': 'content: [../pay]\n',
        'pay/runbooks/y.md': '# Y\n',
        'ops/postmortems/a.md': '# A\n',
        'pay/postmortems/a.json': '{}',
      },
      '/ops',
    );
    expect(site.postmortems.map(({ file }) => file).sort()).toEqual(['../pay/postmortems/a.json', 'postmortems/a.md']);
  });

  test('two of one address get a number', async () => {
    const { site, problems } = await load({ 'postmortems/A b.md': '# One\n', 'postmortems/a-b.md': '# Two\n' });
    expect(site.postmortems.map(({ address }) => address).sort()).toEqual(['postmortems/a-b-2/', 'postmortems/a-b/']);
    expect(problems.map(({ check }) => check)).toEqual(['postmortem/duplicate']);
  });
});
