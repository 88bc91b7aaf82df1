/** Takes up the alert that the address of this page carries as that of the tab: with its time, summary and source, which are no labels. */

import { alertsFromLink } from '../../../fill/alert-link.ts';
import { similarParameter } from '../../../fill/link-parameters.ts';
import { joined, type ReceivedAlert } from '../../../fill/received-alert.ts';
import { type AlertSet, alertSetOf, ownLabel } from '../../../values/alert-set.ts';
import { t } from '../../../words/text.ts';
import { plainName } from '../alerts/plain-name.ts';
import { isFirstLook, pageQuery } from '../base/address.ts';
import { receiveAlert } from './alert-set.ts';

let received = '';

/**
 * Once for each address; a page that is loaded again, or come back to, brings nothing new.
 *
 * @param query the address's query, with the alert's name
 */
export function receiveFromLink(base: string, query = pageQuery()): void {
  if (query === received || !isFirstLook()) return;
  received = query;
  const alert = alertOfLink(query);
  if (alert === undefined) return;
  const set = alertSetOf({ ...alert, service: serviceOfAlert(alert.labels) }, Date.now());
  if (set !== undefined) receiveAlert(base, set);
}

/** Of the alerts that a link names, the one that this page is for; those of several that it is for as one with variants; else the first. */
export function alertOfLink(query: string): ReceivedAlert | undefined {
  const alerts = alertsFromLink(query);
  const names = document.querySelector<HTMLElement>('[data-runbook]')?.dataset['alerts'] ?? '';
  const answered = new Set(names.split('\n').map(plainName));
  const own = alerts.filter(({ name }) => answered.has(plainName(name)));
  const [first = alerts[0]] = own;
  return first && (own.length > 1 ? { ...first, variants: undefined, ...joined(own) } : first);
}

/**
 * The service that an alert of a link is for: that of the runbook it led to. Where the link is one to a similar name, the service that the
 * alert names, or one that nobody here knows.
 */
export function serviceOfAlert(labels: Readonly<Record<string, string>>): string | undefined {
  if (new URLSearchParams(pageQuery()).has(similarParameter)) return ownLabel(labels, 'service') ?? t`another service`;
  return document.querySelector<HTMLElement>('[data-runbook]')?.dataset['service'];
}

/** The alert of a tab as an incident takes it; without a name or title it has an empty one. */
export function receivedOf({ name, title = '', labels, variants, startsAt, summary = '', source = '' }: AlertSet): ReceivedAlert {
  return { name: name || title, labels, ...(variants !== undefined && { variants }), startsAt, summary, source };
}
