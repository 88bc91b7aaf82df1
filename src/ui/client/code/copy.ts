/** Copy buttons: what is shown as a command or query is exactly what is copied. */

import { t } from '../../../words/text.ts';
import { announce, toast } from '../base/announce.ts';
import { write } from '../base/clipboard.ts';
import { valuesChanged } from '../base/events.ts';
import { button, h } from '../base/h.ts';
import { pageDrill } from '../record/current.ts';
import { valuesArrived } from '../values/wake.ts';
import { textOf, unfilledIn } from './code-text.ts';
import type { refusableText } from './copy-missing.ts';

export function copyButtons(): void {
  for (const code of document.querySelectorAll('code.run')) addButton(code);
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) button.hidden = false;
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button.copy') : null;
    if (button !== null) void copyFrom(button);
  });
  // A browser may refuse the clipboard to a press that had to wait for the network, and what is selected is copied at once.
  for (const kind of document.querySelector('var[data-variable]') === null ? [] : ['pointerover', 'focusin', 'selectionchange'])
    document.addEventListener(kind, () => void loadRefusable().catch(() => {}), { once: true, passive: true });
  document.addEventListener(valuesChanged, () => {
    for (const button of document.querySelectorAll('code.run button.copy')) nameButton(button);
    // The note is about the copy as it was: once a value is filled in, the command is another.
    for (const note of document.querySelectorAll('.copy-note')) note.remove();
  });
}

function nameButton(button: Element): void {
  button.setAttribute('aria-label', `Copy ${button.closest('code')?.textContent ?? ''}`);
}

/** At the end of a command in a line of text; on the line of its last word, unless that is long. */
function addButton(code: Element): void {
  const copy = button({ class: 'copy small' });
  const last = code.lastChild;
  const lastWord = /\S{1,24}$/.exec(last?.textContent ?? '')?.[0];
  if (last instanceof Text && lastWord !== undefined) {
    code.append(h('span', { class: 'w' }, last.splitText(last.length - lastWord.length), copy));
  } else if (last instanceof Element && last.localName !== 'var') last.append(copy);
  else code.append(copy);
  nameButton(copy);
}

async function copyFrom(button: HTMLButtonElement): Promise<void> {
  const code = codeOf(button);
  if (code === null) return;
  // Whoever presses at once means the text with its values.
  await valuesArrived();
  const before = await readyToCopy(code);
  const danger = code.closest<HTMLElement>('[data-danger]');
  if (!before.refused || (danger !== null && danger.dataset['danger'] !== 'read-only')) {
    const { mayCopy } = await import('./confirm-copy.ts');
    if (!(await mayCopy(danger ?? code, async () => ({ ...(await readyToCopy(code)), missing: unfilledIn(code).values })))) return;
  }
  // Values may have changed while somebody was asked.
  const { text } = await readyToCopy(code);
  const lines = text.split('\n').length;
  // Beside a drill stands a real terminal: what is copied there must do nothing.
  const done = await write(pageDrill() === undefined ? text : t`Copied in a drill: nothing to run.`);
  const shown = done ? (lines > 1 ? t`Copied ${lines} lines` : t`Copied`) : t`Not copied: select the text`;
  if (done) void import('../record/queries.ts').then((part) => part.noteUse(code));
  const missing = unfilledIn(code);
  const names = [...missing.values, ...missing.grafana];
  if (!done) toast(shown);
  else if (names.length === 0) announce(shown);
  else void import('./copy-note.ts').then((part) => part.announceMissing(shown, missing));
  const figure = code.closest('figure');
  if (names.length > 0 || figure?.querySelector('.copy-note')) {
    void import('./copy-note.ts').then((part) => part.noteMissing(code, done ? missing : { values: [], grafana: [] }));
  }
  button.classList.toggle('copied', done && names.length === 0);
  // Small buttons are a sign without words.
  const isSmall = button.classList.contains('small');
  if (!isSmall) button.textContent = shown;
  setTimeout(() => {
    if (!isSmall) button.textContent = t`Copy`;
    button.classList.remove('copied');
  }, 2000);
}

let refusable: typeof refusableText | undefined;

async function loadRefusable(): Promise<typeof refusableText> {
  const part = await import('./copy-missing.ts');
  if (refusable === undefined) part.guardSelections();
  refusable = part.refusableText;
  return refusable;
}

/** The text as it is copied; with values missing, one that is refused where it is pasted. */
async function readyToCopy(code: Element): Promise<{ text: string; refused: boolean }> {
  if (unfilledIn(code).values.length === 0) return { text: textOf(code), refused: true };
  return (refusable ?? (await loadRefusable()))(code);
}

/** The element whose text is copied. */
function codeOf(button: HTMLButtonElement): Element | null {
  return button.closest('code.run') ?? button.closest('figure')?.querySelector('pre code') ?? null;
}
