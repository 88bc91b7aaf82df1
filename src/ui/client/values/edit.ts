/** The form of the values: what typing, pasting and its buttons do. */

import { isHeading } from '../../../fill/alert-message.ts';
import { readAlert, stateNotes } from '../../../fill/alert-text.ts';
import { labelsFrom } from '../../../fill/labels.ts';
import { alertSetOf } from '../../../values/alert-set.ts';
import type { Filled } from '../../../values/filled.ts';
import type { ValueSources } from '../../../values/resolve.ts';
import { t } from '../../../words/text.ts';
import { openIncidentIn } from '../alerts/alert-address.ts';
import { announce } from '../base/announce.ts';
import { openValues } from '../base/events.ts';
import { dropAlert } from './alert-set.ts';
import { fieldsOf, isField, nameOf } from './form.ts';
import type { ValueSource } from './source.ts';
import type { View } from './view.ts';

export interface Editing {
  readonly view: View;
  readonly source: ValueSource;
  readonly base: string;
  readonly show: () => void;
  /** Takes values over, shows and records them. */
  readonly fill: (values: readonly Filled[]) => void;
  readonly record: () => Promise<void>;
}

export function listenToForm(form: HTMLFormElement, editing: Editing): void {
  const { source, show, record } = editing;
  form.addEventListener('input', (event) => {
    const field = event.target;
    if (field instanceof HTMLTextAreaElement) paste(form, field.value, editing);
    else if (isField(field)) {
      const value = field.value.trim();
      if (value === '') clearValue(nameOf(field), editing);
      else source.fill([typedValue(nameOf(field), value, editing)]);
    }
    show();
  });
  form.addEventListener('change', () => void record());
  const pasted = form.querySelector('textarea');
  if (pasted !== null && pasted.value !== '') pasted.dispatchEvent(new Event('input', { bubbles: true }));
  form.addEventListener('click', (event) => {
    const use = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-use-for]') : null;
    if (use === null) return;
    editing.fill([typedValue(use.dataset['useFor'] ?? '', use.dataset['useValue'] ?? '', editing)]);
    fieldsOf(form)
      .find((field) => nameOf(field) === use.dataset['useFor'])
      ?.focus();
  });
  clearAll(form, editing);
  openAndClose(form, editing);
}

function typedValue(name: string, value: string, { view: { page } }: Editing): Filled {
  const service = page.service !== undefined && { service: page.service };
  return { name, value: value.slice(0, 500), origin: 'typed', at: Date.now(), ...service };
}

/** Takes away whatever fills the variable on this page, one source after the other. */
function clearValue(name: string, { view, source }: Editing): void {
  const most = 10;
  for (let times = 0; times < most; times++) {
    const filled = view.resolve(source.read()).values.get(name)?.filled;
    if (filled === undefined) return;
    source.remove([filled]);
  }
}

function paste(form: HTMLFormElement, text: string, { view, source }: Editing): void {
  if (openIncidentIn(text)) return;
  const alert = readAlert(text);
  // A heading of a message, such as `Service:`, is a value only where the page declares one of that very name.
  const headings = Object.entries(labelsFrom(text)).filter(([key]) => isHeading(key) && view.names.includes(key));
  const labels = alert === null ? labelsFrom(text) : { ...Object.fromEntries(headings), ...alert.labels };
  const { name, title, firedAt } = alert ?? {};
  const { summary, source: raised, variants } = alert?.alerts.length === 1 ? (alert.alerts[0] ?? {}) : {};
  const received = { name, title, labels, variants, startsAt: firedAt, summary, source: raised, service: view.page.service };
  const set = alertSetOf(received, Date.now());
  if (set !== undefined) source.arrive(set);
  const output = form.querySelector('output');
  const names = view.names.filter((variable) => Object.hasOwn(labels, variable)).join(', ');
  if (output !== null && text !== '')
    output.textContent = `${names === '' ? t`No label that this page asks for.` : t`Taken: ${names}`}${
      alert === null
        ? ''
        : stateNotes(alert)
            .map((note) => ` · ${note}`)
            .join('')
    }`;
}

function clearAll(form: HTMLFormElement, { source, base, show, record }: Editing): void {
  const button = form.querySelector<HTMLButtonElement>('[data-clear-values]');
  let cleared: ValueSources | undefined;
  button?.addEventListener('click', () => {
    if (cleared === undefined) {
      cleared = source.read();
      source.remove([...cleared.typed, ...(cleared.incident ?? [])]);
      dropAlert(base);
    } else {
      source.fill([...cleared.typed, ...(cleared.incident ?? [])]);
      if (cleared.alert !== undefined) source.arrive(cleared.alert);
      cleared = undefined;
    }
    show();
    void record();
    announce(cleared === undefined ? t`Values restored` : t`Values cleared`);
    button.textContent = cleared === undefined ? t`Clear all values` : t`Put them back`;
  });
}

function openAndClose(form: HTMLFormElement, { view, source }: Editing): void {
  const details = form.querySelector('details');
  let origin: HTMLElement | null = null;
  const isMissing = (name: string) => view.resolve(source.read()).values.get(name)?.from === 'missing';
  const open = (name: string | null): void => {
    if (details !== null) details.open = true;
    const fields = fieldsOf(form);
    const wanted =
      fields.find((field) => nameOf(field) === name) ??
      fields.find((field) => isMissing(nameOf(field)) || field.getAttribute('aria-invalid') === 'true') ??
      fields[0];
    wanted?.focus();
    wanted?.scrollIntoView({ block: 'center' });
  };
  const close = () => {
    if (details !== null) details.open = false;
    (origin ?? form).scrollIntoView({ block: 'center' });
    const back = origin?.closest('figure')?.querySelector<HTMLElement>('button.copy') ?? form.querySelector('summary');
    back?.focus({ preventScroll: true });
    origin = null;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // Enter behind one value confirms no other: that has its own button.
    close();
  });
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('var[data-variable], [data-fill]') : null;
    if (target === null || getSelection()?.isCollapsed === false) return;
    // What was pressed may be gone by then, as the note on a copy is.
    origin = target.closest('figure') ?? target;
    open(target.dataset['variable'] ?? target.dataset['fill'] ?? null);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || details?.open !== true || !form.contains(document.activeElement)) return;
    event.preventDefault();
    close();
  });
  form.addEventListener(openValues, () => {
    origin = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : null;
    open(null);
  });
}
