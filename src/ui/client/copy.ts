/** Copy buttons: what is shown as a command or query is exactly what is copied. */
import { announce } from './announce.ts';

export function copyButtons(): void {
  for (const code of document.querySelectorAll('code.run')) addButton(code);
  for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) button.hidden = false;
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button.copy') : null;
    if (button !== null) void copyFrom(button);
  });
}

/** At the end of a command in a line of text; on the line of its last word, unless that is long. */
function addButton(code: Element): void {
  const button = document.createElement('button');
  const text = code.textContent ?? '';
  button.type = 'button';
  button.className = 'copy small';
  button.setAttribute('aria-label', `Copy ${text}`);
  button.dataset['copy'] = text;
  const last = code.lastChild;
  const lastWord = /\S{1,24}$/.exec(last?.textContent ?? '')?.[0];
  if (last instanceof Text && lastWord !== undefined) {
    const whole = document.createElement('span');
    whole.className = 'w';
    whole.append(last.splitText(last.length - lastWord.length), button);
    code.append(whole);
  } else if (last instanceof Element) last.append(button);
  else code.append(button);
}

async function copyFrom(button: HTMLButtonElement): Promise<void> {
  const text = textFor(button);
  const lines = text.split('\n').length;
  const done = await write(text);
  const said = done ? (lines > 1 ? `Copied ${lines} lines` : 'Copied') : 'Not copied: select the text';
  announce(said);
  button.classList.toggle('copied', done);
  // Small buttons are a sign without words.
  const isSmall = button.classList.contains('small');
  if (!isSmall) button.textContent = said;
  setTimeout(() => {
    if (!isSmall) button.textContent = 'Copy';
    button.classList.remove('copied');
  }, 2000);
}

/** The commands of a console block without their prompts and output, or the whole text of the code. */
function textFor(button: HTMLButtonElement): string {
  const given = button.dataset['copy'];
  if (given !== undefined) return given;
  const code = button.closest('figure')?.querySelector('pre code');
  const commands = [...(code?.querySelectorAll('.cmd') ?? [])].map((command) => command.textContent);
  return (commands.length > 0 ? commands.join('\n') : (code?.textContent ?? '')).replace(/\n$/, '');
}

/** The clipboard of today needs https; sites on plain http have the old way. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeBySelection(text);
  }
}

function writeBySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr';
  document.body.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
