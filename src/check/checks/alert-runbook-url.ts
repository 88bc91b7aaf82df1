import type { Check } from '../check.ts';

export const alertRunbookUrl: Check = {
  id: 'alert/runbook-url',
  severity: 'error',
  finds: 'a `runbook_url` that begins with the address of this site and leads to no page of it',
  why: 'The link in the page that wakes somebody is dead. `breakglass alerts --format patch` writes the right ones. Needs `alerts.site`, without which it is not known whose address it is.',
  example: {
    'rules/shop.yaml':
      'groups:\n  - name: shop\n    rules:\n      - alert: CartDown\n        expr: up{job="cart"} == 0\n        annotations:\n          runbook_url: https://runbooks.example.com/runbooks/shop/CartDown\n',
    'breakglass.yaml': 'alerts:\n  rules: [rules/*.yaml]\n  site: https://runbooks.example.com/\n',
    'runbooks/shop/CartDown.md': '# Cart down\n\n- [ ] Roll back.\n',
  },
  find: ({ site }) =>
    (site.coverage?.alerts ?? [])
      .filter(({ link, runbook }) => link === 'dead' && runbook !== null)
      .map(({ rule, address }) => ({
        file: rule.file,
        message: `the \`runbook_url\` of \`${rule.name}\` leads to no page of this site`,
        hint: `its runbook is at /${address}`,
        ...(rule.urlPlace ?? rule.place),
      })),
};
