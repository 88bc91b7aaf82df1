/** The line of the values: each with where it comes from, in sight while the form is closed. */

import { describeOrigin } from '../../../values/describe.ts';
import { isUnconfirmed } from '../../../values/filled.ts';
import type { PageValues, Resolved } from '../../../values/resolve.ts';
import { t } from '../../../words/text.ts';
import { h } from '../base/h.ts';
import { shortened } from './form.ts';

/** One variable in the line. */
interface Item {
  readonly name: string;
  readonly value: string | undefined;
  /** Where it comes from, or why there is none. */
  readonly words: string;
  readonly title: string;
  readonly state: 'refused' | 'unconfirmed' | 'filled' | 'unfilled' | 'scope' | 'default';
}

/** The order of the line: what has to be looked at comes first, as a long line is cut at its end. */
const order: readonly Item['state'][] = ['refused', 'unconfirmed', 'filled', 'scope', 'unfilled', 'default'];

/** Writes the line in the room that the build gave it. New elements each time: those that stay and are pushed aside count as a shift. */
export function showLine(
  form: HTMLFormElement,
  values: ReadonlyMap<string, Resolved>,
  refused: ReadonlyMap<string, string>,
  page: PageValues,
): void {
  const line = form.querySelector<HTMLElement>('[data-summary]');
  if (line === null) return;
  const items = [...values].map(([name, resolved]) => itemOf(name, resolved, refused.get(name), page));
  const sorted = order.flatMap((state) => items.filter((item) => item.state === state));
  const key = JSON.stringify(sorted);
  if (line.dataset['shows'] === key) return;
  line.dataset['shows'] = key;
  const missing = items.filter(({ state }) => state === 'unfilled').length;
  const count = form.querySelector<HTMLElement>('[data-missing]');
  if (count !== null) count.textContent = missing === 0 ? '' : t`${missing} missing`;
  line.replaceChildren(...sorted.flatMap((item, at) => (at === 0 ? [elementOf(item)] : [' · ', elementOf(item)])));
}

function itemOf(name: string, resolved: Resolved, refused: string | undefined, page: PageValues): Item {
  const { value, from, filled } = resolved;
  const words = refused !== undefined ? t`refused` : from === 'missing' ? t`missing` : describeOrigin(resolved, page);
  const title = `${name}${value === undefined ? '' : `=${value}`}: ${refused ?? words}`;
  const isDoubtful = filled !== undefined && isUnconfirmed(filled);
  const state =
    refused !== undefined ? 'refused' : from === 'missing' ? 'unfilled' : from !== 'filled' ? from : isDoubtful ? 'unconfirmed' : 'filled';
  return { name, value, words, title, state };
}

function elementOf({ name, value, words, title, state }: Item): HTMLElement {
  const shown = value === undefined ? [] : [h('code', {}, `=${shortened(value, 24)}`)];
  const origin = h('i', {}, value === undefined ? words : `(${words})`);
  return h('span', { 'data-value-of': name, class: state, title }, h('b', {}, name), ...shown, ' ', origin);
}
