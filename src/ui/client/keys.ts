/** Keys for responders: search, move between steps, tick and mark them, copy, fill in values, write to the log. None of them acts while somebody types. */
import { goTo } from './address.ts';
import { openValues } from './events.ts';
import { openSearch } from './search-boxes.ts';
import { siteBase } from './site-base.ts';
import { openMenu } from './steps.ts';
import { wakeValues } from './values-wake.ts';

export function keys(): void {
  const help = document.querySelector<HTMLButtonElement>('button.keys');
  if (help !== null) {
    help.hidden = false;
    help.addEventListener('click', () => void showHelp());
  }
  document.addEventListener('keydown', (event) => {
    if (opensSearch(event) && openSearch()) return event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || isTyping(event.target)) return;
    if (document.querySelector('dialog[open]') !== null) return;
    const act = actions[event.key] ?? (() => openPart(event.key));
    if (act()) event.preventDefault();
  });
}

/** Ctrl-K, or ⌘K, wherever the cursor is. */
function opensSearch({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing }: KeyboardEvent): boolean {
  return (
    key.toLowerCase() === 'k' &&
    ctrlKey !== metaKey &&
    !altKey &&
    !shiftKey &&
    !isComposing &&
    document.querySelector('dialog[open]') === null
  );
}

/** What a key does, and whether there was anything to do. */
const actions: Record<string, () => boolean> = {
  '/': openSearch,
  '?': () => {
    void showHelp();
    return true;
  },
  j: () => onPage((part) => part.move(1)),
  k: () => onPage((part) => part.move(-1)),
  x: tick,
  m: menu,
  u: undo,
  c: () => onPage((part) => part.copy()),
  v: fillIn,
  n: note,
  i: incident,
};

/** What looks the whole page over is loaded at the first key that asks for it. */
function onPage(act: (part: typeof import('./keys-on-page.ts')) => void): boolean {
  void import('./keys-on-page.ts').then(act);
  return true;
}

/** Parts of a page name the key that opens them: `<summary data-key="h">`. Whether there is one. */
export function openPart(key: string): boolean {
  const summary = document.querySelector<HTMLElement>(`summary[data-key="${CSS.escape(key)}"]`);
  const details = summary?.closest('details');
  if (summary === null || !details) return false;
  details.open = true;
  details.scrollIntoView({ block: 'nearest' });
  const field = details.querySelector<HTMLElement>('input:not([type=file]), textarea, select, button');
  (field ?? summary).focus();
  return true;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('select, textarea, input:not([type=checkbox], [type=radio])'))
  );
}

async function showHelp(): Promise<void> {
  const { keysHelp } = await import('./keys-help.ts');
  keysHelp();
}

function tick(): boolean {
  const box = focusedStep()?.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (!box) return false;
  box.click();
  return true;
}

/** What can be said of the step that has the focus, else of the next one. */
function menu(): boolean {
  const step = focusedStep() ?? document.querySelector<HTMLElement>('.step.next');
  if (step !== null) openMenu(step);
  return step !== null;
}

/** Takes back what stands on the focused step. */
function undo(): boolean {
  const step = focusedStep();
  if (step !== null) void import('./incident/step-acts.ts').then((part) => part.undoStep(step));
  return step !== null;
}

function focusedStep(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('.step') ?? null;
}

function note(): boolean {
  // On the page of the incident the line is there already.
  const line = document.querySelector<HTMLInputElement>('#log-line');
  if (line?.checkVisibility()) line.focus();
  else void import('./incident/quick-note.ts').then((part) => part.quickNote());
  return true;
}

function incident(): boolean {
  if (document.querySelector('#incident-page') !== null) return false;
  goTo(`${siteBase()}incident/`);
  return true;
}

function fillIn(): boolean {
  const form = document.querySelector('#values');
  // What answers may still be loading.
  if (form !== null) void wakeValues().then(() => form.dispatchEvent(new Event(openValues)));
  return form !== null;
}
