import { expect, it } from 'vitest';
import { linkAnchor } from '../../../../src/check/checks/link-anchor.ts';
import { cart, said } from '../../../support/check.ts';

const stock = { 'runbooks/shop/stock.md': '# Stock\n\n## Roll back\n\n- [ ] Undo it. <!-- #undo -->\n' };

it('tells of a heading that the other runbook does not have', async () => {
  expect(await said(linkAnchor, cart('# Cart\n\nSee [there](stock.md#rollback) and [there](/runbooks/shop/stock#gone).\n', stock))).toEqual(
    [
      'runbooks/shop/cart.md:3:5 `shop/stock` has nothing called `#rollback`',
      'runbooks/shop/cart.md:3:36 `shop/stock` has nothing called `#gone`',
    ],
  );
});

it('is silent about headings and steps that are there, other sites, and pages without an anchor', async () => {
  const text = '# Cart\n\n[a](stock.md#roll-back) [b](./stock.md#undo) [c](https://example.com/stock.md#x) [d](stock.md)\n';
  expect(await said(linkAnchor, cart(text, stock))).toEqual([]);
});

it('knows every anchor of a page, and links that HTML writes', async () => {
  const page = '# Stock is out\n\nx[^1]\n\n## Roll back {#back}\n\n<a name="old"></a>\n\nText.\n\n[^1]: Note.\n';
  const links = ['stock-is-out', 'top', 'back', 'old', 'fn-1', 'gone'].map((anchor) => `<a href="stock.md#${anchor}">x</a>`).join('\n\n');
  expect(await said(linkAnchor, cart(`# Cart\n\n${links}\n`, { 'runbooks/shop/stock.md': page }))).toEqual([
    'runbooks/shop/cart.md:13:1 `shop/stock` has nothing called `#gone`',
  ]);
});

it('leaves a malformed address to the compiler: one link, one problem', async () => {
  const text = '# Cart\n\n[a](stock.md#100%) [b](stock.md#%zz) [c](stock.md#gone)\n';
  expect(await said(linkAnchor, cart(text, stock))).toEqual(['runbooks/shop/cart.md:3:38 `shop/stock` has nothing called `#gone`']);
});
