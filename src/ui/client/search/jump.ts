/** The search box as a combobox: names appear as they are typed, then what the text says; arrow keys choose, Enter goes there. */
import { type AlertText, readAlert } from '../../../query/fill/alert-text.ts';
import { announce } from '../announce.ts';
import { forAlert } from './for-alert.ts';
import { jumpIndex, siteBase } from './jump-data.ts';
import { type OptionList, optionList } from './options.ts';
import { pasteAlerts } from './paste.ts';
import { type Index, rank } from './rank.ts';
import { type Row, rowOf, withStart } from './row.ts';
import { isTooShort, searchText } from './text-search.ts';

const mostNames = 7;
const mostTexts = 4;

/** Makes an input jump. Calling it twice for the same input does nothing more. */
export function enhanceSearch(input: HTMLInputElement): void {
  const form = input.form;
  if (form === null || input.getAttribute('role') === 'combobox') return;
  const base = siteBase(form);
  const list = optionList(input, form);
  let wanted = '';
  let pasted: { alert: AlertText; shown: string } | undefined;

  const show = async () => {
    const typed = input.value;
    wanted = typed;
    if (typed.trim() === '') return list.close();
    const index = await jumpIndex(base).catch(() => null);
    // A later key may have been answered already.
    if (wanted !== typed) return;
    const alert = pasted?.shown === typed ? pasted.alert : readAlert(typed);
    if (alert !== null && index !== null) return list.show(alertRows(index, alert, base), '');
    const names = index === null ? [] : nameRows(index, typed, base);
    const all = allResults(form, typed);
    list.show([...names, all], typed);
    if (names.length > 0 && isTooShort(typed)) return;
    await withTexts(names, all, typed, list, base, () => wanted === typed);
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
  return rank(index, typed, mostNames).map(({ candidate }) => rowOf(candidate.entry, base));
}

/** Appends what the text says: what stands there already does not move under the hand. */
async function withTexts(names: readonly Row[], all: Row, typed: string, list: OptionList, base: string, isWanted: () => boolean) {
  const known = new Set(names.map(({ href }) => href));
  await searchText({ typed, filters: {}, base, most: mostTexts, isWanted }, (rows) => {
    if (!isWanted()) return;
    const fresh = rows.filter(({ href }) => !known.has(href.split('#')[0] ?? '') && !known.has(href));
    list.show([...names, ...fresh.map(({ excerpt: _, ...row }) => row), all], typed);
  }).catch(() => undefined);
}

/** Leads to the search page, which has room for excerpts and for narrowing down. */
function allResults(form: HTMLFormElement, typed: string): Row {
  const address = new URL(form.action);
  address.searchParams.set('q', typed.trim());
  return { title: `All results for “${typed.trim()}”`, notes: ['search'], href: address.href };
}

/** The runbook that the alert names; its labels go along and fill in values. */
function alertRows(index: Index, alert: AlertText, base: string): Row[] {
  const { named, nearest } = forAlert(index, alert);
  const labels = Object.keys(alert.labels);
  const told = labels.length === 0 ? [] : [`fills in ${labels.slice(0, 4).join(', ')}${labels.length > 4 ? ' …' : ''}`];
  const rows = (named.length > 0 ? named : nearest).slice(0, mostNames).map(({ entry }) => {
    const row = rowOf(entry, base, alert.labels);
    return { ...row, notes: [...(named.length > 0 ? row.notes : ['nearest', ...row.notes]), ...told] };
  });
  announce(named.length > 0 ? `The alert leads to ${rows[0]?.title ?? ''}` : `No runbook for this alert. Nearest: ${rows.length}`);
  return withStart(rows, alert, named.length > 0, base);
}
