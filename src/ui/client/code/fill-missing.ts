/** Fields for missing values outside the form of the values: each writes into the form's own field, which checks, fills in and records. */
import { appElement } from '../base/app-element.ts';
import { h } from '../base/h.ts';
import { fieldOf, isField } from '../values/form.ts';
import { wakeValues } from '../values/wake.ts';

export interface MissingFields {
  readonly element: HTMLElement;
  readonly first: HTMLElement | undefined;
  /** Shows what the form answers to what was typed: called when values changed. */
  readonly draw: () => void;
}

/** A field for each of the variables that the page's form has; none on pages without a form. The caller puts them into no form. */
export function missingFields(names: readonly string[]): MissingFields {
  const form = appElement<HTMLFormElement>('values');
  const fields = names.flatMap((name) => fieldFor(form, name) ?? []);
  const element = h('div', { class: 'fields' }, ...fields.map(({ box }) => box));
  element.hidden = fields.length === 0;
  return { element, first: fields[0]?.field, draw: () => fields.forEach(({ draw }) => void draw()) };
}

interface MissingField {
  readonly box: HTMLElement;
  readonly field: HTMLElement;
  readonly draw: () => void;
}

function fieldFor(form: HTMLFormElement | null, name: string): MissingField | undefined {
  const own = fieldOf(form, name);
  const field = own?.cloneNode(true);
  if (own === undefined || !isField(field)) return undefined;
  field.id = `app:fill-${name}`;
  field.value = own.value;
  const note = h('p', { class: 'note', id: `app:fill-about-${name}` });
  field.setAttribute('aria-describedby', note.id);
  const pass = async (kind: 'input' | 'change') => {
    await wakeValues();
    own.value = field.value;
    own.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  field.addEventListener('input', () => void pass('input'));
  field.addEventListener('change', () => void pass('change'));
  const box = h('div', { class: 'field' }, h('label', { for: field.id }, name), field, note);
  const draw = () => {
    const about = appElement(`about-${name}`);
    note.textContent = about?.firstChild?.textContent ?? '';
    note.classList.toggle('refused', about?.classList.contains('refused') === true);
    field.setAttribute('aria-invalid', own.getAttribute('aria-invalid') ?? 'false');
  };
  draw();
  return { box, field, draw };
}
