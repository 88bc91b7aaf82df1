import type { Check } from '../check.ts';

export const alertNoUrl: Check = {
  id: 'alert/no-url',
  severity: 'info',
  finds: 'an alert that has a runbook here and no `runbook_url` that says so',
  why: 'The runbook is there, but whoever is paged has to look for it. `breakglass alerts --format patch` writes the links. Needs `alerts.site`.',
  example: {
    'rules/shop.yaml': 'groups:\n  - name: shop\n    rules:\n      - alert: CartDown\n        expr: up{job="cart"} == 0\n',
    'breakglass.yaml': 'alerts:\n  rules: [rules/*.yaml]\n  site: https://runbooks.example.com/\n',
    'runbooks/shop/CartDown.md': '# Cart down\n\n- [ ] Roll back.\n',
  },
  find: ({ site }) =>
    site.settings.alerts.site === undefined
      ? []
      : (site.coverage?.alerts ?? [])
          .filter(({ link, runbook }) => link === 'none' && runbook !== null)
          .map(({ rule, address }) => ({
            file: rule.file,
            message: `\`${rule.name}\` has a runbook and no \`runbook_url\``,
            hint: `its runbook is at /${address}`,
            ...rule.place,
          })),
};
