/**
 * The text of code that is copied while values are missing: whoever gets it refuses it, whether a button copies it or somebody selects it.
 * Loaded on pages that have places for values.
 */

import {
  isMissingForm,
  isMissingPlace,
  type Missing,
  type MissingForm,
  type Refusable,
  refuseWithout,
  writeMissing,
} from '../../../fill/missing.ts';
import { t } from '../../../words/text.ts';
import { h } from '../base/h.ts';
import { isMissing, textOf } from './code-text.ts';
import { announceMissing } from './copy-note.ts';

export function refusableText(code: Element): Refusable {
  const copy = code.cloneNode(true);
  if (!(copy instanceof Element)) return { text: textOf(code), refused: false };
  const { form, missing } = writePlaces(copy);
  return refuseWithout(textOf(copy), form, missing);
}

/** From now on what somebody selects and copies by hand is written as the button writes it, where a value is missing in it. */
export function guardSelections(): void {
  document.addEventListener('copy', (event) => {
    const selection = document.getSelection();
    if (event.defaultPrevented || event.clipboardData === null || selection === null || selection.rangeCount === 0) return;
    const { text, names } = guardedText(selection, selection.getRangeAt(0));
    if (names.length === 0) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    announceMissing(t`Copied`, { values: names, grafana: [] });
  });
}

/** What was selected, with every missing value in its code written as it is copied, and the names of those values. */
function guardedText(selection: Selection, selected: Range): { readonly text: string; readonly names: readonly string[] } {
  const codes = [...document.querySelectorAll('pre code, code.run')].filter((code) => selected.intersectsNode(code));
  const parts = codes.map((code) => guardedPart(code, selected));
  const whole = selection.toString();
  const names = [...new Set(parts.flatMap((part) => part.names))];
  // Prompts are not selected with the commands: then the commands stand for all of it.
  if (parts.some(({ shown }) => !whole.includes(shown))) return { text: parts.map(({ text }) => text).join('\n'), names };
  let from = 0;
  let text = '';
  for (const part of parts) {
    const at = whole.indexOf(part.shown, from);
    text += whole.slice(from, Math.max(from, at)) + part.text;
    from = Math.max(from, at) + part.shown.length;
  }
  return { text: text + whole.slice(from), names };
}

interface GuardedPart {
  /** As it is shown. */
  readonly shown: string;
  /** As it is copied. */
  readonly text: string;
  readonly names: readonly string[];
}

function guardedPart(code: Element, selected: Range): GuardedPart {
  const part = document.createRange();
  part.selectNodeContents(code);
  if (selected.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(selected.startContainer, selected.startOffset);
  if (selected.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(selected.endContainer, selected.endOffset);
  const shown = part.toString();
  const copy = h('code', {}, part.cloneContents());
  const { form, missing } = writePlaces(copy);
  const names = missing.map(({ variable }) => variable);
  if (missing.length === 0) return { shown, text: shown, names };
  // A part of a text is no whole: each of its lines fails for itself.
  const own = shown === code.textContent || form === 'word' ? form : linesOf(form);
  return { shown, text: refuseWithout(textOf(copy), own, missing).text, names };
}

function linesOf(form: MissingForm): MissingForm {
  return form === 'line' || form === 'group' ? 'lines' : form;
}

/** Writes each missing value of a copy of the code as it is copied; returns them, and how the whole is made to fail. */
function writePlaces(copy: Element): { readonly form: MissingForm; readonly missing: readonly Missing[] } {
  const missing: Missing[] = [];
  let form: string | undefined;
  for (const place of copy.querySelectorAll<HTMLElement>('var[data-variable]')) {
    const [whole = '', own = ''] = (place.dataset['without'] ?? '').split(' ');
    form ??= whole;
    if (!isMissing(place)) continue;
    const one: Missing = {
      variable: place.dataset['variable'] ?? '',
      written: place.textContent,
      place: isMissingPlace(own) ? own : 'as-is',
    };
    missing.push(one);
    place.textContent = writeMissing(one);
  }
  return { form: form !== undefined && isMissingForm(form) ? form : 'unsure', missing };
}
