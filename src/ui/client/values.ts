/** Values: read from the address, an alert or a form, kept in the browser, and written wherever the page has a place for them. */
import { labelsFrom } from '../../query/fill/labels.ts';
import { isLayer, type Slot } from '../../query/fill/layer.ts';
import { type Demands, fillIn, unsuited } from '../../query/fill/value.ts';
import { announce } from './announce.ts';
import { openValues, valuesChanged } from './events.ts';
import { type Kept, keepValues, keptValue, readValues, valuesInAddress } from './kept-values.ts';

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

type Field = HTMLInputElement | HTMLSelectElement;

export function values(): void {
  const form = document.querySelector<HTMLFormElement>('#values');
  const places = [...document.querySelectorAll<HTMLElement>('var[data-v]')].map(placeOf);
  const base = document.querySelector<HTMLAnchorElement>('.site-name')?.pathname ?? '/';
  let kept: Kept = readValues(base);
  // Somebody may have typed before this script was there.
  const typed = form === null ? [] : fieldsOf(form).filter(({ value }) => value.trim() !== '');
  const given = { ...Object.fromEntries(typed.map(({ name, value }) => [name, value.trim()])), ...valuesInAddress() };
  if (Object.keys(given).length > 0) keep({ ...kept, ...given });

  function keep(next: Kept): void {
    kept = next;
    if (!keepValues(base, kept) && form !== null) say(form, 'This browser keeps no values: they are gone when you leave the page.');
  }

  function show(): void {
    const refused = new Map<string, string>();
    for (const place of places) {
      // The page's own default may be another than that of the sheet a card comes from.
      const value = keptValue(kept, place.name) ?? fieldOf(form, place.name)?.dataset['default'] ?? '';
      const reason = fill(place, value, demandsOf(form, place.name));
      if (reason !== '') refused.set(place.name, reason);
    }
    if (form !== null) showForm(form, kept, refused);
    document.dispatchEvent(new Event(valuesChanged));
  }

  show();
  const readAgain = () => {
    kept = readValues(base);
    show();
  };
  addEventListener('storage', readAgain);
  // A page that comes back from the browser's memory has heard nothing in the meantime.
  addEventListener('pageshow', (event) => event.persisted && readAgain());
  if (form === null) return;

  const details = form.querySelector('details');
  let origin: HTMLElement | null = null;

  form.addEventListener('input', (event) => {
    const field = event.target;
    if (field instanceof HTMLTextAreaElement) {
      const labels = labelsFrom(field.value);
      const used = fieldsOf(form).filter(({ name }) => Object.hasOwn(labels, name));
      keep({ ...kept, ...labels });
      const output = form.querySelector('output');
      const names = used.map(({ name }) => name).join(', ');
      if (output !== null && field.value !== '')
        output.textContent = names === '' ? 'No label that this page asks for.' : `Taken: ${names}`;
    } else if (isField(field)) {
      const { [field.name]: _, ...others } = kept;
      keep(field.value === '' ? others : { ...others, [field.name]: field.value.trim() });
    }
    show();
  });
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
    const before = kept;
    keep(cleared ?? {});
    announce(cleared === null ? 'Values cleared' : 'Values are back');
    cleared = cleared === null ? before : null;
    clear.textContent = cleared === null ? 'Clear all values' : 'Put them back';
    show();
  });

  const open = (name: string | null): void => {
    if (details !== null) details.open = true;
    const fields = fieldsOf(form);
    const wanted = fields.find((field) => field.name === name) ?? fields.find((field) => isWanting(field, kept)) ?? fields[0];
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

function showForm(form: HTMLFormElement, kept: Kept, refused: ReadonlyMap<string, string>): void {
  const fields = fieldsOf(form);
  for (const field of fields) {
    const value = keptValue(kept, field.name) ?? '';
    // A choice that is none of the list must be seen all the same.
    if (field instanceof HTMLSelectElement && value !== '' && ![...field.options].some((option) => option.value === value)) {
      field.append(new Option(value, value));
    }
    if (field !== document.activeElement || field.value.trim() !== value) field.value = value;
    const reason = (value === '' ? '' : unsuited(demandsOf(form, field.name), value)) || refused.get(field.name) || '';
    field.setAttribute('aria-invalid', String(reason !== ''));
    const note = form.querySelector<HTMLElement>(`#about-${field.name}`);
    if (note === null) continue;
    note.dataset['about'] ??= note.textContent;
    note.textContent = reason === '' ? note.dataset['about'] : `Not filled in: ${reason}`;
    note.classList.toggle('refused', reason !== '');
  }
  const wanting = fields.filter((field) => isWanting(field, kept) || field.getAttribute('aria-invalid') === 'true');
  const summary = form.querySelector('[data-summary]');
  if (summary === null) return;
  summary.textContent =
    wanting.length > 0
      ? `to fill in: ${wanting.map(({ name }) => name).join(', ')}`
      : fields.map((field) => `${field.name} ${keptValue(kept, field.name) ?? field.dataset['default'] ?? ''}`).join(', ');
}

function isWanting(field: Field, kept: Kept): boolean {
  return (keptValue(kept, field.name) ?? '') === '' && field.dataset['default'] === undefined;
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(isField);
}

function isField(element: unknown): element is Field {
  return (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) && element.name !== '';
}

function fieldOf(form: HTMLFormElement | null, name: string): Field | undefined {
  return form?.querySelector<Field>(`[name="${CSS.escape(name)}"]`) ?? undefined;
}

function demandsOf(form: HTMLFormElement | null, name: string): Demands {
  const field = fieldOf(form, name);
  if (field === undefined) return {};
  // Options without a value of their own are the author's; the browser adds the ones it has to show.
  const choices =
    field instanceof HTMLSelectElement ? [...field.querySelectorAll('option:not([value])')].map((option) => option.textContent) : undefined;
  return { pattern: field.dataset['pattern'], choices, regex: field.dataset['regex'] !== undefined };
}

function say(form: HTMLFormElement, text: string): void {
  const note = form.querySelector('.values-end .note');
  if (note !== null) note.textContent = text;
}
