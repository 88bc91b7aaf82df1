/** The search page: names first, then full text, filtered if wanted. Without a match it names what is similar. */

import { type AlertText, readAlert } from '../../../fill/alert-text.ts';
import { t } from '../../../words/text.ts';
import { navigate, pageQuery, replaceAddress } from '../base/address.ts';
import { h } from '../base/h.ts';
import { siteAddress } from '../base/site-base.ts';
import { alertRows } from './alert-rows.ts';
import { goesBeforeText } from './before-text.ts';
import type { Filters } from './full-text.ts';
import { jumpIndex } from './jump-data.ts';
import { narrowing } from './narrow.ts';
import { pasteAlerts, takeAlert } from './paste.ts';
import { type Index, rank } from './rank.ts';
import { itemOf, matchRow, type Row } from './row.ts';
import { sharedText } from './shared.ts';
import { isTooShort, loadText, searchText } from './text-search.ts';

const mostNames = 5;
const mostTexts = 20;

interface Found {
  rows: readonly Row[];
  /** The words about them. */
  message: string;
}

/** Answers the `?q=` of the address, and every key typed on the page. */
export function showResults(list: HTMLElement, input: HTMLInputElement): void {
  const form = input.form;
  if (form === null) return;
  const base = siteAddress();
  const status = h('p', { role: 'status' });
  list.before(status);
  let asked = 0;
  let shown = 0;
  let pasted: { alert: AlertText; shown: string } | undefined;

  const search = async () => {
    const typed = input.value.trim();
    const filters = narrow.filters();
    const mine = ++asked;
    replaceAddress(typed === '' ? '' : `?q=${encodeURIComponent(typed)}`, narrow.anchor());
    const draw = ({ rows, message }: Found) => {
      // What was found for fewer letters is better than nothing, and worse than what came after.
      if (mine < shown) return;
      shown = mine;
      list.replaceChildren(...rows.map(itemOf));
      status.textContent = message;
    };
    if (typed === '' && Object.keys(filters).length === 0) return draw({ rows: [], message: '' });
    const index = await jumpIndex(base).catch(() => null);
    const alert = pasted?.shown === typed ? pasted.alert : readAlert(typed);
    await find({ typed, filters, index, alert, base, isWanted: () => mine === asked }, draw);
  };

  const narrow = narrowing(() => void search());
  const query = new URLSearchParams(pageQuery());
  const shared = sharedText(query);
  // Somebody may have begun to type before this was loaded.
  if (input.value === '') input.value = query.get('q') ?? shared ?? '';
  input.addEventListener('input', () => void search());
  const keepPasted = (alert: AlertText, shown: string) => {
    pasted = { alert, shown: shown.trim() };
  };
  pasteAlerts(input, (alert, shown) => {
    keepPasted(alert, shown);
    void search();
  });
  if (shared !== undefined)
    takeAlert(input, shared, (alert, shown) => {
      keepPasted(alert, shown);
      void openNamed(alert, base);
    });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    list.querySelector('a')?.focus();
  });
  moveBetween(list, input);
  const isAsked = input.value !== '' || Object.keys(narrow.filters()).length > 0;
  // The page is there to search: all that needs is loaded before the first key, but not before what is asked already.
  void (isAsked ? search() : jumpIndex(base)).then(() => loadText(base, 'whole')).catch(() => null);
}

/** Whoever shares an alert wants its runbook: where one page answers it, it opens in the place of this one. */
async function openNamed(alert: AlertText, base: string): Promise<void> {
  const { only } = alertRows(await jumpIndex(base).catch(() => null), alert, base);
  if (only !== undefined) navigate(only, { replace: true });
}

interface Asked {
  typed: string;
  filters: Filters;
  index: Index | null;
  alert: AlertText | null;
  base: string;
  isWanted: () => boolean;
}

async function find({ typed, filters, index, alert, base, isWanted }: Asked, draw: (found: Found) => void): Promise<void> {
  const { before, after, message, isAnswered } = namesFor(typed, filters, index, alert, base);
  if (isTooShort(typed) && before.length > 0) return draw({ rows: before, message: message || countOf(before.length, typed) });
  if (before.length > 0) draw({ rows: before, message });
  try {
    let rows = before;
    const more = await searchText({ typed, filters, base, most: mostTexts, isWanted }, (texts) => {
      rows = together(before, texts, isAnswered ? undefined : t`In the text`);
      draw({ rows, message });
    });
    // One that was overtaken may not have been searched for at all.
    if (!isWanted()) return;
    if (rows.length === before.length) rows = [...rows, ...after];
    draw({ rows, message: message || countOf(rows.length, typed, more) });
  } catch {
    if (isWanted()) draw({ rows: [...before, ...after], message: t`Only names were searched: the text index could not be read.` });
  }
}

/** Names, with what the text has of the same page, and then the rest of the text. @param heading above that rest */
function together(names: readonly Row[], texts: readonly Row[], heading?: string): Row[] {
  const pageOf = ({ href }: Row) => href.replace(/[?#].*/s, '');
  const isOf = (text: Row) => (name: Row) => text.href === name.href || (!name.href.includes('#') && pageOf(text) === pageOf(name));
  const named = names.map((name) => ({ ...name, excerpt: texts.find((text) => isOf(text)(name))?.excerpt }));
  const others = texts.filter((text) => !names.some(isOf(text)));
  return [...named, ...others.map((row, at) => (at === 0 && heading !== undefined ? { ...row, heading } : row))];
}

/** Names that go before the text, and those that are named when the text has nothing. Filters are of the text. */
function namesFor(typed: string, filters: Filters, index: Index | null, alert: AlertText | null, base: string) {
  if (alert !== null) {
    const { rows, isAnswered, summary } = alertRows(index, alert, base);
    return { before: rows, after: [], message: summary, isAnswered };
  }
  if (index === null || Object.keys(filters).length > 0) return { before: [], after: [], message: '', isAnswered: true };
  const matches = rank(index, typed, mostNames);
  const before = matches.filter((match) => goesBeforeText(match, typed));
  const toRow = (match: (typeof matches)[number]) => matchRow(match, typed, base);
  const after = matches.filter((match) => !before.includes(match));
  return { before: before.map(toRow), after: after.map(toRow), message: '', isAnswered: true };
}

function countOf(count: number, typed: string, more = false): string {
  if (count === 0) return typed === '' ? t`Nothing found.` : t`Nothing found for “${typed}”.`;
  return t`${more ? 'The first ' : ''}${count} ${count === 1 ? 'match' : 'matches'}`;
}

/** Arrow keys go from the box through the results and back. */
function moveBetween(list: HTMLElement, input: HTMLInputElement): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops: HTMLElement[] = [input, ...list.querySelectorAll<HTMLElement>(':scope > li > :is(a, button)')];
    const at = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1;
    const next = at === -1 ? undefined : stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  });
}
