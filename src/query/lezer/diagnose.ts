/**
 * What is wrong with a query, from its grammar alone: what was found at the first place where no rule goes on, and what
 * could have stood there. One diagnosis a query, as `promtool`, Loki and Tempo give: what follows the first error is a
 * guess of the recovery. Types (`rate` of an instant vector) are not looked at here: see `languages/promql/types.ts`.
 */

import type { Diagnosis } from '../language.ts';
import { characterName } from '../odd-characters.ts';
import { rangeAt } from '../quoting.ts';
import { oneOf, quote } from '../wording.ts';
import { type Grammar, parseStrictly, type Reading, readQuery } from './grammar.ts';

export function diagnoseWith(grammar: Grammar, text: string): Diagnosis[] {
  const reading = readQuery(grammar, text);
  const unclosed = reading.quoted.find((range) => !range.closed);
  if (unclosed !== undefined) return [openQuote(unclosed.from, unclosed.mark, text)];
  if (reading.failure === null) return [];
  const found = foundAt(reading, reading.failure);
  if (isSecondQuery(grammar, reading, found.from)) {
    return [{ ...found, message: 'found a second query', expected: 'an operator before it, or a block of its own' }];
  }
  return [grammar.explain(reading, found.from) ?? { ...found, expected: expectedAt(grammar, reading, found) }];
}

/** Whether one query ends before the offset and another, on a line of its own, begins there. */
function isSecondQuery(grammar: Grammar, reading: Reading, at: number): boolean {
  const before = reading.read.slice(0, at);
  if (!/\n\s*$/.test(before) || at >= reading.text.trimEnd().length) return false;
  return [before, reading.read.slice(at)].every((part) => parseStrictly(grammar.strict, part).failure === null);
}

/** The token at which the parser stopped; for the end of the query the offset after its last character, twice. */
export function foundAt(reading: Reading, failure: number): { from: number; to: number; message: string } {
  const { text, read } = reading;
  let from = failure;
  for (;;) {
    const comment = rangeAt(reading.quoted, from);
    if (comment?.kind === 'comment') from = comment.to;
    else if (/\s/.test(read[from] ?? '')) from++;
    else break;
  }
  const end = text.trimEnd().length;
  if (from >= end) return { from: end, to: end, message: end === 0 ? 'found nothing' : 'found the end of the query' };
  const string = rangeAt(reading.quoted, from);
  if (string !== undefined)
    return { from: string.from, to: string.to, message: `found the string ${quote(text.slice(string.from, string.to))}` };
  // A lexer may cut a word in two (`5minutes` into `5m` and `inutes`): people see the whole.
  while (from > 0 && /\w/.test(text[from] ?? '') && /\w/.test(text[from - 1] ?? '')) from--;
  const hole = reading.placeholders.find((placeholder) => placeholder.from <= from && from < placeholder.to);
  const token = hole === undefined ? tokenAt(text, from) : text.slice(hole.from, hole.to);
  const start = hole?.from ?? from;
  const name = token.length <= 2 ? characterName(token) : null;
  return { from: start, to: start + token.length, message: `found ${quote(token)}${name === null ? '' : ` (${name})`}` };
}

/** What the grammar would have taken at that place, found by trying. */
function expectedAt(grammar: Grammar, reading: Reading, found: { from: number; to: number }): string {
  // On a line of its own: a comment before it would swallow it.
  const before = `${reading.read.slice(0, found.from)}\n`;
  const taken = grammar.probes.filter((probe) => {
    const failure = parseStrictly(grammar.strict, before + probe.text).failure;
    return failure === null || failure >= before.length + probe.text.length;
  });
  const closer = taken.find((probe) => /^[)\]}]$/.test(probe.text));
  // Where a bracket is open at the end or meets the wrong partner, its own partner is what is missing.
  const ends = found.from === found.to || /^[)\]}]/.test(reading.text.slice(found.from));
  if (ends && closer !== undefined) return `${closer.name}${closing(reading, found.from, closer.text)}`;
  const hidden = new Set(taken.flatMap((probe) => probe.hides ?? []));
  const names = taken.map((probe) => probe.name).filter((name) => !hidden.has(name));
  if (parseStrictly(grammar.strict, reading.read.slice(0, found.from)).failure === null) names.push('the end of the query');
  return oneOf(names.slice(0, 5));
}

/** ` to close `sum(`, when the bracket can be found. */
function closing(reading: Reading, at: number, closer: string): string {
  const opener = { ')': '(', ']': '[', '}': '{' }[closer] ?? '';
  let depth = 0;
  for (let from = at - 1; from >= 0; from--) {
    const sign = reading.text[from];
    if ((sign !== closer && sign !== opener) || rangeAt(reading.quoted, from) !== undefined) continue;
    if (sign === closer) depth++;
    else if (depth-- === 0) return ` to close ${quote(`${/[\w:]*\s?$/.exec(reading.text.slice(0, from))?.[0] ?? ''}${opener}`.trim())}`;
  }
  return '';
}

function openQuote(from: number, mark: string, text: string): Diagnosis {
  if (mark === '') return { from, to: Math.min(from + 2, text.length), message: 'found a comment that is never closed', expected: '`*/`' };
  const line = text.indexOf('\n', from);
  const to = line === -1 ? text.trimEnd().length : line;
  return {
    from,
    to: Math.max(from + 1, to),
    message: `found the string ${quote(text.slice(from, to))}, which is never closed`,
    expected: `a closing ${mark === '`' ? 'backquote' : `\`${mark}\``}`,
  };
}

function tokenAt(text: string, from: number): string {
  const rest = text.slice(from);
  return /^(?:[\w:.]*\w|[=!]~|[=!<>|]=|\|~|&&|\|\||>>|<<|[\s\S])/u.exec(rest)?.[0] ?? '';
}
