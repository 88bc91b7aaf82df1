/**
 * PostgreSQL's own parser and scanner as WebAssembly (https://github.com/constructive-io/libpg-query-node). It counts in
 * characters where it fails and in UTF-8 bytes elsewhere; what leaves this module is in UTF-16 units.
 */
import type * as LibPgQuery from 'libpg-query';

let parser: typeof LibPgQuery | undefined;

/** Loads the parser. Imported here and not above: compiling it takes time that a site without SQL need not spend. */
export async function loadParser(): Promise<void> {
  if (parser !== undefined) return;
  const loading = await import('libpg-query');
  await loading.loadModule();
  parser = loading;
}

function loaded(): typeof LibPgQuery {
  if (parser === undefined) throw new Error('the SQL parser is not loaded: await `prepareLanguages()` first');
  return parser;
}

export interface Statement {
  from: number;
  to: number;
  /** `{ SelectStmt: { … } }`, as libpg_query writes it. */
  node: unknown;
}

export type Parsed = { statements: readonly Statement[]; byteAt: (offset: number) => number; failure: null } | { failure: Failure };

export interface Failure {
  at: number;
  /** PostgreSQL's words. */
  message: string;
}

/**
 * The statements of a text, or where and why PostgreSQL refuses it. Null when the parser cannot tell: a text that is
 * nested too deep for it. Throws an Error before `loadParser`.
 */
export function parseSql(text: string): Parsed | null {
  const { parseSync, hasSqlDetails } = loaded();
  const whole = readable(text);
  if (whole.trim() === '') return { statements: [], byteAt: (offset) => offset, failure: null };
  try {
    const { stmts } = parseSync(whole);
    const places = bytePlaces(whole);
    const end = places.byteAt(whole.length);
    const statements = (stmts ?? []).map(({ stmt, stmt_location: from = 0, stmt_len: length }) => ({
      from: places.unitAt(from),
      to: places.unitAt(length === undefined || length === 0 ? end : from + length),
      node: stmt,
    }));
    return { statements, byteAt: places.byteAt, failure: null };
  } catch (error) {
    if (!hasSqlDetails(error) || /^(?:memory exhausted|stack depth|out of memory)/.test(error.message)) return nested(error);
    return { failure: { at: unitOfCharacter(whole, error.sqlDetails?.cursorPosition ?? 0), message: error.message } };
  }
}

/** A tree too deep for the stack is no fault of the text; anything else is one of ours. */
function nested(error: unknown): null {
  if (error instanceof RangeError || error instanceof WebAssembly.RuntimeError || loaded().hasSqlDetails(error)) return null;
  throw error;
}

export interface Lexeme {
  from: number;
  to: number;
  kind: 'word' | 'keyword' | 'string' | 'number' | 'parameter' | 'line-comment' | 'block-comment' | 'sign';
  /** A keyword that is never a name. */
  reserved: boolean;
}

/** The tokens of a text, comments among them; null when a string or comment in it is never closed, or is malformed. */
export function scanSql(text: string): Lexeme[] | null {
  const { scanSync } = loaded();
  // The scanner writes its answer as JSON without escaping control characters.
  const whole = readable(text).replace(/[\p{Cc}]/gu, (character) =>
    /\s/.test(character) && character !== '\v' && character !== '\f' ? character : ' ',
  );
  if (whole.trim() === '') return [];
  const { unitAt } = bytePlaces(whole);
  try {
    return scanSync(whole).tokens.map(({ start, end, tokenName, keywordKind, keywordName }) => ({
      from: unitAt(start),
      to: unitAt(end),
      kind: kindOf(tokenName, keywordKind, whole.slice(unitAt(start), unitAt(end))),
      reserved: keywordName === 'RESERVED_KEYWORD',
    }));
  } catch (error) {
    // Its message, where JSON was to stand.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function kindOf(tokenName: string, keywordKind: number, text: string): Lexeme['kind'] {
  if (tokenName === 'SQL_COMMENT') return 'line-comment';
  if (tokenName === 'C_COMMENT') return 'block-comment';
  if (keywordKind > 0) return 'keyword';
  if (tokenName === 'PARAM') return 'parameter';
  if (tokenName === 'ICONST' || tokenName === 'FCONST') return 'number';
  // `U&"…"` and `U&'…'`, `B'…'`, `X'…'` have token names that the package does not know.
  if (tokenName === 'IDENT' || /^(?:u&)?"/i.test(text)) return 'word';
  if (tokenName === 'SCONST' || /^(?:[bxn]|u&)?'/i.test(text)) return 'string';
  return 'sign';
}

/** What the parser can read, of the same length: it ends at NUL, and half a surrogate pair would eat its neighbour. */
function readable(text: string): string {
  return text.replaceAll('\0', ' ').toWellFormed();
}

function unitOfCharacter(text: string, characters: number): number {
  let unit = 0;
  for (let count = 0; count < characters && unit < text.length; count++) unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  return unit;
}

interface Places {
  unitAt: (byte: number) => number;
  byteAt: (unit: number) => number;
}

function bytePlaces(text: string): Places {
  if (!/\P{ASCII}/u.test(text)) return { unitAt: (byte) => Math.min(byte, text.length), byteAt: (unit) => unit };
  const bytes = new Uint32Array(text.length + 1);
  let total = 0;
  for (let unit = 0; unit < text.length; unit++) {
    bytes[unit] = total;
    const code = text.charCodeAt(unit);
    // Both halves of a pair together take four.
    total += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  bytes[text.length] = total;
  return {
    byteAt: (unit) => bytes[unit] ?? total,
    unitAt(byte) {
      let low = 0;
      let high = text.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((bytes[middle] ?? total) < byte) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
