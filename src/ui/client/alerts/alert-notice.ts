/** On a runbook that somebody reached with an alert: whether it is for that alert, and for which of its own. */

import { alertsFromLink } from '../../../fill/alert-link.ts';
import type { ReceivedAlert } from '../../../fill/received-alert.ts';
import { t, tx } from '../../../words/text.ts';
import { pageQuery } from '../base/address.ts';
import { announce } from '../base/announce.ts';
import { h } from '../base/h.ts';
import { siteBase } from '../base/site-base.ts';
import { receiveFromLink } from '../values/alert-of-link.ts';
import { incidentAddress } from './alert-address.ts';
import { plainName } from './plain-name.ts';

/** Shows the notice at the top of the runbook, or marks the alert in its list. Nothing where the runbook is for that one alert alone. */
export function alertNotice(runbook: HTMLElement): void {
  receiveFromLink(siteBase());
  const alerts = alertsFromLink(pageQuery());
  const header = runbook.querySelector('.page-head');
  if (alerts.length === 0 || header === null) return;
  const answered = (runbook.dataset['alerts'] ?? '').split('\n').filter((name) => name !== '');
  const others = alerts.filter(({ name }) => !answered.some((own) => plainName(own) === plainName(name)));
  const own = alerts.filter((alert) => !others.includes(alert));
  if (others.length > 0) {
    fillNotice(header.querySelector('.came-with'), others, own, runbook.dataset['title'] ?? '');
  } else if (answered.length > 1) markChosen(header, own);
}

function fillNotice(notice: Element | null, others: readonly ReceivedAlert[], own: readonly ReceivedAlert[], title: string): void {
  if (notice === null) return;
  const words = h('p');
  const names = (alerts: readonly ReceivedAlert[]) => alerts.flatMap(({ name }, at) => [at === 0 ? '' : ', ', h('code', {}, name)]);
  const [came, is] = [names(others), names(own)];
  words.append(
    ...(own.length === 0 ? tx`You came with ${came}. This is ${title}.` : tx`You came with ${came}. This runbook is for ${is}.`).flat(),
  );
  // It has room for two lines.
  words.title = words.textContent;
  const href = incidentAddress([...own, ...others], new URL(siteBase(), document.baseURI).href);
  notice.replaceChildren(words, h('p', {}, h('a', { href }, t`Start an incident with this alert`)));
  document.documentElement.dataset['otherAlert'] = '';
  announce(words.textContent);
}

function markChosen(header: Element, own: readonly ReceivedAlert[]): void {
  const isChosen = (text: string) => own.some(({ name }) => plainName(name) === plainName(text));
  const codes = [...header.querySelectorAll('.alerts code')].filter((element) => isChosen(element.textContent.trim()));
  for (const element of codes) {
    element.classList.add('chosen');
    element.after(h('span', { class: 'note' }, t` your alert`));
  }
}
