import { expect, it } from 'vitest';
import { orderUnknown } from '../../../../src/check/checks/order-unknown.ts';
import { said } from '../../../support/check.ts';

const shop = (order: string, settings = '') => ({
  'runbooks/shop/cart.md': '# Cart\n',
  'runbooks/shop/deep/stock.md': '# Stock\n',
  'runbooks/shop/service.yaml': `title: Shop\norder: ${order}\n`,
  'breakglass.yaml': settings,
});

it('reports names that no page and no service has, where they stand', async () => {
  expect(await said(orderUnknown, shop('[cart, card]', 'order: [shop, shoop]\n'))).toEqual([
    'breakglass.yaml:1:15 no service has the folder `shoop`',
    'runbooks/shop/service.yaml:2:15 no page of `shop` is called `card`',
  ]);
});

it('takes a page below a folder by its path', async () => {
  expect(await said(orderUnknown, shop('[deep/stock, cart]', 'order: [shop]\n'))).toEqual([]);
});
