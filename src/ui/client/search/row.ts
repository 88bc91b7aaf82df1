/** What was found, as a line that leads there: in the list under a search box, on the search page, on the page for unknown addresses. */

import type { JumpEntry } from '../../../search/jump-list.ts';
import { plainName } from '../alerts/plain-name.ts';
import { button, h } from '../base/h.ts';
import { actionAt } from './actions.ts';
import { alertKind, kindWords, runbookKind } from './jump-data.ts';
import type { Match } from './rank.ts';

export interface Row {
  title: string;
  /** What it and the rows after it have in common, where that is to be shown above it. */
  heading?: string | undefined;
  /** What it is, what it belongs to, other names. */
  notes: readonly string[];
  /** Where it leads; empty for an action of this page. */
  href: string;
  act?: (() => void) | undefined;
  /** Text around the words that were found. */
  excerpt?: readonly Excerpt[] | undefined;
}

export interface Excerpt {
  text: string;
  found: boolean;
}

/** The row of an entry. An alert's page gets its name along, so that an incident that starts there has it. */
export function rowOf([kind, title, names, address, context]: JumpEntry, base: string, alert = kind === alertKind ? title : ''): Row {
  const act = actionAt(address);
  const others = names.split('\n').filter((name) => name !== title);
  return {
    title,
    notes: [kindWords[kind] ?? '', context, others.join(', ')].filter((note) => note !== ''),
    href: act === undefined ? withAlertName(new URL(address, base), alert) : '',
    act,
  };
}

/** The same for a match of what was typed: the whole name of an alert is that alert. */
export function matchRow({ candidate: { entry }, fit }: Match, typed: string, base: string): Row {
  const wanted = plainName(typed.trim());
  const isAlert = (name: string) => plainName(name) === wanted;
  const alert = fit === 'exact' && entry[0] === runbookKind ? entry[2].split('\n').find(isAlert) : undefined;
  return rowOf(entry, base, alert);
}

function withAlertName(address: URL, name: string): string {
  if (name !== '') address.searchParams.set('alertname', name);
  return address.href;
}

/** The link of a row. What it does here is done by a button. */
export function linkOf({ title, href, act }: Row): HTMLAnchorElement | HTMLButtonElement {
  if (act !== undefined) {
    const action = button({ class: 'plain' }, title);
    action.addEventListener('click', act);
    return action;
  }
  return h('a', { href }, title);
}

export function noteOf({ notes }: Row): HTMLSpanElement {
  return h('span', { class: 'note' }, notes.join(' · '));
}

/** The row as an item of a list. */
export function itemOf(row: Row): HTMLLIElement {
  const { heading, excerpt } = row;
  return h(
    'li',
    {},
    ...(heading === undefined ? [] : [h('h2', {}, heading)]),
    linkOf(row),
    ' ',
    noteOf(row),
    ...(excerpt === undefined ? [] : [h('p', {}, ...excerpt.map(({ text, found }) => (found ? h('mark', {}, text) : text)))]),
  );
}
