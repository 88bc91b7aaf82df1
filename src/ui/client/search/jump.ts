/** The search box as a combobox: names appear while typing, then full text; arrow keys choose, Enter opens. */

import { type AlertText, readAlert } from '../../../fill/alert-text.ts';
import { t } from '../../../words/text.ts';
import { openIncidentIn } from '../alerts/alert-address.ts';
import { announce } from '../base/announce.ts';
import { siteAddress } from '../base/site-base.ts';
import { alertRows } from './alert-rows.ts';
import { jumpIndex } from './jump-data.ts';
import { optionList } from './options.ts';
import { pasteAlerts } from './paste.ts';
import { type Index, rank } from './rank.ts';
import { matchRow, type Row } from './row.ts';
import { isTooShort, searchText } from './text-search.ts';

const mostNames = 7;
const mostTexts = 4;

/** Makes an input jump. Calling it twice for the same input does nothing more. */
export function enhanceSearch(input: HTMLInputElement): void {
  const form = input.form;
  if (form === null || input.getAttribute('role') === 'combobox') return;
  const base = siteAddress();
  const list = optionList(input, form);
  let wanted = '';
  let pasted: { alert: AlertText; shown: string } | undefined;
  let shown: Shown = { typed: '', names: [], all: [], texts: [], search: 0 };
  let asked = 0;
  let announced = '';

  const show = async () => {
    const typed = input.value;
    wanted = typed;
    if (typed.trim() === '') return list.close();
    // Pasted before this was there.
    if (openIncidentIn(typed)) {
      input.value = '';
      return list.close();
    }
    const index = await jumpIndex(base).catch(() => null);
    // A later key may have been answered already.
    if (wanted !== typed) return;
    const alert = pasted?.shown === typed ? pasted.alert : readAlert(typed);
    const answer = alert === null ? undefined : alertRows(index, alert, base);
    if (answer !== undefined && answer.summary !== announced) {
      announced = answer.summary;
      announce(announced);
    }
    if (answer?.isAnswered === true) return list.show(answer.rows.slice(0, mostNames), '');
    const names = answer?.rows.slice(0, mostNames) ?? (index === null ? [] : nameRows(index, typed, base));
    // Of the rows for fewer letters those that have the new ones too stay until the answer for all letters comes.
    shown = { ...shown, typed, names, all: [allResults(form, typed)], texts: shown.texts.filter((row) => hasWords(row, typed)) };
    list.show(rowsOf(shown), typed);
    if (names.length > 0 && (answer !== undefined || isTooShort(typed))) return;
    const mine = ++asked;
    const isWanted = () => wanted === typed;
    await searchText({ typed, filters: {}, base, most: mostTexts, isWanted }, (rows) => {
      const texts = isWanted() ? rows : rows.filter((row) => hasWords(row, wanted));
      if (mine < shown.search || shown.typed !== wanted || (texts.length === 0 && !isWanted())) return;
      shown = { ...shown, texts, search: mine };
      list.show(rowsOf(shown), wanted);
    }).catch(() => undefined);
  };

  input.addEventListener('input', () => void show());
  pasteAlerts(input, (alert, shown) => {
    pasted = { alert, shown };
    void show();
  });
  // What was typed before this was there is answered at once.
  void jumpIndex(base).catch(() => null);
  if (input.value !== '' && document.activeElement === input) void show();
}

function nameRows(index: Index, typed: string, base: string): Row[] {
  return rank(index, typed, mostNames).map((match) => matchRow(match, typed, base));
}

/** What stands in the list for what is typed. */
interface Shown {
  readonly typed: string;
  readonly names: readonly Row[];
  readonly texts: readonly Row[];
  /** Which search they are of. */
  readonly search: number;
  /** The way to all results. */
  readonly all: readonly Row[];
}

/** Names, and full text below them: what is shown already does not move. */
function rowsOf({ names, texts, all }: Shown): Row[] {
  const known = new Set(names.map(({ href }) => href));
  const fresh = texts.filter(({ href }) => !known.has(href.split('#')[0] ?? '') && !known.has(href));
  return [...names, ...fresh.map(({ excerpt: _, ...row }) => row), ...all];
}

function hasWords({ title, excerpt = [] }: Row, typed: string): boolean {
  const text = [title, ...excerpt.map((part) => part.text)].join(' ').toLowerCase();
  return typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Leads to the search page, which has room for excerpts and for narrowing down. */
function allResults(form: HTMLFormElement, typed: string): Row {
  const address = new URL(form.action);
  address.searchParams.set('q', typed.trim());
  return { title: t`All results for “${typed.trim()}”`, notes: ['search'], href: address.href };
}
