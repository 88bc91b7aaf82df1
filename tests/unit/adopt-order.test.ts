/** The order and names of each generator's navigation, and where they are kept: a row for each way of giving them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adopt } from '../../src/adopt/adopt.ts';
import type { Kind } from '../../src/adopt/collection.ts';
import { toName } from '../../src/adopt/order.ts';
import { adoptReport } from '../../src/adopt/report.ts';
import { shownFirst } from '../../src/content/shown-first.ts';

interface Row {
  readonly name: string;
  readonly as: Kind;
  readonly files: Readonly<Record<string, string>>;
  /** `service.yaml` and settings that come of it, by path. */
  readonly written: Readonly<Record<string, string>>;
  readonly kept: string;
}

const page = (fields = '') => (fields === '' ? '# A\n' : `---\n${fields}\n---\n# A\n`);
const shop = 'runbooks/shop/service.yaml';

const rows: readonly Row[] = [
  {
    name: "mdBook's and GitBook's SUMMARY.md, with its sections as names of services",
    as: 'gitbook',
    files: {
      'SUMMARY.md': '# Summary\n[Start](README.md)\n# The web shop\n- [Z](shop/z.md)\n- [A](./shop/a.md)\n# Data\n- [B](<db/b c.md>)\n',
      'shop/a.md': page(),
      'shop/z.md': page(),
      'db/b c.md': page(),
      'README.md': page(),
    },
    written: {
      [shop]: 'title: The web shop\norder:\n  - z\n',
      'runbooks/db/service.yaml': 'title: Data\n',
      'breakglass.yaml': 'order:\n  - shop\n',
    },
    kept: '3 runbooks keep their place in the navigation (by `SUMMARY.md`): `order` in `service.yaml` and `breakglass.yaml`.',
  },
  {
    name: "MkDocs' nav, with names that have no title",
    as: 'mkdocs',
    files: {
      'mkdocs.yml':
        'nav:\n  - index.md\n  - Shop:\n    - Overview: shop/index.md\n    - shop/z.md\n    - Deep:\n      - A: shop/deep/a.md\n  - db/b.md\n',
      'docs/index.md': page(),
      'docs/shop/index.md': page(),
      'docs/shop/z.md': page(),
      'docs/shop/deep/a.md': page(),
      'docs/db/b.md': page(),
    },
    written: { [shop]: 'title: Shop\norder:\n  - z\n', 'breakglass.yaml': 'order:\n  - shop\n' },
    kept: '3 runbooks keep their place in the navigation (by `mkdocs.yml`): `order` in `service.yaml` and `breakglass.yaml`.',
  },
  {
    name: "awesome-pages' .pages, in each folder",
    as: 'mkdocs',
    files: {
      'mkdocs.yml': 'site_name: Ops\n',
      'docs/.pages': 'nav:\n  - shop\n  - ...\n',
      'docs/shop/.pages': 'title: The shop\nnav:\n  - Last first: z.md\n  - ...\n  - a.md\n',
      'docs/shop/a.md': page(),
      'docs/shop/m.md': page(),
      'docs/shop/z.md': 'Text.\n',
      'docs/db/b.md': page(),
    },
    written: { [shop]: 'title: The shop\norder:\n  - z\n  - m\n', 'breakglass.yaml': 'title: Ops\norder:\n  - shop\n' },
    kept: '3 runbooks keep their place in the navigation (by `.pages`)',
  },
  {
    name: "Docusaurus' _category_.json and sidebar_position",
    as: 'docusaurus',
    files: {
      'docusaurus.config.js': '',
      'docs/shop/_category_.json': '{"label": "The \\"shop\\"", "position": 1}',
      'docs/db/_category_.yml': 'position: 2\n',
      'docs/shop/a.md': page('sidebar_position: 2'),
      'docs/shop/z.md': page('sidebar_position: 1'),
      'docs/shop/none.md': page(),
      'docs/db/b.md': page(),
    },
    written: { [shop]: `title: The "shop"\norder:\n  - z\n`, 'breakglass.yaml': 'order:\n  - shop\n' },
    kept: '2 runbooks keep their place in the navigation (by `sidebar_position`)',
  },
  {
    name: "Docusaurus' numbers of names, which the pages lose",
    as: 'docusaurus',
    files: { 'docs/02-shop/10-a.md': page(), 'docs/02-shop/2-z.md': page(), 'docs/10-db/b.md': page() },
    written: { [shop]: 'order:\n  - z\n', 'breakglass.yaml': 'order:\n  - shop\n' },
    kept: '2 runbooks keep their place in the navigation (by the numbers of file names)',
  },
  {
    name: "Docusaurus' sidebars.js, which is read and not run",
    as: 'docusaurus',
    files: {
      'sidebars.js': "// 'shop/a'\nmodule.exports = { docs: ['shop/zed', { type: 'category', label: 'A', items: ['shop/a'] }] };\n",
      'docs/shop/1-a.md': page(),
      'docs/shop/z.md': page('id: zed'),
    },
    written: { [shop]: 'order:\n  - z\n' },
    kept: '2 runbooks keep their place in the navigation (by `sidebars.js`)',
  },
  {
    name: "Hugo's weight, of pages and sections, in YAML and TOML",
    as: 'hugo',
    files: {
      'content/shop/_index.md': page('title: The shop\nweight: 1'),
      'content/shop/a.md': page('weight: 20'),
      'content/shop/z.md': '+++\nweight = 10\n+++\n# Z\n',
      'content/shop/zero.md': page('weight: 0'),
      'content/db/_index.md': page('weight: 2'),
      'content/db/b.md': page(),
    },
    written: { [shop]: 'order:\n  - z\n', 'breakglass.yaml': 'order:\n  - shop\n' },
    kept: '2 runbooks keep their place in the navigation (by `weight`)',
  },
  {
    name: "Just the Docs' nav_order, below its parents",
    as: 'jekyll',
    files: {
      'shop/a.md': page('title: A\nparent: Z\nnav_order: 2'),
      'shop/b.md': page('title: B\nnav_order: "1"'),
      'shop/c.md': page('title: C\nparent: Z\nnav_order: 1'),
      'shop/z.md': page('title: Z\nnav_order: 2'),
    },
    written: { [shop]: 'order:\n  - b\n  - z\n  - c\n' },
    kept: '4 runbooks keep their place in the navigation (by `nav_order`)',
  },
  {
    name: "a wiki's sidebar",
    as: 'github-wiki',
    files: { 'Home.md': page(), '_Sidebar.md': '* [[Zed runs|Zed-page]]\n* [A](A-page)\n', 'A-page.md': page(), 'Zed-page.md': page() },
    written: { 'runbooks/source/service.yaml': 'order:\n  - Zed-page\n', 'breakglass.yaml': 'title: source\n' },
    kept: '2 runbooks keep their place in the navigation (by `_Sidebar.md`)',
  },
  {
    name: 'the order of names, which needs no words',
    as: 'hugo',
    files: { 'content/shop/a.md': page('weight: 5'), 'content/shop/b.md': page('weight: 5') },
    written: {},
    kept: '2 runbooks keep their place in the navigation (by `weight`): it is the order of their names.',
  },
];

