/** Alerts that no runbook names, but whose rule leads to one. */
import type { AlertCoverage } from '../rules/alert-rule.ts';
import type { Alert, Runbook } from '../site.ts';

/** The runbooks with the alerts that come to them by the links of rules: they answer those as if they named them. */
export function withLinkedAlerts(
  runbooks: readonly Runbook[],
  named: readonly Alert[],
  covered: readonly AlertCoverage[],
): readonly Runbook[] {
  const known = new Set(named.map(({ name }) => name));
  const linked = new Map<string, Set<string>>();
  for (const { rule, runbook } of covered) {
    const name = rule.name.normalize('NFC');
    if (runbook === null || name === '' || known.has(name)) continue;
    linked.set(runbook, (linked.get(runbook) ?? new Set()).add(name));
  }
  if (linked.size === 0) return runbooks;
  return runbooks.map((runbook) => {
    const more = linked.get(runbook.id);
    return more === undefined ? runbook : { ...runbook, alerts: [...runbook.alerts, ...more] };
  });
}
