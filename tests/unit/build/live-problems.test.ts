/** Which problems a page shows while developing. */
import { expect, it } from 'vitest';
import { problemsOfPage } from '../../../src/build/live-problems.ts';
import { decideForPages } from '../../../src/check/run.ts';
import { addressAt } from '../../../src/content/address.ts';
import { loadSite } from '../../../src/content/load.ts';
import { contentRoot } from '../../support/content-root.ts';

const content = contentRoot({
  'breakglass.yaml': 'titel: Ours\ncheck:\n  severity:\n    image/missing: off\n    link/dead: error\n',
  'queries/shop.yaml': 'title: Shop\nquerys: []\nqueries:\n  - { id: a, title: A, language: text, query: a }\n',
  'runbooks/shop/service.yaml': 'ownr: shop\n',
  'runbooks/shop/cart.md': '# Cart\n\nSee [it](./none.md).\n\n![x](none.png)\n',
  'runbooks/shop/stock.md': '# Stock\n\nText.\n',
});
const { sources, site: undecided } = await loadSite(content, { base: '/' });
const { problems } = undecided;
const site = decideForPages(sources, undecided);
const of = (address: string) => problemsOfPage({ sources, site, problems }, addressAt(address), content);

it.each([
  ['runbooks/shop/cart/', ['runbooks/shop/cart.md', 'runbooks/shop/cart.md']],
  ['runbooks/shop/stock/', []],
  ['runbooks/shop/', ['runbooks/shop/service.yaml']],
  ['queries/shop/', ['queries/shop.yaml']],
  ['', ['breakglass.yaml']],
])('%s shows those of %j', (address, files) => {
  const shown = of(address);
  expect(shown.problems.map(({ file }) => file)).toEqual(files);
  expect(shown.problems.length + shown.elsewhere).toBe(5);
});

it('shows the place in the source, and where to open it', () => {
  expect(of('runbooks/shop/cart/').problems[0]).toMatchObject({
    line: 3,
    column: 5,
    excerpt: ['See [it](./none.md).', '    ^^^^^^^^^^^^^^^'],
    editor: `vscode://file${content}/runbooks/shop/cart.md:3:5`,
  });
});
