/** How deep SQL may nest: PostgreSQL's parser, compiled for JavaScript, calls itself once a level, and its stack is small. */
import type { Diagnosis } from '../../language.ts';
import { deepestBrackets, limitOf, tooLong, tooManyLevels } from '../../limits.ts';
import type { Lexeme } from './parser.ts';

/** Operators of one statement: `1 + 1 + …` is a tree as deep as it is long. */
export const mostOperators = 1_000;

/** Words that nest without a bracket, or join two sides. Lists of `AND` and `OR` are flat. */
const joins = /^(?:not|case|union|intersect|except|is|collate|join|at|like|ilike|between|notnull|isnull)$/i;

/** The limit that the text passes, or null; `tokens` are null where its strings cannot be read, which the parser reports. */
export function sqlLimit(text: string, tokens: readonly Lexeme[] | null): Diagnosis | null {
  const quoted = (tokens ?? []).filter(({ kind, from }) => isQuoted(kind) || text[from] === '"');
  return limitOf(text, quoted) ?? tooManyOperators(text, tokens ?? []);
}

/** What has to hold before the scanner may read the text: it takes a time that grows with the square of comments within comments. */
export function scannerLimit(text: string): Diagnosis | null {
  const long = tooLong(text);
  if (long !== null) return long;
  let depth = 0;
  for (const { 0: sign, index } of text.matchAll(/\/\*|\*\//g)) {
    depth = Math.max(0, depth + (sign === '/*' ? 1 : -1));
    if (depth > deepestBrackets) return tooManyLevels(index, deepestBrackets);
  }
  return null;
}

function tooManyOperators(text: string, tokens: readonly Lexeme[]): Diagnosis | null {
  let count = 0;
  for (const { kind, from, to } of tokens) {
    const token = text.slice(from, to);
    if (kind === 'sign' && token === ';') count = 0;
    else if (kind === 'sign' ? !/^[(),.]$/.test(token) : kind === 'keyword' && joins.test(token)) count++;
    if (count > mostOperators) return tooManyLevels(from, mostOperators);
  }
  return null;
}

function isQuoted(kind: Lexeme['kind']): boolean {
  return kind === 'string' || kind === 'line-comment' || kind === 'block-comment';
}
