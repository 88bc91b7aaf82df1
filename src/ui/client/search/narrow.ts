/** Narrows a search down by what the page has a choice for. The choices stand in the address's anchor: its query is values. */

import { pageAnchor } from '../base/address.ts';
import { appElement } from '../base/app-element.ts';
import type { Filters } from './full-text.ts';

export interface Narrowing {
  filters: () => Filters;
  /** The part of the address that holds them, with its `#`; empty when there are none. */
  anchor: () => string;
}

export function narrowing(changed: () => void): Narrowing {
  const form = appElement<HTMLFormElement>('narrow');
  const choices = form === null ? [] : [...form.querySelectorAll('select')];
  const wanted = new URLSearchParams(pageAnchor().slice(1));
  for (const choice of choices) choice.value = wanted.get(choice.name) ?? '';
  // A value that is none of the choices leaves the list without one.
  for (const choice of choices) if (choice.selectedIndex === -1) choice.value = '';
  const filters = (): Filters =>
    Object.fromEntries(choices.filter(({ value }) => value !== '').map(({ name, value }): [string, string] => [name, value]));
  if (form !== null) {
    form.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
    const details = form.closest('details');
    if (details !== null && Object.keys(filters()).length > 0) details.open = true;
    form.addEventListener('change', changed);
    form.addEventListener('reset', () => setTimeout(changed));
  }
  return {
    filters,
    anchor: () => {
      const query = new URLSearchParams(filters()).toString();
      return query === '' ? '' : `#${query}`;
    },
  };
}
