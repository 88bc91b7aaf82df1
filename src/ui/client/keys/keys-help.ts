/** The dialog that names the keys. */
import { announce } from '../base/announce.ts';
import { showSheet } from '../base/sheet-history.ts';
import { setSingleKeys, singleKeysAreOn } from './key-preference.ts';

const everywhere: readonly (readonly [string, string])[] = [
  ['/', 'Search; inside a field, Ctrl-K or ⌘K'],
  ['j', 'Next step'],
  ['k', 'Previous step'],
  ['x', 'Tick the step you are on'],
  ['m', 'Skip, block, note … the step you are on, or the next'],
  ['u', 'Undo on this step, or on the last one you ticked'],
  ['c', 'Copy the nearest command or query'],
  ['v', 'Fill in values'],
  ['n', 'Write a line to the incident log'],
  ['i', 'Go to the incident'],
  ['?', 'This list'],
];

/** The keys that work everywhere, and those of the parts of this page. */
export function keysHelp(): void {
  document.querySelector('dialog.keys-help')?.remove();
  const parts = [...document.querySelectorAll<HTMLElement>('summary[data-key]')];
  const dialog = makeDialog([...everywhere, ...parts.map(({ dataset }) => [dataset['key'] ?? '', dataset['keyDoes'] ?? ''] as const)]);
  document.body.append(dialog);
  showSheet(dialog);
}

function makeDialog(keys: readonly (readonly [string, string])[]): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'keys-help';
  dialog.setAttribute('aria-labelledby', 'app:keys-help-title');
  const title = document.createElement('h2');
  title.id = 'app:keys-help-title';
  title.textContent = 'Keyboard';
  const list = document.createElement('dl');
  for (const [key, does] of keys) {
    const row = document.createElement('div');
    const term = document.createElement('dt');
    const kbd = document.createElement('kbd');
    const detail = document.createElement('dd');
    kbd.textContent = key;
    detail.textContent = does;
    term.append(kbd);
    row.append(term, detail);
    list.append(row);
  }
  const form = document.createElement('form');
  form.method = 'dialog';
  const close = document.createElement('button');
  close.textContent = 'Close';
  form.append(close);
  dialog.append(title, list, singleKeysBox(), form);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}

/** Turns single keys on and off; search by Ctrl-K or ⌘K stays. */
function singleKeysBox(): HTMLLabelElement {
  const label = document.createElement('label');
  label.className = 'check';
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = singleKeysAreOn();
  box.addEventListener('change', () => {
    if (!setSingleKeys(box.checked)) announce('This browser keeps no settings for this site.');
    box.checked = singleKeysAreOn();
  });
  label.append(box, ' Single-key shortcuts. Ctrl-K and ⌘K always work.');
  return label;
}
