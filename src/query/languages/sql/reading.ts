/** A text of SQL read once: what diagnosis, colours, harms and slots share. */
import type { Diagnosis } from '../../language.ts';
import { mostPlaceholders, tooManyPlaceholders } from '../../limits.ts';
import { findPlaceholders, type Placeholder } from '../../placeholder.ts';
import { recent } from '../../recent.ts';
import { scannerLimit, sqlLimit } from './limit.ts';
import { type Failure, type Lexeme, type Parsed, parseSql, scanSql } from './parser.ts';
import { concealPsql, type MetaCommand } from './psql.ts';

/** A place where a value goes, in the forms that PostgreSQL does not read: `${name}`, `<name>`, `:name` of psql. */
export interface Hole {
  from: number;
  to: number;
}

export interface Reading {
  text: string;
  /** The text as the parser took it: holes masked, psql's own lines blank, every offset the same. */
  read: string;
  /** Holes outside strings and comments. */
  holes: readonly Hole[];
  commands: readonly MetaCommand[];
  /** The tokens of `read`; null when a string or comment is never closed. */
  tokens: readonly Lexeme[] | null;
  /** Null when nothing can be told. */
  parsed: Parsed | null;
  failure: Failure | null;
  /** The limit that the text passes; then nothing else is known of it. */
  limit: Diagnosis | null;
}

const remembered = recent<Reading>();

export function readSql(text: string): Reading {
  return remembered(text, () => readAnew(text));
}

function readAnew(text: string): Reading {
  const unread = { text, read: text, holes: [], commands: [], tokens: null, parsed: null, failure: null };
  const unreadable = scannerLimit(text);
  if (unreadable !== null) return { ...unread, limit: unreadable };
  const named = namedHoles(text);
  // A name first: the scanner takes it in code, in strings and in comments alike.
  let shape = named.reduce((current, hole) => write(current, hole, nameMask(hole)), text);
  const concealed = concealPsql(shape);
  shape = concealed.text;
  const rough = scanSql(shape) ?? [];
  const quoted = rough.filter(({ kind, from, to }) => isQuoted(kind, shape.slice(from, to)));
  const inCode = ({ from }: Hole) => !quoted.some((range) => range.from <= from && from < range.to) && shape[from] !== ' ';
  const psql = psqlHoles(shape, rough, inCode);
  shape = psql.text;
  const holes = [...named.filter(inCode), ...psql.holes].sort((one, other) => one.from - other.from);
  const extra = holes[mostPlaceholders];
  if (extra !== undefined) return { ...unread, limit: tooManyPlaceholders(extra, holes.length) };
  const limit = sqlLimit(shape, scanSql(shape));
  if (limit !== null) return { ...unread, limit };
  const filled = fillHoles(shape, holes);
  const failure = filled.parsed?.failure ?? null;
  return {
    text,
    read: filled.read,
    holes,
    commands: concealed.commands,
    tokens: scanSql(filled.read),
    parsed: filled.parsed,
    failure: failure !== null && stopsAtHole(filled.read, failure.at, holes) ? null : failure,
    limit: null,
  };
}

/** `$name` behind a letter or a dollar sign is part of a name (`v$session`) or begins the text in dollar quotes (`$$BEGIN`). */
export function namedHoles(text: string): Placeholder[] {
  return findPlaceholders(text, 'query').filter(({ kind, from }) => kind === 'template' || !/[\w$]/.test(text[from - 1] ?? ''));
}

function isQuoted(kind: Lexeme['kind'], text: string): boolean {
  return kind === 'string' || kind === 'line-comment' || kind === 'block-comment' || (kind === 'word' && text.endsWith('"'));
}

/** `<name>`, which no valid SQL holds outside strings, and psql's variables: `:name`, `:'name'`, `:"name"`. */
function psqlHoles(shape: string, tokens: readonly Lexeme[], inCode: (hole: Hole) => boolean): { text: string; holes: Hole[] } {
  let text = shape;
  const holes: Hole[] = [];
  for (const match of shape.matchAll(/<[A-Za-z][\w-]*>|(?<![:\w\]])(:)(?=['"][A-Za-z_])|(?<!:):(?:\{\?\w+\}|[A-Za-z_]\w*)/g)) {
    const hole = { from: match.index, to: match.index + match[0].length };
    if (!inCode(hole)) continue;
    if (match[1] !== undefined) {
      // `:'name'` without its colon is a string, `:"name"` an identifier.
      text = write(text, hole, ' ');
    } else if (!(match[0].startsWith(':') && isSlice(shape, hole.from, tokens))) {
      holes.push(hole);
      text = write(text, hole, nameMask(hole));
    }
  }
  return { text, holes };
}

/** Whether the colon parts the bounds of an array's slice: `a[1:n]`. */
function isSlice(text: string, at: number, tokens: readonly Lexeme[]): boolean {
  let depth = 0;
  for (const { from, to } of tokens) {
    if (from >= at) break;
    const sign = text.slice(from, to);
    if (sign === '[') depth++;
    else if (sign === ']') depth--;
  }
  const before = text.slice(0, at).trimEnd();
  return depth > 0 && /[\w)\]"'[]$/.test(before) && !/\barray\s*\[$/i.test(before);
}

export function nameMask({ from, to }: Hole): string {
  return '_'.repeat(to - from);
}

/** What a hole may stand for beside a name, the likeliest first; what does not fit into its length is left out. */
function masksOf({ from, to }: Hole): string[] {
  const length = to - from;
  const words = ['=', 'ASC', '(1)', '()', 'AND', 'END', 'ON', 'SELECT', 'SELECT 1', 'WHERE 1=1', 'TABLE', 'JOIN', 'TRUE', ''];
  return [
    '1'.repeat(length),
    length < 2 ? '' : `'${'_'.repeat(length - 2)}'`,
    nameMask({ from, to }),
    ...words.filter((word) => word.length <= length).map((word) => word.padEnd(length)),
  ];
}

/** Asks the parser which masks it takes: where it stops, the holes before are tried anew, the nearest first. */
function fillHoles(shape: string, holes: readonly Hole[]): { read: string; parsed: Parsed | null } {
  let read = shape;
  let parsed = parseSql(read);
  const tries = holes.length;
  for (let round = 0; round < tries && parsed?.failure; round++) {
    const stopped = parsed.failure.at;
    const near = holes
      .filter((hole) => hole.from <= stopped)
      .slice(-8)
      .reverse();
    let best: { read: string; parsed: Parsed; at: number } | null = null;
    for (const hole of near) {
      for (const mask of masksOf(hole)) {
        const other = write(read, hole, mask);
        const outcome = other === read ? null : parseSql(other);
        if (outcome === null) continue;
        const at = outcome.failure?.at ?? Number.POSITIVE_INFINITY;
        if (at > (best?.at ?? stopped)) best = { read: other, parsed: outcome, at };
      }
      if (best !== null) break;
    }
    if (best === null) break;
    ({ read, parsed } = best);
  }
  return { read, parsed };
}

function write(text: string, { from, to }: Hole, mask: string): string {
  return text.slice(0, from) + mask + text.slice(to);
}

/** Whether the parser stopped at a hole or right behind one: it may stand for what nobody tried. */
function stopsAtHole(text: string, at: number, holes: readonly Hole[]): boolean {
  return holes.some((hole) => hole.from <= at && (at <= hole.to || text.slice(hole.to, at).trim() === ''));
}
