import { expect, it } from 'vitest';
import { alertNoUrl } from '../../../../src/check/checks/alert-no-url.ts';
import { said } from '../../../support/check.ts';

const files = (annotations: string, site = '  site: https://r.example.com/\n') => ({
  'runbooks/shop/CartDown.md': '# Cart down\n',
  'breakglass.yaml': `alerts:\n  rules: [rules/*.yaml]\n${site}`,
  'rules/a.yaml': `groups:\n  - name: shop\n    rules:\n      - alert: CartDown\n        expr: up == 0\n${annotations}`,
});

it('tells of an alert whose runbook nobody links to', async () => {
  expect(await said(alertNoUrl, files(''))).toEqual(['rules/a.yaml:4:16 `CartDown` has a runbook and no `runbook_url`']);
});

it('is silent with a link, to this site or another, and where nobody says where the site is', async () => {
  expect(await said(alertNoUrl, files('        annotations: { runbook_url: https://r.example.com/runbooks/shop/cartdown/ }\n'))).toEqual(
    [],
  );
  expect(await said(alertNoUrl, files('        annotations: { runbook_url: https://wiki.example.com/cart }\n'))).toEqual([]);
  expect(await said(alertNoUrl, files('', ''))).toEqual([]);
});
