import { expect, it } from 'vitest';
import { alertUnknown } from '../../../../src/check/checks/alert-unknown.ts';
import { said } from '../../../support/check.ts';

const rules = {
  'breakglass.yaml': 'alerts:\n  rules: [rules/*.yaml]\n',
  'rules/a.yaml':
    'groups:\n  - name: shop\n    rules:\n      - alert: CartDown\n        expr: up == 0\n      - alert: StockLow\n        expr: stock < 1\n        annotations: { runbook_url: https://r.example.com/runbooks/shop/StockOut }\n',
};

it('tells of names in frontmatter, and of files named like an alert that is gone', async () => {
  const files = {
    ...rules,
    'runbooks/shop/cart.md': '---\nalerts: [CartDown, CartGone]\n---\n# Cart\n',
    'runbooks/shop/CartSlow.md': '# Cart slow\n',
  };
  expect(await said(alertUnknown, files)).toEqual([
    'runbooks/shop/CartSlow.md:1:1 no rule raises the alert `CartSlow`',
    'runbooks/shop/cart.md:2:20 no rule raises the alert `CartGone`',
  ]);
});

it('is silent about runbooks that a rule links to by another name, and that name no alert', async () => {
  expect(
    await said(alertUnknown, { ...rules, 'runbooks/shop/StockOut.md': '# Stock out\n', 'runbooks/shop/refunds.md': '# Refunds\n' }),
  ).toEqual([]);
});
