/**
 * JSON (RFC 8259) as runbooks hold it: several documents or a document a line, comments, places for values, and parts left out.
 * Read with VS Code's parser; a text whose missing parts cannot be known is a sample and not judged.
 */
import { printParseErrorCode, visit } from 'jsonc-parser';
import { nearest } from '../../../problem/nearest.ts';
import type { Diagnosis, LeftAlone } from '../../language.ts';
import { limitOf } from '../../limits.ts';
import { type Quoting, quotedRanges } from '../../quoting.ts';
import { recent } from '../../recent.ts';
import { quote } from '../../wording.ts';

export interface JsonReading {
  /** The first fault, or none: what follows a fault is mostly its consequence. */
  readonly problems: readonly Diagnosis[];
  readonly leftAlone: LeftAlone | null;
  readonly limit: Diagnosis | null;
}

/** `strict`: JSON of RFC 8259. `settings`: commas may stand before a closing bracket, as in settings of editors. */
export type JsonDialect = 'strict' | 'settings';

/** Its parser takes a time that grows with the length alone. */
const longest = 200_000;

const quoting: Quoting = { quotes: [{ mark: '"', escapes: true, multiline: false }], lineComment: '//', blockComment: true };

/** Places for values outside of strings: `${port}`, `$PORT`, `<port>`, `{{port}}`, `%PORT%`, `@PORT@`, `PORT`. */
const places =
  /\$\{[^{}\n]*\}|\$[A-Za-z_]\w*|<[A-Za-z][^<>\n"]{0,60}>|\{\{[^{}\n]*\}\}|%[A-Za-z]\w*%?|@[A-Za-z]\w*@?|\b(?!(?:TRUE|FALSE|NULL|NONE|NAN|NIL)\b)[A-Z][A-Z0-9_]{2,}\b/g;
/** Parts left out, comments of other languages, numbers that JSON has not. */
const leftOut = /\.\.|…|(?:^|\s)#|^[ \t]*\.[ \t]*$|[:[,]\s{0,20}-?(?:NaN|Infinity)\b/m;
/** Words of engines that make the text. */
const engines = /\{\{[-~#/^%>!]|\{\{-?\s*[.$]|\{%|<%|\{\{\s*(?:if|else|end|range|with|template|include|toJson|define|block)\b/;

const remembered = recent<JsonReading>();

export function readJson(text: string, dialect: JsonDialect = 'strict'): JsonReading {
  return remembered(`${dialect}\n${text}`, () => readAnew(text, dialect));
}

function readAnew(text: string, dialect: JsonDialect): JsonReading {
  const quoted = quotedRanges(text, quoting);
  const limit = limitOf(text, quoted, longest);
  if (limit !== null) return { problems: [], leftAlone: null, limit };
  const { read, outside, hasPlaces } = masked(text, quoted);
  if (engines.test(outside)) return left('template');
  const fault = faultOf(read, dialect);
  if (fault === null) return { problems: [], leftAlone: null, limit: null };
  if (/\{\{|\{%|<%/.test(text)) return left('template');
  if (hasPlaces || leftOut.test(outside) || text.includes('"""') || isPartial(read, fault)) return left('sample');
  return { problems: [diagnosisOf(text, fault)], leftAlone: null, limit: null };
}

function left(leftAlone: LeftAlone): JsonReading {
  return { problems: [], leftAlone, limit: null };
}

/** The text with strings in the places for values, all offsets the same, and once more with its strings and comments blank. */
function masked(text: string, quoted: readonly { from: number; to: number }[]): { read: string; outside: string; hasPlaces: boolean } {
  let outside = '';
  let at = 0;
  for (const { from, to } of quoted) {
    outside += text.slice(at, from) + blank(text.slice(from, to));
    at = to;
  }
  outside += text.slice(at);
  let read = '';
  let end = 0;
  for (const { 0: place, index } of outside.matchAll(places)) {
    read += `${text.slice(end, index)}"${'_'.repeat(place.length - 2)}"`;
    end = index + place.length;
  }
  return { read: read + text.slice(end), outside, hasPlaces: end > 0 };
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

interface Fault {
  at: number;
  length: number;
  /** The parser's name for it. */
  code: string;
  /** Whether a bracket is open there. */
  isInside: boolean;
}

/** The first fault of the documents in the text, which follow each other with blanks between them. */
function faultOf(text: string, dialect: JsonDialect): Fault | null {
  // With comments it is JSON of settings, whatever its label.
  const allowTrailingComma = dialect === 'settings' || hasComments(text);
  let offset = 0;
  for (;;) {
    const fault = faultOfDocument(text, offset, allowTrailingComma);
    if (fault === null) return null;
    // The next document.
    if (fault.code !== 'EndOfFileExpected' || fault.at <= offset || !/[[{"\w-]/.test(text[fault.at] ?? '')) return fault;
    offset = fault.at;
  }
}

function faultOfDocument(text: string, offset: number, allowTrailingComma: boolean): Fault | null {
  const faults: Fault[] = [];
  let depth = 0;
  const open = () => void depth++;
  const close = () => void depth--;
  visit(
    text.slice(offset),
    {
      onObjectBegin: open,
      onArrayBegin: open,
      onObjectEnd: close,
      onArrayEnd: close,
      onError: (code, at, length) => {
        const name = printParseErrorCode(code);
        faults.push({ at: offset + at, length, code: name, isInside: depth > 0 || name.startsWith('Close') });
      },
    },
    { allowTrailingComma },
  );
  return faults[0] ?? null;
}

function hasComments(text: string): boolean {
  return /\/[/*]/.test(text) && quotedRanges(text, quoting).some(({ kind }) => kind === 'comment');
}

/** Whether a text is no document from its start, or has other text below one: a part of one, a log, a session. */
function isPartial(text: string, { isInside }: Fault): boolean {
  return !isInside || !/^\s*(?:\/\/[^\n]*\n\s*|\/\*(?:[^*]|\*(?!\/))*\*\/\s*)*[[{]/.test(text);
}

const expectations: Readonly<Record<string, string>> = {
  InvalidNumberFormat: 'a number',
  PropertyNameExpected: 'a name in double quotes',
  ValueExpected: 'a value',
  ColonExpected: '`:`',
  CommaExpected: '`,` or a closing bracket',
  CloseBraceExpected: '`,` or `}`',
  CloseBracketExpected: '`,` or `]`',
  UnexpectedEndOfComment: '`*/`',
  UnexpectedEndOfString: 'a closing `"` on the same line',
  UnexpectedEndOfNumber: 'a digit',
  InvalidUnicode: '`\\u` and four hexadecimal digits',
  InvalidEscapeCharacter: 'one of `\\" \\\\ \\/ \\b \\f \\n \\r \\t` or `\\u` and four hexadecimal digits',
  InvalidCharacter: 'an escape such as `\\t` or `\\n` for a control character',
};

const words = ['true', 'false', 'null'];

function diagnosisOf(text: string, { at, length, code }: Fault): Diagnosis {
  const from = Math.min(at, text.trimEnd().length);
  const to = Math.min(text.length, from + Math.max(length, 1));
  if (from >= text.trimEnd().length) return { from, to: from, message: 'found the end of the text', expected: expectations[code] ?? '' };
  const found = text.slice(from, to);
  const comma = /,\s*$/.exec(text.slice(0, from));
  if (/^[}\]]/.test(found) && comma !== null)
    return {
      from: comma.index,
      to: comma.index + 1,
      message: `found \`,\` before \`${found[0]}\``,
      expected: 'no comma behind the last one',
    };
  const python = { none: 'null', undefined: 'null', nil: 'null' }[found.toLowerCase()] ?? nearest(found, words);
  const expected = code === 'InvalidSymbol' && python !== undefined && /^\w+$/.test(found) ? `\`${python}\`` : expectations[code];
  return { from, to, message: `found ${quote(found)}`, expected: expected ?? 'a name or value in double quotes' };
}
