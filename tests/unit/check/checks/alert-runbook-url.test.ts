import { expect, it } from 'vitest';
import { alertRunbookUrl } from '../../../../src/check/checks/alert-runbook-url.ts';
import { said } from '../../../support/check.ts';

const files = (url: string) => ({
  'runbooks/shop/CartDown.md': '---\naliases: [/old/cart/]\n---\n# Cart down\n',
  'breakglass.yaml': 'alerts:\n  rules: [rules/*.yaml]\n  site: https://r.example.com/docs\n',
  'rules/a.yaml': `groups:\n  - name: shop\n    rules:\n      - alert: CartDown\n        expr: up == 0\n        annotations:\n          runbook_url: ${url}\n`,
});

it.each([
  'https://r.example.com/docs/runbooks/shop/cart-down/',
  'https://r.example.com/docs/runbooks/shop/CartDown',
  'https://r.example.com/docs/',
  '"https://r.example.com/docs/alerts/{{ $labels.alertname }}/"',
])('tells of %s, at the link', async (url) => {
  expect(await said(alertRunbookUrl, files(url))).toEqual([
    'rules/a.yaml:7:24 the `runbook_url` of `CartDown` leads to no page of this site',
  ]);
});

it.each([
  'https://r.example.com/docs/runbooks/shop/cartdown',
  'https://r.example.com/docs/runbooks/shop/cartdown/?alertname=CartDown#verify',
  'https://r.example.com/docs/alerts/CartDown/',
  'https://r.example.com/docs/old/cart/',
  'https://r.example.com/other-site/cart/',
  '"https://r.example.com/docs/{{ $labels.team }}/"',
])('is silent about %s', async (url) => {
  expect(await said(alertRunbookUrl, files(url))).toEqual([]);
});
