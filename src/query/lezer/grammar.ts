/** A text read once with a Lezer grammar: what detection, diagnosis and highlighting share. */
import type { Parser, Tree } from '@lezer/common';
import type { Diagnosis } from '../language.ts';
import { deepestTree, limitOf, mostPlaceholders, tooLong, tooManyLevels, tooManyPlaceholders } from '../limits.ts';
import { findPlaceholders, type Placeholder } from '../placeholder.ts';
import { type QuotedRange, type Quoting, quotedRanges, rangeAt } from '../quoting.ts';
import { recent } from '../recent.ts';
import { fillHoles, type Hole } from './mask.ts';

export interface Grammar {
  /** The language's name, for messages. */
  title: string;
  /** Stops at the first token that the grammar cannot take. */
  strict: Parser;
  /** Recovers, so that a broken query still has colours. */
  tolerant: Parser;
  quoting: Quoting;
  /** Texts of the hole's length that may stand for its value, the likeliest first. */
  masks: (text: string, hole: Hole) => string[];
  /** Writes over what the language has and this version of its grammar lacks, length kept. */
  conceal: (text: string) => string;
  /** Whether a failure there is the grammar's gap rather than the query's fault: then nothing is said. */
  forgives?: (reading: Reading, at: number) => boolean;
  /** Texts tried at a failure to tell what the grammar would have taken. */
  probes: readonly Probe[];
  /** A better account of a failure than its position gives, or null. */
  explain: (reading: Reading, at: number) => Diagnosis | null;
}

export interface Probe {
  text: string;
  /** What the author reads: `an expression`. */
  name: string;
  /** Names that say nothing more once this one is possible. */
  hides?: readonly string[];
}

export interface Reading {
  text: string;
  /** The text as the parser saw it: placeholders masked, every offset the same. */
  read: string;
  placeholders: readonly Placeholder[];
  quoted: readonly QuotedRange[];
  /** Where the first token stands that the grammar cannot take; null when it takes them all, or when nothing can be told. */
  failure: number | null;
  /** The tree of a valid text. */
  tree: Tree | null;
  /** The limit that the text passes; then nothing else is known of it. */
  limit: Diagnosis | null;
}

const remembered = recent<Reading>();

export function readQuery(grammar: Grammar, text: string): Reading {
  return remembered(`${grammar.title}\n${text}`, () => readAnew(grammar, text));
}

/** Recovering from 100 kB of something else takes Lezer seconds; no query is that long. */
const longestRecovered = 8_000;

/** The tree for highlighting: of a broken query the recovered one, of a broken and endless one none. */
export function treeOf(grammar: Grammar, reading: Reading): Tree | null {
  if (reading.tree !== null) return reading.tree;
  if (reading.limit !== null || reading.read.length > longestRecovered) return null;
  const tree = grammar.tolerant.parse(reading.read);
  return deepPlace(tree) === null ? tree : null;
}

/** Where the parser stops, or its tree. */
export function parseStrictly(parser: Parser, text: string): { failure: number; tree: null } | { failure: null; tree: Tree } {
  const parse = parser.startParse(text);
  try {
    for (;;) {
      const tree = parse.advance();
      if (tree !== null) return { failure: null, tree };
    }
  } catch (error) {
    // A strict Lezer parser throws a SyntaxError at the first token without a place; anything else is a fault of ours.
    if (!(error instanceof SyntaxError)) throw error;
    return { failure: parse.parsedPos, tree: null };
  }
}

function readAnew(grammar: Grammar, text: string): Reading {
  const unread = { text, read: text, placeholders: [], quoted: [], failure: null, tree: null };
  const long = tooLong(text);
  if (long !== null) return { ...unread, limit: long };
  const placeholders = findPlaceholders(text, 'query');
  const quoted = quotedRanges(text, grammar.quoting);
  const deep = limitOf(text, quoted) ?? tooManyOperators(text, quoted);
  if (deep !== null) return { ...unread, placeholders, limit: deep };
  const holes = placeholders.filter((placeholder) => rangeAt(quoted, placeholder.from) === undefined);
  const extra = holes[mostPlaceholders];
  if (extra !== undefined) return { ...unread, placeholders, limit: tooManyPlaceholders(extra, holes.length) };
  const filled = fillHoles(grammar.conceal(text), holes, grammar.masks, (candidate) => parseStrictly(grammar.strict, candidate));
  const levels = filled.tree === null ? null : deepPlace(filled.tree);
  if (levels !== null) return { ...unread, placeholders, limit: tooManyLevels(levels) };
  const reading: Reading = { text, read: filled.text, placeholders, quoted, failure: filled.failure, tree: filled.tree, limit: null };
  if (reading.failure !== null && grammar.forgives?.(reading, reading.failure) === true) reading.failure = null;
  return reading;
}

/** Lezer cuts its stack at some 580 operators of a chain, and a valid text then looks like a faulty one. */
const mostOperators = 500;

function tooManyOperators(text: string, quoted: readonly QuotedRange[]): Diagnosis | null {
  let count = 0;
  for (const { index } of text.matchAll(/[-+*/%^!]|\b(?:and|or|unless)\b|&&|\|\||>>/gi)) {
    if (rangeAt(quoted, index) === undefined && ++count > mostOperators) return tooManyLevels(index, mostOperators);
  }
  return null;
}

/** Where a tree passes the limit of levels, or null. A cursor walks it: nothing here calls itself. */
function deepPlace(tree: Tree): number | null {
  let depth = 0;
  let place: number | null = null;
  tree.iterate({
    enter({ from }) {
      if (++depth > deepestTree) place ??= from;
      return place === null;
    },
    leave() {
      depth--;
    },
  });
  return place;
}
