import { didYouMean } from '../../problem/nearest.ts';
import { fileStart } from '../../problem/problem.ts';
import type { Part } from '../../runbook/compiled.ts';
import type { Check } from '../check.ts';

/** The heading, in the file that it was written in. */
const placeOf = ({ line, written }: Part) => written ?? { line, column: 1, endLine: line, endColumn: 1 };

export const alertUnknown: Check = {
  id: 'alert/unknown',
  severity: 'info',
  finds: 'a runbook for an alert that no rule raises',
  why: 'The alert was renamed or removed, and the runbook is not found by its new name. Name the alert as the rule does, or retire the runbook. Only asked where rule files are given.',
  example: {
    'rules/shop.yaml': 'groups:\n  - name: shop\n    rules:\n      - alert: CheckoutDown\n        expr: up{job="checkout"} == 0\n',
    'breakglass.yaml': 'alerts:\n  rules: [rules/*.yaml]\n',
    'runbooks/shop/checkout.md': '---\nalerts: [ChekoutDown, CheckoutDown]\n---\n# Checkout down\n\n- [ ] Roll back.\n',
  },
  find: ({ site, locate }) => {
    if (site.coverage === null || site.coverage.alerts.length === 0) return [];
    const raised = [...new Set(site.coverage.alerts.map(({ rule }) => rule.name))];
    // A runbook that a rule links to is in use, whatever its file is called.
    const linked = new Set(site.coverage.alerts.flatMap(({ link, runbook }) => (link === 'right' && runbook !== null ? [runbook] : [])));
    return site.runbooks.flatMap((runbook) =>
      runbook.alerts.flatMap((name, at) => {
        if (raised.includes(name) || (runbook.meta.alerts === undefined && linked.has(runbook.id))) return [];
        const section = runbook.sectionAlerts.find(({ alert }) => alert === name);
        const isListed = at < (runbook.meta.alerts?.length ?? 0);
        const place = isListed ? locate(runbook.file, ['alerts', at]) : section === undefined ? fileStart : placeOf(section);
        const near = didYouMean(name, raised);
        return [
          {
            file: runbook.file,
            message: `no rule raises the alert \`${name}\``,
            hint: near.startsWith('did') ? near : 'was it renamed or removed?',
            ...place,
          },
        ];
      }),
    );
  },
};
