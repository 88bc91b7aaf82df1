/** Copy buttons: what is shown as a command or query is exactly what is copied. */
import { announce } from './announce.ts';
import { write } from './clipboard.ts';
import { textOf, unfilledIn } from './code-text.ts';
import { valuesChanged } from './events.ts';
import { pageDrill } from './incident/current.ts';

export function copyButtons(): void {
  for (const code of document.querySelectorAll('code.run')) addButton(code);
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) button.hidden = false;
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button.copy') : null;
    if (button !== null) void copyFrom(button);
  });
  document.addEventListener(valuesChanged, () => {
    for (const button of document.querySelectorAll('code.run button.copy')) nameButton(button);
  });
}

function nameButton(button: Element): void {
  button.setAttribute('aria-label', `Copy ${button.closest('code')?.textContent ?? ''}`);
}

/** At the end of a command in a line of text; on the line of its last word, unless that is long. */
function addButton(code: Element): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy small';
  const last = code.lastChild;
  const lastWord = /\S{1,24}$/.exec(last?.textContent ?? '')?.[0];
  if (last instanceof Text && lastWord !== undefined) {
    const whole = document.createElement('span');
    whole.className = 'w';
    whole.append(last.splitText(last.length - lastWord.length), button);
    code.append(whole);
  } else if (last instanceof Element && last.localName !== 'var') last.append(button);
  else code.append(button);
  nameButton(button);
}

async function copyFrom(button: HTMLButtonElement): Promise<void> {
  const code = codeOf(button);
  if (code === null) return;
  const danger = code.closest<HTMLElement>('[data-danger]');
  if (danger !== null && danger.dataset['danger'] !== 'read-only') {
    const { mayCopy } = await import('./confirm-copy.ts');
    if (!(await mayCopy(danger, textOf(code)))) return;
  }
  const text = textOf(code);
  const lines = text.split('\n').length;
  // Beside a drill stands a real terminal: what is copied there must do nothing.
  const done = await write(pageDrill() === undefined ? text : 'Copied in a drill: nothing to run.');
  const said = done ? (lines > 1 ? `Copied ${lines} lines` : 'Copied') : 'Not copied: select the text';
  if (done) void import('./incident/queries.ts').then((part) => part.noteUse(code));
  const missing = unfilledIn(code);
  const names = [...missing.values, ...missing.grafana];
  announce(!done || names.length === 0 ? said : `${said}, not filled in: ${names.join(', ')}`);
  const figure = code.closest('figure');
  if (names.length > 0 || figure?.querySelector('.copy-note')) {
    void import('./copy-note.ts').then((part) => part.noteMissing(code, done ? missing : { values: [], grafana: [] }));
  }
  button.classList.toggle('copied', done);
  // Small buttons are a sign without words.
  const isSmall = button.classList.contains('small');
  if (!isSmall) button.textContent = said;
  setTimeout(() => {
    if (!isSmall) button.textContent = 'Copy';
    button.classList.remove('copied');
  }, 2000);
}

/** The element whose text is copied. */
function codeOf(button: HTMLButtonElement): Element | null {
  return button.closest('code.run') ?? button.closest('figure')?.querySelector('pre code') ?? null;
}
