/** Values: read from the address, an alert or a form, kept, and written wherever the page has a place for them. */

import { labelsFrom } from '../../query/fill/labels.ts';
import { isLayer, type Slot } from '../../query/fill/layer.ts';
import { type Demands, fillIn } from '../../query/fill/value.ts';
import { isFirstLook } from './address.ts';
import { announce } from './announce.ts';
import { appElement } from './app-element.ts';
import { openValues, valuesChanged } from './events.ts';
import { readCurrent } from './incident/current.ts';
import { type Kept, keptValue, valuesInAddress } from './kept-values.ts';
import { siteBase } from './site-base.ts';
import { demandsOf, fieldOf, fieldsOf, isField, isWanting, nameOf, sayWhere, showForm } from './value-form.ts';
import { valueSource } from './value-source.ts';

/** A place in the page where a value goes. */
interface Place {
  element: HTMLElement;
  name: string;
  slot: Slot;
  /** What the author wrote. */
  template: string;
  /** What stands there without a value: the template, or the default. */
  usual: string;
}

export function values(): void {
  const form = appElement<HTMLFormElement>('values');
  const places = [...document.querySelectorAll<HTMLElement>('var[data-v]')].map(placeOf);
  const base = siteBase();
  const source = valueSource(base, () => show());
  let keptHere = true;
  // Somebody may have typed before this script was there.
  const typed = form === null ? [] : fieldsOf(form).filter(({ value }) => value.trim() !== '');
  const given = { ...Object.fromEntries(typed.map((field) => [nameOf(field), field.value.trim()])), ...valuesOfLink(base) };
  if (Object.keys(given).length > 0) {
    keptHere = source.set(given);
    void record();
  }

  async function record(): Promise<void> {
    const refused = await source.record();
    if (refused !== '') announce(refused);
  }

  function show(): void {
    const kept = source.read();
    const refused = new Map<string, string>();
    for (const place of places) {
      // The page's own default may be another than that of the sheet a card comes from.
      const value = keptValue(kept, place.name) ?? fieldOf(form, place.name)?.dataset['default'] ?? '';
      const reason = fill(place, value, demandsOf(form, place.name));
      if (reason !== '') refused.set(place.name, reason);
    }
    if (form !== null) {
      showForm(form, kept, refused);
      sayWhere(form, source.incident(), keptHere);
    }
    document.dispatchEvent(new Event(valuesChanged));
  }

  show();
  if (form === null) return;

  const details = form.querySelector('details');
  let origin: HTMLElement | null = null;

  form.addEventListener('input', (event) => {
    const field = event.target;
    if (field instanceof HTMLTextAreaElement) {
      const labels = labelsFrom(field.value);
      const used = fieldsOf(form).filter((field) => Object.hasOwn(labels, nameOf(field)));
      keptHere = source.set(labels);
      const output = form.querySelector('output');
      const names = used.map(nameOf).join(', ');
      if (output !== null && field.value !== '')
        output.textContent = names === '' ? 'No label that this page asks for.' : `Taken: ${names}`;
    } else if (isField(field)) {
      keptHere = source.set({ [nameOf(field)]: field.value.trim() });
    }
    show();
  });
  form.addEventListener('change', () => void record());
  const paste = form.querySelector('textarea');
  if (paste !== null && paste.value !== '') paste.dispatchEvent(new Event('input', { bubbles: true }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (details !== null) details.open = false;
    (origin ?? form).scrollIntoView({ block: 'center' });
    const back = origin?.closest('figure')?.querySelector<HTMLElement>('button.copy') ?? form.querySelector('summary');
    back?.focus({ preventScroll: true });
    origin = null;
  });
  const clear = form.querySelector<HTMLButtonElement>('[data-clear-values]');
  let cleared: Kept | null = null;
  clear?.addEventListener('click', () => {
    const before = source.read();
    keptHere = source.set(cleared ?? Object.fromEntries(Object.keys(before).map((name) => [name, ''])));
    void record();
    announce(cleared === null ? 'Values cleared' : 'Values are back');
    cleared = cleared === null ? before : null;
    clear.textContent = cleared === null ? 'Clear all values' : 'Put them back';
    show();
  });

  const open = (name: string | null): void => {
    if (details !== null) details.open = true;
    const fields = fieldsOf(form);
    const wanted = fields.find((field) => nameOf(field) === name) ?? fields.find((field) => isWanting(field, source.read())) ?? fields[0];
    wanted?.focus();
    wanted?.scrollIntoView({ block: 'center' });
  };
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('var[data-v], [data-fill]') : null;
    if (target === null || getSelection()?.isCollapsed === false) return;
    origin = target;
    open(target.dataset['v'] ?? target.dataset['fill'] ?? null);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || details?.open !== true || !form.contains(document.activeElement)) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener(openValues, () => {
    origin = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : null;
    open(null);
  });
}

function placeOf(element: HTMLElement): Place {
  const usual = element.textContent;
  const slot = (element.dataset['s'] ?? '').split(' ').filter(isLayer);
  // Who asks what the author wrote finds it when a value stands there.
  if (element.dataset['t'] === undefined) element.dataset['w'] = usual;
  return { element, name: element.dataset['v'] ?? '', slot, template: element.dataset['t'] ?? usual, usual };
}

/** Writes the value, or else what stands there usually. Answers why a value cannot stand there. */
function fill(place: Place, value: string, demands: Demands): string {
  const written = value === '' ? null : fillIn(demands, place.slot, value);
  const text = written === null ? place.usual : (written.text ?? place.template);
  if (place.element.textContent !== text) place.element.textContent = text;
  place.element.classList.toggle('set', text !== place.template);
  place.element.classList.toggle('refused', written?.refused !== undefined);
  place.element.title = written?.refused === undefined ? '' : `${place.name}: ${written.refused}`;
  return written?.refused ?? '';
}

/** What a link carries. A page that is loaded again in an incident has it already, and somebody may have changed it since. */
function valuesOfLink(base: string): Kept {
  return isFirstLook() || readCurrent(base) === undefined ? valuesInAddress() : {};
}
