/** The dialog that names the keys. */
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { h } from '../base/h.ts';
import { hasIncidents } from '../base/has-incidents.ts';
import { showSheet } from '../base/sheet-history.ts';
import { setSingleKeys, singleKeysAreOn } from './key-preference.ts';

const keys: readonly (readonly [string, string])[] = [
  ['/', t`Search; inside a field, Ctrl-K or ⌘K`],
  ['j', t`Next step`],
  ['k', t`Previous step`],
  ['x', t`Tick the step you are on`],
  ['m', t`Skip, block, note … the step you are on, or the next`],
  ['u', t`Undo on this step, or on the last one you ticked`],
  ['c', t`Copy the nearest command or query`],
  ['v', t`Fill in values`],
  ['n', t`Write a line to the incident log`],
  ['i', t`Go to the incident`],
  ['?', t`This list`],
];

/** What has nothing to act on where there are no incidents. */
const ofIncidents = new Set('jkxmuvni');

function everywhere() {
  return keys.filter(([key]) => hasIncidents() || !ofIncidents.has(key));
}

/** The keys that work everywhere, and those of the parts of this page. */
export function keysHelp(): void {
  document.querySelector('dialog.keys-help')?.remove();
  const parts = [...document.querySelectorAll<HTMLElement>('summary[data-key]')];
  const dialog = makeDialog([...everywhere(), ...parts.map(({ dataset }) => [dataset['key'] ?? '', dataset['keyDoes'] ?? ''] as const)]);
  document.body.append(dialog);
  showSheet(dialog);
}

function makeDialog(keys: readonly (readonly [string, string])[]): HTMLDialogElement {
  const title = h('h2', { id: 'app:keys-help-title' }, t`Keyboard`);
  const rows = keys.map(([key, does]) => h('div', {}, h('dt', {}, h('kbd', {}, key)), h('dd', {}, does)));
  const form = h('form', { method: 'dialog' }, h('button', {}, t`Close`));
  const parts = [title, h('dl', {}, ...rows), singleKeysBox(), form];
  const dialog = h('dialog', { class: 'keys-help', 'aria-labelledby': title.id }, ...parts);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}

/** Turns single keys on and off; search by Ctrl-K or ⌘K stays. */
function singleKeysBox(): HTMLLabelElement {
  const box = h('input', { type: 'checkbox' });
  box.checked = singleKeysAreOn();
  box.addEventListener('change', () => {
    if (!setSingleKeys(box.checked)) announce(t`This browser keeps no settings for this site.`);
    box.checked = singleKeysAreOn();
  });
  return h('label', { class: 'check' }, box, t` Single-key shortcuts. Ctrl-K and ⌘K always work.`);
}
