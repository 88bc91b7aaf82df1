/** Keys for responders: search, move between steps, tick, copy, fill in values, write to the log. None of them acts while somebody types. */
import { openValues } from './events.ts';
import { openSearch } from './search-boxes.ts';

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
  j: () => move(1),
  k: () => move(-1),
  x: tick,
  c: copy,
  v: fillIn,
  n: note,
};

/** Parts of a page name the key that opens them: `<summary data-key="h">`. */
function openPart(key: string): boolean {
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

/** What can be moved to: steps, or sections where there are no steps. */
function stops(): HTMLElement[] {
  const boxes = [...document.querySelectorAll<HTMLElement>('.step input[type=checkbox]')].filter(isShown);
  return boxes.length > 0
    ? boxes
    : [...document.querySelectorAll<HTMLElement>('.body h2 a, .body .anchor, .body > .fold > summary')].filter(isShown);
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility();
}

/** Goes on from the stop that has the focus, else to the next step to do, else to the first stop on screen. */
function move(by: 1 | -1): boolean {
  const all = stops();
  const at = all.findIndex((stop) => stop === document.activeElement || stop.closest('.step')?.contains(document.activeElement) === true);
  const onScreen = all.findIndex((stop) => stop.getBoundingClientRect().top >= 0);
  const next = all.find((stop) => stop.closest('.step.next') !== null) ?? all[Math.max(onScreen, 0)];
  const target = at !== -1 ? all[at + by] : by === 1 ? next : all[onScreen - 1];
  if (target === undefined) return false;
  target.focus({ preventScroll: true });
  (target.closest('.step') ?? target).scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
  return true;
}

function tick(): boolean {
  const box = document.activeElement?.closest('.step')?.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (box === null || box === undefined) return false;
  box.click();
  return true;
}

/** The block in the focused step, or else the one nearest to the middle of the screen. */
function copy(): boolean {
  const within = document.activeElement?.closest('.step, figure')?.querySelector<HTMLElement>('button.copy');
  const middle = innerHeight / 2;
  const distance = (element: HTMLElement) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top <= middle && bottom >= middle ? 0 : Math.min(Math.abs(top - middle), Math.abs(bottom - middle));
  };
  const figures = [...document.querySelectorAll<HTMLElement>('figure:has(button.copy)')]
    .filter(isShown)
    .sort((a, b) => distance(a) - distance(b));
  const button = within ?? figures[0]?.querySelector<HTMLElement>('button.copy') ?? null;
  if (button === null) return false;
  button.click();
  return true;
}

function note(): boolean {
  // On the page of the incident the line is there already.
  const line = document.querySelector<HTMLInputElement>('#log-line');
  if (line?.checkVisibility()) line.focus();
  else void import('./incident/quick-note.ts').then((part) => part.quickNote());
  return true;
}

function fillIn(): boolean {
  const form = document.querySelector('#values');
  // What answers may still be loading.
  if (form !== null) void import('./values.ts').then(() => form.dispatchEvent(new Event(openValues)));
  return form !== null;
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
