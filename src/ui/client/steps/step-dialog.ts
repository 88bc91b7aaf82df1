/** The dialog of a step or a runbook: choices, or a question with a line for the answer. */

import { factsOf } from '../../../incident/facts.ts';
import { t } from '../../../words/text.ts';
import { button, h } from '../base/h.ts';
import { showSheet } from '../base/sheet-history.ts';
import { theDesk } from '../record/desk.ts';

/** Opens it below a title. When it closes, `back` gets the focus if nothing had it, and the next step if what had it is folded away. */
export function openDialog(title: string, back: HTMLElement | null): HTMLDialogElement {
  const heading = h('h2', { id: 'app:step-menu-title' }, title);
  const close = button({ class: 'close' }, t`Close`);
  const head = h('div', { class: 'step-menu-head' }, heading, close);
  const dialog = h('dialog', { class: 'step-menu', 'aria-labelledby': heading.id }, head);
  close.addEventListener('click', () => dialog.close());
  document.body.append(dialog);
  // The browser gives the focus back to what had it; a key may have opened this with nothing focused.
  const hadFocus = document.activeElement !== document.body;
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (!hadFocus) back?.focus({ preventScroll: true });
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('.step.next input')?.focus();
  });
  showSheet(dialog);
  return dialog;
}

/** Asks for words in place of the choices; `record` answers why they were refused, or nothing. */
export function ask(
  dialog: HTMLDialogElement,
  question: string,
  options: readonly (readonly [string, string])[],
  record: (words: string, option: string) => Promise<string>,
  chosen = '',
): void {
  dialog.querySelector('.choices-of-step')?.remove();
  const field = h('textarea', { id: 'app:step-words', rows: '2' });
  const label = h('label', { for: field.id }, question);
  const kinds = options.map(([value, text]) => new Option(text, value, value === chosen, value === chosen));
  const select = h('select', { 'aria-label': t`Kind` }, ...kinds);
  const save = h('button', {}, t`Save`);
  const message = h('p', { class: 'note', role: 'status' });
  const form = h('form', {}, label, ...(options.length > 0 ? [select] : []), field, save, message);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    save.disabled = true;
    void record(field.value.trim(), select.value).then((refused) => {
      save.disabled = false;
      message.textContent = refused;
    });
  });
  // Enter saves, as in the line of the log; with Shift it is a new line.
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  dialog.querySelector('.step-menu-head')?.after(form);
  field.focus();
}

/** A choice with its key. */
export function choiceButton(key: string, title: string, act: () => void): HTMLButtonElement {
  const choice = button({ 'data-choice': key }, title, h('kbd', { 'aria-hidden': 'true' }, key));
  choice.addEventListener('click', act);
  return choice;
}

/** In a list of choices letters choose and arrows walk. */
export function walkByKey(dialog: HTMLDialogElement, list: HTMLElement): void {
  dialog.addEventListener('keydown', (event) => {
    if (!list.isConnected || event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = [...list.querySelectorAll<HTMLButtonElement>('button:not([hidden])')];
    const at = buttons.findIndex((choice) => choice.matches(':focus'));
    const target =
      event.key === 'ArrowDown'
        ? buttons[(at + 1) % buttons.length]
        : event.key === 'ArrowUp'
          ? buttons.at(at <= 0 ? -1 : at - 1)
          : undefined;
    const chosen = buttons.find((choice) => choice.dataset['choice'] === event.key);
    if (target === undefined && chosen === undefined) return;
    event.preventDefault();
    target?.focus();
    chosen?.click();
  });
}

/** Which incident this is logged to: people must know when they start one. */
export function startNote(): HTMLElement {
  const note = h('p', { class: 'note' });
  void theDesk().then((desk) => {
    const state = desk.current();
    note.textContent = state === undefined ? t`This starts an incident log.` : t`Logging to ${factsOf(state).title}`;
  });
  return note;
}
