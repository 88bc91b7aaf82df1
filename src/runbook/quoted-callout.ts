/** Callouts as GitHub writes them: a quote whose first line is `[!WARNING]`. A title after it, as Obsidian takes, is kept. */

import type { Blockquote, PhrasingContent } from 'mdast';
import { type Html, html } from '../markup/html.ts';
import { tOf } from '../words/text.ts';

const kinds = {
  note: { word: 'Note', style: 'note' },
  tip: { word: 'Tip', style: 'tip' },
  important: { word: 'Important', style: 'important' },
  warning: { word: 'Warning', style: 'warning' },
  caution: { word: 'Caution', style: 'danger' },
} as const;
type Kind = keyof typeof kinds;

/** The five that GitHub has. */
export const calloutKinds = Object.keys(kinds);

export interface QuotedCallout {
  kind: Kind;
  /** What follows the mark on its line. */
  title: PhrasingContent[];
  /** What the quote holds without that line. */
  children: Blockquote['children'];
}

/** A quote as a callout; undefined for any other quote, and `unknown` for a mark that is none of the five. */
export function readCallout(quote: Blockquote): QuotedCallout | { unknown: string } | undefined {
  const [first, ...rest] = quote.children;
  if (first?.type !== 'paragraph') return undefined;
  const [opening, ...inline] = first.children;
  const mark = opening?.type === 'text' ? /^\[!([A-Za-z]+)\][+-]?[ \t]*/.exec(opening.value) : null;
  if (opening?.type !== 'text' || mark === null) return undefined;
  const kind = (mark[1] ?? '').toLowerCase();
  if (!isKind(kind)) return { unknown: mark[1] ?? '' };
  const { line, after } = splitLine([{ ...opening, value: opening.value.slice(mark[0].length) }, ...inline]);
  return { kind, title: line, children: after.length === 0 ? rest : [{ ...first, children: after }, ...rest] };
}

function isKind(word: string): word is Kind {
  return Object.hasOwn(kinds, word);
}

/** Cuts a paragraph after its first line. */
function splitLine(nodes: readonly PhrasingContent[]): { line: PhrasingContent[]; after: PhrasingContent[] } {
  for (const [at, node] of nodes.entries()) {
    const lineEnd = node.type === 'text' ? node.value.indexOf('\n') : -1;
    if (node.type === 'break') return { line: written(nodes.slice(0, at)), after: nodes.slice(at + 1) };
    if (node.type !== 'text' || lineEnd === -1) continue;
    const before = { ...node, value: node.value.slice(0, lineEnd).trimEnd() };
    const after = { ...node, value: node.value.slice(lineEnd + 1) };
    return { line: written([...nodes.slice(0, at), before]), after: written([after, ...nodes.slice(at + 1)]) };
  }
  return { line: written(nodes), after: [] };
}

function written(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.filter((node) => node.type !== 'text' || node.value !== '');
}

/** The markup before its title. The kind is in words, not in colour alone. */
export function calloutOpening(kind: Kind): Html {
  const { word, style } = kinds[kind];
  return html`<div class="callout ${style}" role="note"><p class="callout-title"><strong>${tOf(word, 'Note', 'Tip', 'Important', 'Warning', 'Caution')}</strong>`;
}

/** Its kind as the page shows it. */
export function calloutWord(kind: Kind): string {
  return kinds[kind].word;
}
