/** An alert that no runbook answers, on the page for unknown addresses: starts an incident, and has what to do until a runbook is there. */

import { type AlertText, stateNotes } from '../../../fill/alert-text.ts';
import { t } from '../../../words/text.ts';
import { incidentAddress } from '../alerts/alert-address.ts';
import { announce } from '../base/announce.ts';
import { appElement } from '../base/app-element.ts';
import { h } from '../base/h.ts';
import { noRunbookFor, similarRows } from './alert-rows.ts';
import { serviceKind } from './jump-data.ts';
import type { Index } from './rank.ts';
import { itemOf } from './row.ts';

/** Makes the page that of the alert. @param index null when the names of the site could not be read */
export function showUnknownAlert(index: Index | null, alert: AlertText, base: string): void {
  const title = noRunbookFor(alert);
  const heading = document.querySelector('main h1');
  const header = heading?.closest('header');
  if (!heading || !header) return;
  document.title = document.title.replace(/^[^·]*(?= · |$)/, title);
  heading.textContent = title;
  const lead = header.querySelector('.lead');
  if (lead !== null) lead.textContent = alert.alerts[0]?.summary || t`Start an incident with the alert, then go through the list below.`;
  header.querySelector('form')?.before(start(alert, base), ...labelsOf(alert));
  const minutes = appElement('first-minutes');
  const minutesTitle = appElement('first-minutes-h');
  if (minutesTitle !== null) minutesTitle.textContent = t`The first 15 minutes`;
  minutes?.querySelector('.from-link')?.remove();
  for (const link of minutes?.querySelectorAll<HTMLAnchorElement>('a.start') ?? []) link.href = incidentAddress(alert.alerts, base);
  const call = index === null ? undefined : whoToCall(index, alert);
  if (minutes !== null) header.after(...(call === undefined ? [] : [call]), minutes);
  const list = appElement('nearest');
  const similar = index === null ? [] : similarRows(index, alert, base);
  if (list !== null && similar.length > 0) {
    list.replaceChildren(...similar.map(itemOf));
    list.closest('[hidden]')?.removeAttribute('hidden');
    const asked = appElement('nearest-h');
    if (asked !== null) asked.textContent = t`Similar names`;
  }
  announce(title);
}

function start(alert: AlertText, base: string): HTMLParagraphElement {
  return h('p', {}, h('a', { class: 'button primary', href: incidentAddress(alert.alerts, base) }, t`Start an incident`));
}

const mostLabels = 12;

/** What the incident gets from the alert. */
function labelsOf(alert: AlertText): HTMLElement[] {
  const { labels, firedAt, alerts } = alert;
  const pairs = [
    ...(firedAt === undefined ? [] : [['fired', new Date(firedAt).toLocaleString()] as const]),
    ...Object.entries(labels).slice(0, mostLabels),
  ];
  const source = alerts.find((one) => one.source !== '')?.source;
  const notes = stateNotes(alert);
  if (pairs.length === 0 && source === undefined && notes.length === 0) return [];
  const items = pairs.map(([name, value]) => h('li', {}, h('span', { class: 'note' }, name), ' ', value));
  items.unshift(...notes.map((note) => h('li', {}, note)));
  if (source !== undefined) items.push(h('li', {}, h('a', { href: source, rel: 'noreferrer' }, t`Source`)));
  return [h('ul', { class: 'alert-labels', 'aria-label': t`Labels of the alert` }, ...items)];
}

/** Labels that name a service, the surest first. */
const serviceLabels = ['service', 'service_name', 'app', 'application', 'job', 'component', 'deployment', 'container', 'namespace'];

/** Who answers for the service that a label names, whatever its case. The build wrote it beside each service. */
function whoToCall({ candidates }: Index, { labels }: AlertText): HTMLElement | undefined {
  const values = serviceLabels.flatMap((name) => (Object.hasOwn(labels, name) ? [(labels[name] ?? '').toLowerCase()] : []));
  const services = candidates.filter(({ entry }) => entry[0] === serviceKind);
  const service = values.map((value) => services.find(({ names }) => names.includes(value))).find((found) => found !== undefined);
  if (service === undefined) return undefined;
  const [, title, id] = service.entry;
  const kept = document.querySelector<HTMLTemplateElement>(`template[data-service="${CSS.escape(id || title)}"]`);
  if (kept === null) return undefined;
  const heading = h('h2', { id: 'app:who-h' }, t`Who to call`);
  return h('section', { 'aria-labelledby': heading.id }, heading, kept.content.cloneNode(true));
}
