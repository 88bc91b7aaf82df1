/** What was found, as a line that leads there: in the list under a search box, on the search page, on the page for unknown addresses. */

import type { AlertText } from '../../../query/fill/alert-text.ts';
import type { JumpEntry } from '../../../search/jump-list.ts';
import { incidentAddress } from '../alert-address.ts';
import { actionAt } from './actions.ts';
import { actionKind, kindWords } from './jump-data.ts';

export interface Row {
  title: string;
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

/** `labels` are carried along to where they fill in values. */
export function rowOf([kind, title, names, address, context]: JumpEntry, base: string, labels: Readonly<Record<string, string>> = {}): Row {
  const act = actionAt(address);
  return {
    title,
    notes: [kindWords[kind] ?? '', context, names].filter((note) => note !== ''),
    href: act === undefined ? withLabels(new URL(address, base), kind === actionKind ? {} : labels) : '',
    act,
  };
}

/** The address with labels as values, as a link in an alert's message carries them. Addresses have an end somewhere: 30 labels are plenty. */
export function withLabels(address: URL, labels: Readonly<Record<string, string>>): string {
  for (const [name, value] of Object.entries(labels).slice(0, 30)) {
    if (/^[A-Za-z_]\w*$/.test(name) && name !== 'q' && value.length <= 200) address.searchParams.set(name, value);
  }
  return address.href;
}

/** The rows of an alert's runbooks, and after the first that it names the way to begin an incident with it; after what is only near, at the end. */
export function withStart(rows: readonly Row[], alert: AlertText, isNamed: boolean, base: string): Row[] {
  if (alert.title === '') return [...rows];
  const start: Row = { title: 'Start an incident with this alert', notes: ['action', alert.title], href: incidentAddress(alert, base) };
  const at = isNamed ? 1 : rows.length;
  return [...rows.slice(0, at), start, ...rows.slice(at)];
}

/** The link of a row. What it does here is done by a button. */
export function linkOf({ title, href, act }: Row): HTMLAnchorElement | HTMLButtonElement {
  if (act !== undefined) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'plain';
    button.textContent = title;
    button.addEventListener('click', act);
    return button;
  }
  const link = document.createElement('a');
  link.href = href;
  link.textContent = title;
  return link;
}

export function noteOf({ notes }: Row): HTMLSpanElement {
  const note = document.createElement('span');
  note.className = 'note';
  note.textContent = notes.join(' · ');
  return note;
}

/** The row as an item of a list. */
export function itemOf(row: Row): HTMLLIElement {
  const item = document.createElement('li');
  item.append(linkOf(row), ' ', noteOf(row));
  if (row.excerpt !== undefined) {
    const text = document.createElement('p');
    text.append(...row.excerpt.map(({ text: words, found }) => (found ? mark(words) : words)));
    item.append(text);
  }
  return item;
}

function mark(words: string): HTMLElement {
  const marked = document.createElement('mark');
  marked.textContent = words;
  return marked;
}
