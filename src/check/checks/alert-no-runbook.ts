import { isAnswered } from '../../content/rules/alert-rule.ts';
import { compareText } from '../../problem/problem.ts';
import type { Check } from '../check.ts';

/** One problem for each name: an alert with several rules needs one page. */
export const alertNoRunbook: Check = {
  id: 'alert/no-runbook',
  severity: 'warning',
  finds: 'an alert that no runbook answers',
  why: 'Its link leads to a page that is not there, and whoever is paged starts from nothing. Write the runbook, or name the alert in the `alerts` of the one that answers it. It is looked for by name, by labels and by `runbook_url`.',
  example: {
    'rules/shop.yaml':
      'groups:\n  - name: shop\n    rules:\n      - alert: CheckoutDown\n        expr: up{job="checkout"} == 0\n        labels: { severity: critical }\n',
    'breakglass.yaml': 'alerts:\n  rules: [rules/*.yaml]\n',
    'runbooks/shop/CartDown.md': '# Cart down\n\n- [ ] Roll back.\n',
  },
  find: ({ site }) => {
    const open = (site.coverage?.alerts ?? []).filter((alert) => !isAnswered(alert));
    const byName = new Map<string, typeof open>();
    for (const alert of open) byName.set(alert.rule.name, [...(byName.get(alert.rule.name) ?? []), alert]);
    const answered = new Set(site.coverage?.alerts.filter(isAnswered).map(({ rule }) => rule.name));
    return [...byName].flatMap(([name, [first, ...others]]) => {
      // Where one rule of this name is answered, the others lead to the same page.
      if (first === undefined || answered.has(name)) return [];
      const { rule } = first;
      const severity = rule.labels['severity'];
      const more = others.length === 0 ? '' : `, raised by ${others.length + 1} rules`;
      return [
        {
          file: rule.file,
          message: `no runbook answers \`${name}\`${severity === undefined ? '' : ` (${severity})`}${more}`,
          hint: hintFor(name, site.runbooks),
          ...rule.place,
        },
      ];
    });
  },
};

function hintFor(name: string, runbooks: readonly { id: string; alerts: readonly string[] }[]): string {
  const twin = runbooks
    .filter(({ alerts }) => alerts.some((alert) => alert.toLowerCase() === name.toLowerCase()))
    .sort((a, b) => compareText(a.id, b.id))[0];
  return twin === undefined
    ? 'write one, or name this alert in the `alerts` of the runbook that answers it'
    : `\`${twin.id}\` names it in another case: alert names are case-sensitive`;
}
