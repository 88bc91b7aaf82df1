/** Copy buttons: what is shown as a command or query is exactly what is copied. */
import { announce } from './announce.ts';
import { write } from './clipboard.ts';
import { valuesChanged } from './events.ts';

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
  if (danger !== null) {
    const { mayCopy } = await import('./confirm-copy.ts');
    if (!(await mayCopy(danger, textOf(code)))) return;
  }
  const text = textOf(code);
  const lines = text.split('\n').length;
  const done = await write(text);
  const said = done ? (lines > 1 ? `Copied ${lines} lines` : 'Copied') : 'Not copied: select the text';
  const missing = done ? unfilled(code) : [];
  announce(missing.length === 0 ? said : `${said}, not filled in: ${missing.map(({ name }) => name).join(', ')}`);
  noteMissing(code, missing);
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

/** The commands of a console block without their prompts and output, or the whole text of the code. Small buttons have no text. */
export function textOf(code: Element): string {
  const commands = [...code.querySelectorAll('.cmd')].map((command) => command.textContent);
  return (commands.length > 0 ? commands.join('\n') : code.textContent).replace(/\n$/, '');
}

interface Missing {
  name: string;
  /** Whether a responder can fill it in; Grafana's own cannot be. */
  fillable: boolean;
}

/** Names of what stands in the code without a value. */
export function unfilled(code: Element): Missing[] {
  const names = new Map<string, boolean>();
  for (const place of code.querySelectorAll<HTMLElement>('var')) {
    const { v: name, t: template } = place.dataset;
    if (name === undefined) names.set(place.textContent, false);
    else if (!place.classList.contains('set') && (template === undefined || template === place.textContent)) names.set(name, true);
  }
  return [...names].map(([name, fillable]) => ({ name, fillable }));
}

/** Below the block, until the next copy: what is still to fill in, each leading to its field. */
function noteMissing(code: Element, missing: readonly Missing[]): void {
  const figure = code.closest('figure');
  figure?.querySelector('.copy-note')?.remove();
  if (figure === null || missing.length === 0) return;
  const note = document.createElement('p');
  note.className = 'copy-note';
  note.append('Copied without: ');
  missing.forEach(({ name, fillable }, at) => {
    if (at > 0) note.append(', ');
    if (fillable && document.querySelector('#values') !== null) {
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset['fill'] = name;
      button.textContent = name;
      note.append(button);
    } else note.append(fillable ? name : `${name} (Grafana fills it in)`);
  });
  figure.querySelector('pre')?.after(note);
}
