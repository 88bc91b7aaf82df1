/** Keeps the links to where queries run up to date with the values in them. */

import { lookBefore } from '../../../incident/window.ts';
import { lastHour, type Window } from '../../../open/asked.ts';
import type { WhereConfig } from '../../../open/config.ts';
import { addressOf, openTargets } from '../../../open/target.ts';
import { unfilledNote } from '../../../open/unfilled.ts';
import { appElement } from '../base/app-element.ts';
import { openValues, valuesChanged } from '../base/events.ts';
import { siteBase } from '../base/site-base.ts';
import { onCurrentChange, readCurrent } from '../record/current.ts';
import { textOf, unfilledIn } from './code-text.ts';

/** The site's settings for opening and running queries; empty on pages that have none. */
export function whereConfig(): WhereConfig {
  const written = appElement('open-config')?.textContent;
  // Written by our own build from settings that were checked there.
  return written ? (JSON.parse(written) as WhereConfig) : {};
}

/** The time of the incident that goes on, from before it began until now; else the last hour. */
function windowNow(base: string): Window {
  const current = readCurrent(base);
  return current === undefined
    ? { ...lastHour, now: Date.now() }
    : { from: current.since - lookBefore, to: Math.max(current.since, Date.now()) };
}

export function openLinks(): void {
  const config = whereConfig().open;
  const base = siteBase();
  const refresh = () => {
    for (const row of document.querySelectorAll<HTMLElement>('.where')) {
      const code = row.closest('figure')?.querySelector('pre code');
      if (code) refreshRow(row, code);
    }
  };
  const refreshRow = (row: HTMLElement, code: Element) => {
    const window = windowNow(base);
    for (const target of openTargets(config, row.dataset['language'] ?? '')) {
      const link = row.querySelector<HTMLAnchorElement>(`a[data-open="${target.id}"]`);
      if (link === null) continue;
      const unfilled = unfilledIn(code);
      setAddress(link, addressOf(target, textOf(code), window, unfilled));
      const note = unfilledNote(target.id, unfilled);
      for (const name of ['title', 'aria-description']) {
        if (note === '') link.removeAttribute(name);
        else link.setAttribute(name, note);
      }
    }
  };
  const linkAt = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-open]') : null;
    const code = link?.closest('figure')?.querySelector('pre code');
    return link && code ? { link, code } : undefined;
  };
  // The time goes on: what is pressed, also to be opened in another tab, leads to now.
  for (const kind of ['pointerdown', 'keydown', 'click']) {
    document.addEventListener(kind, (event) => {
      const { link, code } = linkAt(event) ?? {};
      const row = link?.closest<HTMLElement>('.where');
      if (row && code) refreshRow(row, code);
    });
  }
  document.addEventListener('click', (event) => {
    const { link, code } = linkAt(event) ?? {};
    if (!link || !code) return;
    if (link.hasAttribute('href')) void import('../record/queries.ts').then((part) => part.noteUse(code, link.href));
    else appElement('values')?.dispatchEvent(new Event(openValues));
  });
  document.addEventListener('keydown', (event) => {
    const { link } = linkAt(event) ?? {};
    if (event.key === 'Enter' && link?.hasAttribute('href') === false) link.click();
  });
  document.addEventListener(valuesChanged, refresh);
  onCurrentChange(base, refresh);
  // Values may have come before this did.
  refresh();
}

/** Without an address a link still takes the focus and a press, which leads to the values that are missing. */
function setAddress(link: HTMLAnchorElement, address: string | null): void {
  if (address === null) {
    link.removeAttribute('href');
    link.tabIndex = 0;
    link.setAttribute('role', 'link');
    return;
  }
  link.href = address;
  for (const name of ['tabindex', 'role']) link.removeAttribute(name);
}
