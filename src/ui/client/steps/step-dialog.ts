/** The dialog of a step or a runbook: choices, or a question with a line for the answer. */
import { factsOf } from '../../../incident/facts.ts';
import { showSheet } from '../base/sheet-history.ts';
import { theDesk } from '../record/desk.ts';

/** Opens it below a title. When it closes, `back` gets the focus if nothing had it, and the next step if what had it is folded away. */
export function openDialog(title: string, back: HTMLElement | null): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'step-menu';
  dialog.setAttribute('aria-labelledby', 'app:step-menu-title');
  const heading = document.createElement('h2');
  heading.id = 'app:step-menu-title';
  heading.textContent = title;
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.textContent = 'Close';
  close.addEventListener('click', () => dialog.close());
  const head = document.createElement('div');
  head.className = 'step-menu-head';
  head.append(heading, close);
  dialog.append(head);
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
  const form = document.createElement('form');
  const label = document.createElement('label');
  label.htmlFor = 'app:step-words';
  label.textContent = question;
  const field = document.createElement('textarea');
  field.id = 'app:step-words';
  field.rows = 2;
  const select = document.createElement('select');
  select.setAttribute('aria-label', 'Kind');
  select.append(...options.map(([value, text]) => new Option(text, value, value === chosen, value === chosen)));
  const save = document.createElement('button');
  save.textContent = 'Save';
  const message = document.createElement('p');
  message.className = 'note';
  message.setAttribute('role', 'status');
  form.append(label, ...(options.length > 0 ? [select] : []), field, save, message);
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
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['choice'] = key;
  const sign = document.createElement('kbd');
  sign.textContent = key;
  sign.setAttribute('aria-hidden', 'true');
  button.append(title, sign);
  button.addEventListener('click', act);
  return button;
}

/** In a list of choices letters choose and arrows walk. */
export function walkByKey(dialog: HTMLDialogElement, list: HTMLElement): void {
  dialog.addEventListener('keydown', (event) => {
    if (!list.isConnected || event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = [...list.querySelectorAll<HTMLButtonElement>('button:not([hidden])')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const target =
      event.key === 'ArrowDown'
        ? buttons[(at + 1) % buttons.length]
        : event.key === 'ArrowUp'
          ? buttons.at(at <= 0 ? -1 : at - 1)
          : undefined;
    const chosen = buttons.find((button) => button.dataset['choice'] === event.key);
    if (target === undefined && chosen === undefined) return;
    event.preventDefault();
    target?.focus();
    chosen?.click();
  });
}

/** Which incident this is logged to: people must know when they start one. */
export function startNote(): HTMLElement {
  const note = document.createElement('p');
  note.className = 'note';
  void theDesk().then((desk) => {
    const state = desk.current();
    note.textContent = state === undefined ? 'This starts an incident log.' : `Logging to ${factsOf(state).title}`;
  });
  return note;
}
