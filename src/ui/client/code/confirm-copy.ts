/** Asks before a command that changes something, or that nobody here knows, is copied, once for each on a page, and shows what undoes it. */

import { missingNote } from '../../../open/unfilled.ts';
import { t } from '../../../words/text.ts';
import { valuesChanged } from '../base/events.ts';
import { h } from '../base/h.ts';
import { showSheet } from '../base/sheet-history.ts';
import { unfilledIn } from './code-text.ts';
import { missingFields } from './fill-missing.ts';

const answered = new WeakSet<Element>();

/** A command as it would be copied now. */
export interface ReadyCopy {
  readonly text: string;
  /** Whether the text is sure to be refused while values are missing. */
  readonly refused: boolean;
  readonly missing: readonly string[];
}

/**
 * Whether to copy. `block` carries the danger: a block, a card or a command in a line of text. While values are missing, in the command or
 * in what undoes it, it is asked each time.
 *
 * @param read the command as it is now: values can be filled in while it is asked
 */
export async function mayCopy(block: Element, read: () => Promise<ReadyCopy>): Promise<boolean> {
  const element = block instanceof HTMLElement ? block : document.body;
  const before = await read();
  const isComplete = (now: ReadyCopy) => now.missing.length === 0 && undoOf(element).missing.length === 0;
  if (answered.has(block) && isComplete(before)) return true;
  const yes = await ask(element, before, read);
  if (yes && isComplete(await read())) answered.add(block);
  return yes;
}

/** Which values are missing, and what happens to a copy without them. */
function aboutMissing({ missing, refused }: ReadyCopy, ofUndo: readonly string[]): HTMLElement[] {
  const undo = ofUndo.filter((name) => !missing.includes(name));
  const lines = [
    missing.length === 0
      ? ''
      : `${missingNote({ values: missing, grafana: [] })}. ${refused ? t`Until it is filled in, the copy stops with an error.` : t`It may run all the same: fill it in first.`}`,
    undo.length === 0 ? '' : t`The undo has ${missingNote({ values: undo, grafana: [] })}.`,
  ];
  return lines.filter((line) => line !== '').map((line) => h('p', {}, line));
}

/** Values in it that came with an alert or a link and that nobody confirmed. */
function aboutUnconfirmed(block: HTMLElement): HTMLElement[] {
  const places = [...block.querySelectorAll<HTMLElement>('var.unconfirmed')];
  const named = [...new Map(places.map((place) => [place.dataset['variable'] ?? '', place.textContent]))];
  if (named.length === 0) return [];
  const list = named.map(([name, value]) => `${name}=${value}`).join(', ');
  return [h('p', {}, h('strong', {}, t`Not confirmed, from the alert or link: `), list)];
}

const titles: Readonly<Record<string, string>> & { unknown: string } = {
  'changes-state': t`▲ This changes production`,
  destroys: t`✖ This is destructive`,
  unknown: t`? Unknown effect`,
};

/** One sentence on what it does, or on what of it is not known. */
function explained(danger: string | undefined, what: string): HTMLElement[] {
  if (danger === 'changes-state' || danger === 'destroys') return what === '' ? [] : [h('p', {}, t`It ${what}.`)];
  return [h('p', {}, t`It may read, change or destroy something. Read it before you run it${what === '' ? '.' : `: ${what}`}`)];
}

function ask(block: HTMLElement, before: ReadyCopy, read: () => Promise<ReadyCopy>): Promise<boolean> {
  const { danger } = block.dataset;
  const reads = danger === 'read-only' || (danger === undefined && before.missing.length > 0);
  const title = h('h2', { id: 'app:confirm-title' }, reads ? t`A value is missing` : (titles[danger ?? 'unknown'] ?? titles.unknown));
  const what = block.querySelector('.what')?.textContent.replace(/^: /, '') ?? block.dataset['what'] ?? '';
  const cancel = h('button', { value: 'no' }, t`Cancel`);
  const form = h('form', { method: 'dialog' }, h('button', { value: 'yes', class: reads ? '' : 'danger' }, t`Copy command`), cancel);
  const fields = missingFields([...new Set([...before.missing, ...(reads ? [] : undoOf(block).missing)])]);
  const [about, body] = [h('div', { role: 'status' }), h('div')];
  const draw = (now: ReadyCopy) => {
    const undo = reads ? undefined : undoOf(block);
    about.replaceChildren(...aboutMissing(now, undo?.missing ?? []));
    const code = h('pre', {}, ...wordsOf(now.text));
    body.replaceChildren(
      ...aboutUnconfirmed(block),
      ...(undo === undefined ? [code] : [...explained(danger, what), code, undoLine(undo.parts)]),
    );
    fields.draw();
  };
  draw(before);
  const redraw = () => void read().then(draw);
  document.addEventListener(valuesChanged, redraw);
  // Outside of the form: Enter behind a value must not copy.
  const dialog = h('dialog', { class: 'confirm', 'aria-labelledby': title.id }, title, about, fields.element, body, form);
  document.body.append(dialog);
  showSheet(dialog);
  (fields.first ?? cancel).focus();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      document.removeEventListener(valuesChanged, redraw);
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}

/** What undoes it, from the block itself or from the text right below it, with the values that are missing in it. */
function undoOf(block: HTMLElement): { readonly parts: readonly (string | HTMLElement)[]; readonly missing: readonly string[] } {
  const own = block.querySelector('.undo dd');
  const below = block.nextElementSibling;
  const element = own ?? (/^\s*(?:to )?(?:undo|roll(?:ing)? ?back|revert)\b/i.test(below?.textContent ?? '') ? below : null);
  if (element === null) return { parts: [], missing: [] };
  const parts = [...element.childNodes].map((node) =>
    node instanceof HTMLElement && node.matches('code') ? commandOf(node.textContent ?? '') : (node.textContent ?? ''),
  );
  return { parts, missing: unfilledIn(element).values };
}

/** A part for each word of a command: those stay whole where the line breaks. */
function wordsOf(text: string): (string | HTMLElement)[] {
  return text.split(/(\s+)/).map((part) => (part.trim() === '' ? part : h('span', {}, part)));
}

function commandOf(text: string): HTMLElement {
  return h('code', {}, ...wordsOf(text));
}

function undoLine([first = '', ...others]: readonly (string | HTMLElement)[]): HTMLElement {
  if (first === '') return h('p', {}, t`No undo is documented here.`);
  const begins = typeof first === 'string' ? first.replace(/^\s*undo:\s*/i, '') : first;
  return h('p', {}, h('strong', {}, t`Undo: `), begins, ...others);
}
