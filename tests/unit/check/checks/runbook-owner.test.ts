import { expect, it } from 'vitest';
import { runbookOwner } from '../../../../src/check/checks/runbook-owner.ts';
import { cart, said } from '../../../support/check.ts';

it('tells once a service how many nobody owns', async () => {
  expect(
    await said(
      runbookOwner,
      cart('# Cart\n', { 'runbooks/shop/stock.md': '# Stock\n', 'runbooks/shop/a.md': '---\nowner: a\n---\n# A\n' }),
    ),
  ).toEqual(['runbooks/shop/cart.md:1:1 2 runbooks of `shop` have no owner']);
});

it.each([
  ['frontmatter', cart('---\nowner: shop\n---\n# Cart\n')],
  ['service.yaml', cart('# Cart\n', { 'runbooks/shop/service.yaml': 'owner: shop\n' })],
  ['catalog-info.yaml', cart('# Cart\n', { 'runbooks/shop/catalog-info.yaml': 'kind: Component\nspec:\n  owner: group:default/shop\n' })],
  ['OWNERS', cart('# Cart\n', { 'runbooks/shop/OWNERS': 'approvers:\n  - alice\n' })],
  ['CODEOWNERS', cart('# Cart\n', { '.github/CODEOWNERS': '/runbooks/shop/ @org/shop\n' })],
])('is silent where %s names one', async (_, files) => {
  expect(await said(runbookOwner, files)).toEqual([]);
});
