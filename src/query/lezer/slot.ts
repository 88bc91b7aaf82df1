/** What the slots of the languages with a Lezer grammar share: the node a placeholder stands in, and strings. */
import type { SyntaxNode } from '@lezer/common';
import type { Slot } from '../../fill/layer.ts';
import type { Placeholder } from '../placeholder.ts';
import { unescapeString } from '../string-escape.ts';
import type { Reading } from './grammar.ts';

/** The innermost node that the placeholder stands in; null when it reaches over several. */
export function nodeAt(reading: Reading, hole: Placeholder): SyntaxNode | null {
  const node = reading.tree?.resolveInner(hole.from, 1) ?? null;
  return node !== null && node.from <= hole.from && hole.to <= node.to ? node : null;
}

/** The layer of a string's quotes. */
export function quotesOf(reading: Reading, string: SyntaxNode): Slot {
  return reading.text[string.from] === '`' ? ['go-raw'] : ['go-double'];
}

/**
 * Within a regular expression a value matches itself, unless what stands before it in the pattern would read it as
 * something else: a class (`[${x}]`), a count (`a{${x}}`), an escape, a quotation (`\\Q`), a group's name or flags.
 */
export function inRegex(reading: Reading, string: SyntaxNode, hole: Placeholder, quotes: Slot): Slot {
  const before = reading.text.slice(string.from + 1, hole.from);
  const pattern = (quotes[0] === 'go-raw' ? before : unescapeString(before)).replace(/\\Q[\s\S]*?\\E/g, 'x');
  const plain = pattern.replace(/\\[^Q]/gu, 'x').replace(/\[\^?\]?(?:\[:\^?\w+:\]|[^\]])*\]/g, 'x');
  const read = plain.includes('\\') || plain.includes('[') || /\{[\d,]*$|\(\?(?:P?<\w*|[\w-]*)$/.test(plain);
  return read ? ['nowhere'] : ['regex', ...quotes];
}
