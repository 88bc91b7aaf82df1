/** The form of the values: its fields, what is asked of each, and what it says. */
import { type Demands, unsuited } from '../../query/fill/value.ts';
import { appElement } from './app-element.ts';
import { type Kept, keptValue } from './kept-values.ts';

export type Field = HTMLInputElement | HTMLSelectElement;

/** Shows what stands, what cannot stand, and what is still to fill in. */
export function showForm(form: HTMLFormElement, kept: Kept, refused: ReadonlyMap<string, string>): void {
  const fields = fieldsOf(form);
  for (const field of fields) {
    const value = keptValue(kept, nameOf(field)) ?? '';
    // A choice that is none of the list must be seen all the same.
    if (field instanceof HTMLSelectElement && value !== '' && ![...field.options].some((option) => option.value === value)) {
      field.append(new Option(value, value));
    }
    if (field !== document.activeElement || field.value.trim() !== value) field.value = value;
    const reason = (value === '' ? '' : unsuited(demandsOf(form, nameOf(field)), value)) || refused.get(nameOf(field)) || '';
    field.setAttribute('aria-invalid', String(reason !== ''));
    const note = appElement(`about-${nameOf(field)}`);
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
      ? `to fill in: ${wanting.map(nameOf).join(', ')}`
      : fields.map((field) => `${nameOf(field)} ${keptValue(kept, nameOf(field)) ?? field.dataset['default'] ?? ''}`).join(', ');
}

/** Whether there is neither a value nor a default. */
export function isWanting(field: Field, kept: Kept): boolean {
  return (keptValue(kept, nameOf(field)) ?? '') === '' && field.dataset['default'] === undefined;
}

/**
 * The variable that a field is for. It is not the field's `name`: a form answers to the names of its fields before its own, so a variable
 * called `elements` would take the place of the list of fields.
 */
export function nameOf(field: Field): string {
  return field.dataset['variable'] ?? '';
}

export function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(isField);
}

export function isField(element: unknown): element is Field {
  return (element instanceof HTMLInputElement || element instanceof HTMLSelectElement) && element.dataset['variable'] !== undefined;
}

export function fieldOf(form: HTMLFormElement | null, name: string): Field | undefined {
  return form?.querySelector<Field>(`[data-variable="${CSS.escape(name)}"]`) ?? undefined;
}

export function demandsOf(form: HTMLFormElement | null, name: string): Demands {
  const field = fieldOf(form, name);
  if (field === undefined) return {};
  // Options without a value of their own are the author's; the browser adds the ones it has to show.
  const choices =
    field instanceof HTMLSelectElement ? [...field.querySelectorAll('option:not([value])')].map((option) => option.textContent) : undefined;
  return { pattern: field.dataset['pattern'], choices, regex: field.dataset['regex'] !== undefined };
}

/** Says for what and how long the values are kept. */
export function sayWhere(form: HTMLFormElement, incident: string, kept: boolean): void {
  const note = form.querySelector('.values-end .note');
  if (note === null) return;
  note.textContent = !kept
    ? 'This browser keeps no values: they are gone when you leave the page.'
    : incident === ''
      ? 'Kept in this browser and used on every page.'
      : `Kept with ${incident} and used on every page.`;
}
