/** Alerts in the order in which their gaps hurt. */
import { compareText } from '../../problem/problem.ts';
import { type AlertCoverage, type Coverage, isAnswered } from './alert-rule.ts';

/** The severities of Prometheus' mixins come first; teams have others too (`page`, `none`). */
const order = ['critical', 'page', 'error', 'warning', 'info', 'none'];

/** Gravest first; in each those without a runbook first, then by name. */
export function bySeverity(coverage: Coverage): { severity: string; alerts: AlertCoverage[] }[] {
  const groups = new Map<string, AlertCoverage[]>();
  for (const alert of coverage.alerts) {
    const severity = alert.rule.labels['severity'] ?? 'no severity';
    groups.set(severity, [...(groups.get(severity) ?? []), alert]);
  }
  const rank = (severity: string) => (order.includes(severity) ? order.indexOf(severity) : order.length);
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b) || compareText(a, b))
    .map(([severity, alerts]) => ({
      severity,
      alerts: alerts.toSorted((a, b) => Number(isAnswered(a)) - Number(isAnswered(b)) || compareText(a.rule.name, b.rule.name)),
    }));
}
