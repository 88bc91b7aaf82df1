/** Code as HTML: escaped text in few spans, and each place for a value as an element that a page can fill in. */

import type { Slot } from '../fill/layer.ts';
import type { MissingForm, MissingPlace } from '../fill/missing.ts';
import { escapeHtml } from '../markup/html.ts';
import type { Language, Token } from './language.ts';
import type { Placeholder } from './placeholder.ts';

/** A place for a value. */
export interface Hole extends Placeholder {
  slot: Slot;
  /** The variable that goes there; empty where only Grafana knows the value. */
  variable: string;
  /** What stands there unless a page is told otherwise: the variable's default, written for the slot. */
  filled: string | null;
  /** How the place and the whole text are copied while there is no value. */
  missing: readonly [form: MissingForm, place: MissingPlace];
  /** Why the default cannot stand there; empty when it can, or there is none. */
  misfit: string;
}

/**
 * The HTML. A span neither begins nor ends with a blank and never runs over a line's end, so that a page may wrap lines
 * in elements of their own. A hole is `<var data-variable="its variable" data-slot="its slot" data-without="how it is
 * copied without a value">`, with the placeholder in `data-written`
 * where something else is shown; a language without a grammar has nothing else to mark.
 */
export function codeHtml(language: Language, text: string, holes: readonly Hole[], declared: ReadonlySet<string>): string {
  let html = '';
  for (const piece of cut(language.highlight?.(text, declared) ?? [{ text, class: '' as const }], holes)) {
    if ('slot' in piece) html += holeHtml(text, piece);
    else html += piece.class === '' ? escapeText(piece.text) : spans(piece.text, piece.class);
  }
  return html;
}

function holeHtml(text: string, hole: Hole): string {
  const written = text.slice(hole.from, hole.to);
  if (hole.variable === '') return `<var data-g>${escapeText(written)}</var>`;
  const open = `<var data-variable="${escapeHtml(hole.variable)}" data-slot="${hole.slot.join(' ')}"${hole.missing[0] === 'unsure' ? '' : ` data-without="${hole.missing.join(' ')}"`}`;
  if (hole.filled === null) return `${open}>${escapeText(written)}</var>`;
  return `${open} data-written="${escapeHtml(written)}">${escapeText(hole.filled)}</var>`;
}

/** The tokens with the holes cut out of them and put between. */
function* cut(tokens: readonly Token[], holes: readonly Hole[]): Generator<Token | Hole> {
  let at = 0;
  let next = 0;
  for (const token of tokens) {
    const end = at + token.text.length;
    const start = at;
    while (at < end) {
      const hole = holes[next];
      if (hole === undefined || hole.from >= end) {
        yield { text: token.text.slice(at - start), class: token.class };
        at = end;
      } else if (hole.from > at) {
        yield { text: token.text.slice(at - start, hole.from - start), class: token.class };
        at = hole.from;
      } else {
        if (hole.from === at) yield hole;
        at = Math.min(hole.to, end);
        if (at === hole.to) next++;
      }
    }
  }
}

function spans(text: string, name: string): string {
  return text
    .split('\n')
    .map((line) => {
      const inner = line.trim();
      if (inner === '') return escapeText(line);
      const start = line.indexOf(inner);
      return `${escapeText(line.slice(0, start))}<span class="${name}">${escapeText(inner)}</span>${escapeText(line.slice(start + inner.length))}`;
    })
    .join('\n');
}

/** For element content only. */
function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text;
}