describe.each(rows)('$name', ({ as, files, written, kept }) => {
  const adopted = adopt(new Map(Object.entries(files)), { folder: 'source', as });

  it('is written where it differs from that of names', () => {
    expect(Object.fromEntries([...adopted.texts].filter(([path]) => path.endsWith('.yaml')))).toEqual(written);
  });

  it('is reported with what gave it', () => {
    expect(adoptReport(adopted, { existing: [], whole: false })).toContain(kept);
  });
});

it('takes the title of the navigation for a page that has none, and leaves those that have one', () => {
  const files = new Map([
    ['SUMMARY.md', '* [Plain](shop/plain.md)\n* [Code](shop/code.md)\n* [Short](shop/own.md)\n* [Short](shop/under.md)\n'],
    ['shop/plain.md', 'Text.\n'],
    ['shop/code.md', '```bash\n# list pods\n```\n'],
    ['shop/own.md', '# Its own words\n'],
    ['shop/under.md', 'Its own words\n=====\n'],
  ]);
  const { texts } = adopt(files, { folder: 'source' });
  const titles = ['plain', 'code', 'own', 'under'].map((name) => /^title: (.*)$/m.exec(texts.get(`runbooks/shop/${name}.md`) ?? '')?.[1]);
  expect(titles).toEqual(['"Plain"', '"Code"', undefined, undefined]);
});

it('names no more than is needed for the order', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.infiniteStream(fc.nat()), (names, ranks) => {
      const byName = names.toSorted();
      const rank = new Map(names.map((name) => [name, ranks.next().value]));
      const wanted = byName.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
      const named = toName(wanted, byName);
      const shown = (some: readonly string[]) => shownFirst(byName, some, (name) => name);
      expect(shown(named)).toEqual(wanted);
      if (named.length > 0) expect(shown(named.slice(0, -1))).not.toEqual(wanted);
    }),
  );
});

it.each([
  ['adr', '# Use Postgres\n\n## Decision\n\nYes.\n', true],
  ['tutorials', '# First steps\n', true],
  ['tutorials', '# First steps\n\n- [ ] Install it.\n', false],
  ['reference', '---\nalerts: [ShopDown]\n---\n# Shop\n', false],
  ['shop', '# Shop\n', false],
])('a folder called %s whose pages have nothing to tick is pages to read: %j', (folder, text, isToRead) => {
  const { texts } = adopt(
    new Map([
      [`${folder}/page.md`, text],
      ['db/b.md', '# B\n'],
    ]),
    { folder: 'source' },
  );
  expect(texts.get(`runbooks/${folder}/service.yaml`) ?? '').toBe(isToRead ? 'kind: docs\n' : '');
});

it('a block that shows code is fenced by more than the code has', () => {
  const text = '{% highlight markdown %}\n```bash\nls\n```\n{% endhighlight %}\n\n## After\n';
  const { texts } = adopt(new Map([['shop/a.md', text]]), { folder: 'source' });
  expect(texts.get('runbooks/shop/a.md')).toBe('````markdown\n```bash\nls\n```\n````\n\n## After\n');
});

it.each([
  ['book.toml', '[book]\ntitle = "The forge"\nsrc = "src"\n', 'The forge'],
  ['docusaurus.config.js', "module.exports = {\n  title: 'OpenCost',\n  tagline: 'x',\n};\n", 'OpenCost'],
  ['docusaurus.config.js', 'const title = name();\nmodule.exports = { title };\n', ''],
  ['book.toml', 'no TOML', ''],
])('the name of the site is that of %s: %j', (path, text, name) => {
  const { collection } = adopt(
    new Map([
      [path, text],
      ['shop/a.md', '# A\n'],
    ]),
    { folder: 'source' },
  );
  expect(collection.name).toBe(name);
});
