/** Values that an alert brings, and what becomes of those that were typed before it. */
import { type AlertSet, ownLabel } from './alert-set.ts';
import { type Filled, withFilled } from './filled.ts';
import { identityNames } from './identity.ts';

/** A label of the alert as a value. */
export function alertFilled(name: string, value: string, alert: AlertSet, service: string | undefined): Filled {
  return {
    name,
    value,
    origin: alert.name === undefined ? 'link' : 'alert',
    at: alert.receivedAt,
    ...(service !== undefined && { service }),
    ...(alert.confirmed !== undefined && { confirmed: alert.confirmed }),
  };
}

/** All labels of the alert as values; its name is one, `alertname`. */
export function filledOfAlert(alert: AlertSet): readonly Filled[] {
  const labels = [...(alert.name === undefined ? [] : [['alertname', alert.name] as const]), ...Object.entries(alert.labels)];
  return labels.map(([name, value]) => alertFilled(name, value, alert, alert.service));
}

/** Whether the value is one of this alert's, rather than of an earlier one that the incident keeps. */
export function isOfAlert({ name, value }: Filled, alert: AlertSet): boolean {
  return ownLabel(alert.labels, name) === value;
}

/** Whether the value was typed for the alert's service before the alert came, and means a thing that the new alert may have another of. */
export function isSuperseded({ name, service, at, origin }: Filled, alert: AlertSet | undefined, identity: ReadonlySet<string>): boolean {
  if (alert === undefined || origin !== 'typed' || at >= alert.receivedAt || service !== alert.service) return false;
  return identity.has(name) || ownLabel(alert.labels, name) !== undefined;
}

/** What an incident takes over that starts now: the alert at hand, and what was typed since it came or does not depend on it. */
export function valuesForIncident(typed: readonly Filled[], alert: AlertSet | undefined): readonly Filled[] {
  const raised = alert === undefined ? [] : filledOfAlert(alert);
  return withFilled(
    raised,
    typed.filter((filled) => !isSuperseded(filled, alert, identityNames)),
  );
}
