/** Keys for responders: search, move between steps, tick and mark them, copy, fill in values, write to the log. None of them acts while somebody types. */

import { t } from '../../../words/text.ts';
import { navigate } from '../base/address.ts';
import { toast } from '../base/announce.ts';
import { appElement } from '../base/app-element.ts';
import { openValues, revealPart } from '../base/events.ts';
import { hasIncidents } from '../base/has-incidents.ts';
import { bringIntoSight } from '../base/into-sight.ts';
import { siteBase } from '../base/site-base.ts';
import { writeToLog } from '../record/log-button.ts';
import { openSearch } from '../search/search-boxes.ts';
import { openMenu } from '../steps/steps.ts';
import { wakeValues } from '../values/wake.ts';
import { isField, waitFor, waits } from './key-order.ts';
import { singleKeysAreOn } from './key-preference.ts';

export function keys(): void {
  const help = document.querySelector<HTMLButtonElement>('button.keys');
  if (help !== null) {
    help.hidden = false;
    help.addEventListener('click', () => void showHelp());
  }
  document.addEventListener('keydown', (event) => {
    if (opensSearch(event) && openSearch()) return event.preventDefault();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || isField(event.target)) return;
    if (!singleKeysAreOn()) return;
    if (waits(event)) return event.preventDefault();
    if (document.querySelector('dialog[open]') !== null) return;
    const act = actions[event.key] ?? (() => openPart(event.key));
    const acts = act();
    if (acts === false) return;
    event.preventDefault();
    if (acts !== true) waitFor(acts).catch(() => toast(t`“${event.key}” did nothing: its part of the page could not be loaded.`));
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

/** Whether there was anything to do; a promise where it is done once a part is there. */
type Acts = boolean | Promise<unknown>;

/** What a key does. */
const actions: Record<string, () => Acts> = {
  '/': openSearch,
  '?': showHelp,
  j: () => onPage((part) => part.move(1)),
  k: () => onPage((part) => part.move(-1)),
  x: tick,
  m: menu,
  u: () => onPage((part) => part.undo()),
  c: () => onPage((part) => part.copy()),
  v: fillIn,
  n: () => hasIncidents() && writeToLog(),
  i: incident,
};

/** What looks the whole page over is loaded at the first key that asks for it. */
function onPage(act: (part: typeof import('./keys-on-page.ts')) => void): Acts {
  return import('./keys-on-page.ts').then(act);
}

/** Parts of a page name the key that opens them: `<summary data-key="h">`. Whether there is one. */
export function openPart(key: string): boolean {
  const summary = document.querySelector<HTMLElement>(`summary[data-key="${CSS.escape(key)}"]`);
  const details = summary?.closest('details');
  if (summary === null || !details) return false;
  // It may lie in a pane that is not shown.
  summary.dispatchEvent(new Event(revealPart, { bubbles: true }));
  details.open = true;
  const fields = [
    ...details.querySelectorAll<HTMLElement>('input:not([type=file]), textarea, select, button, details:not([open]) > summary'),
  ];
  (fields.find((field) => field !== summary && field.checkVisibility()) ?? summary).focus({ preventScroll: true });
  bringIntoSight(details);
  return true;
}

async function showHelp(): Promise<void> {
  const { keysHelp } = await import('./keys-help.ts');
  keysHelp();
}

function tick(): boolean {
  const box = (focusedStep() ?? document.querySelector('.step.next'))?.querySelector<HTMLInputElement>('input[type=checkbox]');
  if (!box) return false;
  box.click();
  return true;
}

/** The menu of the step that has the focus, else of the next one. */
function menu(): Acts {
  const step = focusedStep() ?? document.querySelector<HTMLElement>('.step.next');
  return step !== null && openMenu(step);
}

function focusedStep(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('.step') ?? null;
}

function incident(): boolean {
  if (appElement('incident-page') !== null || !hasIncidents()) return false;
  navigate(`${siteBase()}incident/`);
  return true;
}

function fillIn(): Acts {
  const form = appElement('values');
  // What answers may still be loading.
  return form !== null && wakeValues().then(() => form.dispatchEvent(new Event(openValues)));
}
