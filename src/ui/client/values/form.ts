/** The form of the values: its fields, what is asked of each, and the notes beside them. */

import { type Demands, unsuited } from '../../../fill/value.ts';
import type { PageValues, Resolved } from '../../../values/resolve.ts';
import { t } from '../../../words/text.ts';
import { appElement } from '../base/app-element.ts';
import { button, h } from '../base/h.ts';

export type Field = HTMLInputElement | HTMLSelectElement;

/** Shows what is filled in, what cannot be, and what might be meant. */
export function showFields(
  form: HTMLFormElement,
  values: ReadonlyMap<string, Resolved>,
  refused: ReadonlyMap<string, string>,
  page: PageValues,
): void {
  for (const field of fieldsOf(form)) {
    const name = nameOf(field);
    const resolved = values.get(name);
    const value = resolved?.filled?.value ?? '';
    // A choice that is none of the list must be seen all the same.
    if (field instanceof HTMLSelectElement && value !== '' && ![...field.options].some((option) => option.value === value)) {
      field.append(new Option(value, value));
    }
    if (field !== document.activeElement || field.value.trim() !== value) field.value = value;
    const reason = refused.get(name) ?? '';
    field.setAttribute('aria-invalid', String(reason !== ''));
    const note = appElement(`about-${name}`);
    if (note === null) continue;
    note.dataset['about'] ??= note.textContent;
    note.replaceChildren(reason === '' ? note.dataset['about'] : t`Not filled in: ${reason}`);
    note.classList.toggle('refused', reason !== '');
    if (resolved?.suggestion !== undefined) note.append(suggestion(name, resolved.suggestion, page));
  }
}

/** `namespace=shop came for order-service.`, and a button that takes it for this page. */
function suggestion(name: string, { value, origin, service }: NonNullable<Resolved['suggestion']>, page: PageValues): HTMLElement {
  const came = origin === 'typed' ? t`was typed` : t`came with ${origin === 'link' ? t`a link` : t`an ${origin}`}`;
  const whose = service === undefined ? '' : service === page.service ? t` before this alert` : t` for ${service}`;
  const use = button({ 'data-use-value': value, 'data-use-for': name, 'aria-label': t`Use ${name}=${value}` }, t`Use`);
  return h('span', { class: 'suggestion' }, `${name}=${shortened(value)} ${came}${whose}.`, use);
}

/** A long value with a cue that there is more of it. */
export function shortened(value: string, most = 60): string {
  return value.length <= most ? value : `${value.slice(0, most)}…`;
}

/** Why a value does not suit a field, whether or not the page has a place for it. */
export function unsuitedFor(form: HTMLFormElement | null, name: string, value: string): string {
  return value === '' ? '' : unsuited(demandsOf(form, name), value);
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

/** Shows for what and how long the values are kept. */
export function showWhereKept(form: HTMLFormElement, incident: string, isKept: boolean): void {
  const note = form.querySelector('.values-end .note');
  if (note === null) return;
  note.textContent = !isKept
    ? t`This browser keeps no values: they are gone when you leave the page.`
    : incident === ''
      ? t`Kept in this browser for 12 hours.`
      : t`Kept with ${incident}.`;
}
