/** What the slots of the languages with a Lezer grammar share: the node a placeholder stands in, and strings. */
import type { SyntaxNode } from '@lezer/common';
import type { Slot } from './fill/layer.ts';
import type { Reading } from './grammar.ts';
import type { Placeholder } from './placeholder.ts';

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
 * something else: a class (`[${x}]`), a count (`a{${x}}`), an escape, a group's name.
 */
export function inRegex(reading: Reading, string: SyntaxNode, hole: Placeholder, quotes: Slot): Slot {
  const raw = quotes[0] === 'go-raw';
  const before = reading.text.slice(string.from + 1, hole.from);
  const pattern = raw ? before : before.replace(/\\\\/g, '\\');
  const plain = pattern.replace(/\\Q[\s\S]*?\\E/g, 'x').replace(/\\[\s\S]/g, 'x');
  if (/\\$/.test(plain) || plain.includes('\\Q')) return ['inner-code'];
  const outside = plain.replace(/\[\^?\]?(?:\[:\^?\w+:\]|[^\]])*\]/g, 'x');
  if (outside.includes('[')) return ['inner-code'];
  return /\{[\d,]*$|\(\?[^:)]*$/.test(outside) ? ['inner-code'] : ['regex', ...quotes];
}
