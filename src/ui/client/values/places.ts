/** The places in the page where a value goes. */

import { isLayer, type Slot } from '../../../fill/layer.ts';
import { type Demands, fillIn } from '../../../fill/value.ts';
import { t } from '../../../words/text.ts';

export interface Place {
  readonly element: HTMLElement;
  readonly name: string;
  readonly slot: Slot;
  /** What the author wrote. */
  readonly template: string;
  /** The text there without a value: the template, or the default. */
  readonly usual: string;
}

/** All of them, in the order of the page. */
export function placesOfPage(): readonly Place[] {
  return [...document.querySelectorAll<HTMLElement>('var[data-variable]')].map(placeOf);
}

function placeOf(element: HTMLElement): Place {
  const usual = element.textContent;
  const slot = (element.dataset['slot'] ?? '').split(' ').filter(isLayer);
  // What the author wrote can be found there once a value is written over it.
  if (element.dataset['written'] === undefined) element.dataset['usual'] = usual;
  return { element, name: element.dataset['variable'] ?? '', slot, template: element.dataset['written'] ?? usual, usual };
}

/** How a value stands: whether somebody has to confirm it, or to choose one first, so that the usual text does not stand in. */
export interface Standing {
  readonly isUnconfirmed: boolean;
  readonly isOpen: boolean;
}

/** Writes the value, or else the usual text. Answers why a value cannot be written there. */
export function fillPlace(place: Place, value: string, demands: Demands, { isUnconfirmed, isOpen }: Standing): string {
  const { element, name, slot, template, usual } = place;
  const written = value === '' ? undefined : fillIn(demands, slot, value);
  const text = written === undefined ? (isOpen ? template : usual) : (written.text ?? template);
  if (element.textContent !== text) element.textContent = text;
  element.classList.toggle('set', text !== template);
  element.classList.toggle('refused', written?.refused !== undefined);
  element.classList.toggle('unconfirmed', isUnconfirmed && written?.text !== undefined);
  element.title =
    written?.refused !== undefined
      ? `${name}: ${written.refused}`
      : isUnconfirmed
        ? t`${name}: from an alert or a link, not confirmed`
        : '';
  return written?.refused ?? '';
}
