/** What PostgreSQL's parser refuses, in the words of a diagnosis. One a text: what follows the first is a guess. */
import { nearest } from '../../../problem/nearest.ts';
import type { Diagnosis } from '../../language.ts';
import { oneOf, quote } from '../../wording.ts';
import { showsAnotherDialect } from './dialect.ts';
import { type Lexeme, parseSql, scanSql } from './parser.ts';
import { type Reading, readSql } from './reading.ts';

/** Syntax errors of the text as PostgreSQL sees it; none where it is, or may be, of another dialect. */
export function diagnoseSql(text: string): Diagnosis[] {
  const reading = readSql(text);
  const { failure } = reading;
  if (failure === null || showsAnotherDialect(codeOf(reading, failure.at))) return [];
  if (!failure.message.startsWith('syntax error')) return [refused(reading, failure.at, failure.message)];
  const tokens = tokensOf(reading, failure.at);
  const found = foundAt(reading, tokens, failure.at);
  return [misspelt(reading, tokens, found) ?? { ...found, expected: expectedAt(reading, tokens, found) }];
}

/** Whether nothing is known of the text's grammar: it is of another dialect, too long, or has too many placeholders. */
export function isLeftAlone(text: string): boolean {
  const reading = readSql(text);
  if (text.trim() === '') return false;
  if (reading.parsed === null) return true;
  return reading.failure === null ? reading.parsed.failure !== null : showsAnotherDialect(codeOf(reading, reading.failure.at));
}

/** The code with strings and comments blank, so that what they hold is no sign of anything. */
function codeOf(reading: Reading, failure: number): string {
  let code = reading.text;
  for (const { kind, from, to } of reading.tokens ?? tokensOf(reading, failure)) {
    if (kind !== 'string' && kind !== 'line-comment' && kind !== 'block-comment') continue;
    const blank = kind === 'string' ? `'${' '.repeat(Math.max(0, to - from - 2))}'` : ' '.repeat(to - from);
    code = code.slice(0, from) + blank + code.slice(to);
  }
  for (const { from, to } of reading.holes) code = code.slice(0, from) + 'x'.repeat(to - from) + code.slice(to);
  return code;
}

/** All tokens, or those up to the failure when what follows cannot be read. Comments are left out by `isCode`. */
function tokensOf(reading: Reading, failure: number): readonly Lexeme[] {
  return reading.tokens ?? scanSql(reading.read.slice(0, failure)) ?? [];
}

const isCode = ({ kind }: Lexeme) => kind !== 'line-comment' && kind !== 'block-comment';

interface Found {
  from: number;
  to: number;
  message: string;
}

function foundAt({ text, read }: Reading, tokens: readonly Lexeme[], failure: number): Found {
  const end = (tokens.filter(isCode).at(-1)?.to ?? 0) || 0;
  if (failure >= read.trimEnd().length || failure >= end) return { from: end, to: end, message: 'found the end of the query' };
  const token = tokens.find((candidate) => candidate.from <= failure && failure < candidate.to);
  const to = token?.to ?? failure + 1;
  const kind = token?.kind === 'string' ? 'the string ' : '';
  return { from: failure, to, message: `found ${kind}${quote(text.slice(failure, to))}` };
}

/** PostgreSQL's own account of what its scanner refuses, and where it names no token. */
const accounts: readonly { message: RegExp; found: string; expected: string }[] = [
  { message: /^unterminated quoted string/, found: 'which is never closed', expected: "a closing `'`" },
  { message: /^unterminated quoted identifier/, found: 'which is never closed', expected: 'a closing `"`' },
  { message: /^unterminated dollar-quoted string/, found: 'which is never closed', expected: 'the same dollar signs as at its start' },
  { message: /^unterminated \/\* comment/, found: 'which is never closed', expected: '`*/`' },
  { message: /^unterminated (?:bit|hexadecimal) string/, found: 'which is never closed', expected: "a closing `'`" },
  { message: /^zero-length delimited identifier/, found: 'a name without a letter', expected: 'a name between the quotes' },
  { message: /^trailing junk after/, found: 'a number with letters behind it', expected: 'a blank, or quotes around it' },
];

function refused(reading: Reading, at: number, message: string): Diagnosis {
  const { text } = reading;
  const line = text.indexOf('\n', at);
  const rest = line === -1 ? text.trimEnd().length : line;
  const near = / at or near "([\s\S]*)"$/.exec(message)?.[1];
  const account = accounts.find((candidate) => candidate.message.test(message));
  const open = account?.found === 'which is never closed';
  const word = /^(?:""|\w+|[\s\S])/u.exec(text.slice(at))?.[0] ?? '';
  const to = Math.max(Math.min(at + 1, text.length), open ? rest : Math.min(text.length, at + Math.max(near?.length ?? 0, word.length)));
  const found = `found ${quote(text.slice(at, to))}`;
  if (account !== undefined) return { from: at, to, message: `${found}, ${account.found}`, expected: account.expected };
  return { from: at, to, message: `${found}: ${message.replace(/ at or near "[\s\S]*$/, '')}`, expected: '' };
}

/** Words that people write every day; a rarer one is no likely meaning of a slip. */
const keywords = (
  'SELECT FROM WHERE GROUP ORDER BY HAVING LIMIT OFFSET DISTINCT AS ON USING JOIN LEFT RIGHT INNER OUTER FULL CROSS LATERAL NATURAL UNION EXCEPT ' +
  'INTERSECT ALL AND OR NOT IN IS NULL LIKE ILIKE BETWEEN EXISTS CASE WHEN THEN ELSE END INSERT INTO VALUES UPDATE SET DELETE RETURNING WITH ' +
  'RECURSIVE CREATE TABLE INDEX VIEW MATERIALIZED CONCURRENTLY UNIQUE DROP ALTER ADD COLUMN TRUNCATE EXPLAIN ANALYZE VERBOSE VACUUM REINDEX ' +
  'REFRESH BEGIN COMMIT ROLLBACK START TRANSACTION SHOW GRANT REVOKE TO ASC DESC NULLS FIRST LAST FILTER OVER PARTITION INTERVAL CAST ' +
  'DATABASE SCHEMA ROLE USER SEQUENCE FUNCTION EXTENSION CASCADE RESET CONFLICT DEFAULT PRIMARY KEY REFERENCES CONSTRAINT COPY LOCK IF FOR ONLY'
).split(' ');

/** The word where the parser stopped, or the one before it, which it took for an alias: `x FORM t`, `t WEHRE x`. */
function misspelt(reading: Reading, tokens: readonly Lexeme[], found: Found): Diagnosis | null {
  const code = tokens.filter(isCode);
  const at = found.from === found.to ? code.length : code.findIndex(({ from }) => from === found.from);
  for (const token of [code[at], code[at - 1], code[at - 2]]) {
    if (token === undefined || token.kind !== 'word' || reading.holes.some(({ from, to }) => from < token.to && token.from < to)) continue;
    const word = reading.text.slice(token.from, token.to);
    if (!/^[A-Za-z]{2,}$/.test(word)) continue;
    const fitting = keywords.filter(
      (keyword) => Math.abs(keyword.length - word.length) <= 2 && takesFurther(reading, token, keyword, found),
    );
    const near = nearest(word, fitting);
    if (near !== undefined) return { from: token.from, to: token.to, message: `found \`${word}\``, expected: `\`${near}\`` };
  }
  return null;
}

function takesFurther({ read }: Reading, token: Lexeme, keyword: string, found: Found): boolean {
  const outcome = parseSql(read.slice(0, token.from) + keyword + read.slice(token.to));
  if (outcome === null) return false;
  return outcome.failure === null || outcome.failure.at + (token.to - token.from) - keyword.length > Math.max(found.from, token.to);
}

/** Texts tried where the parser stopped; a name that `hides` others says the same in fewer words. */
const probes: readonly { text: string; name: string; hides?: readonly string[] }[] = [
  { text: 'SELECT', name: 'a statement such as `SELECT`', hides: ['`(`', '`VALUES`'] },
  { text: '1', name: 'an expression', hides: ['a name', 'a string', '`(`', '`BY`', '`SET`', '`JOIN`', '`VALUES`'] },
  { text: "'x'", name: 'a string' },
  { text: 'x', name: 'a name' },
  { text: ')', name: '`)`' },
  { text: ']', name: '`]`' },
  { text: '(', name: '`(`' },
  { text: ',', name: '`,`' },
  { text: 'THEN', name: '`THEN`' },
  { text: 'END', name: '`END`' },
  { text: 'AS', name: '`AS`' },
  { text: 'BY', name: '`BY`' },
  { text: 'INTO', name: '`INTO`' },
  { text: 'FROM', name: '`FROM`' },
  { text: 'TO', name: '`TO`' },
  { text: 'ON', name: '`ON`' },
  { text: 'SET', name: '`SET`' },
  { text: 'JOIN', name: '`JOIN`' },
  { text: 'VALUES', name: '`VALUES`' },
  { text: 'TABLE', name: '`TABLE`' },
  { text: '=', name: 'an operator' },
  { text: 'AND', name: '`AND`' },
];

function expectedAt({ read }: Reading, tokens: readonly Lexeme[], found: Found): string {
  // On a line of its own: a comment before it would swallow it.
  const before = `${read.slice(0, found.from)}\n`;
  const taken = probes.filter(({ text }) => {
    const outcome = parseSql(before + text);
    return outcome !== null && (outcome.failure === null || outcome.failure.at >= before.length + text.length);
  });
  const names = taken.map(({ name }) => name);
  // A bracket that is open where a statement ends, or where another word goes on, is what is missing.
  const ends = found.from === found.to || /^[;)\]]/.test(read.slice(found.from));
  const closer = names.find((name) => name === '`)`' || name === '`]`');
  if (ends && closer !== undefined && isOpen(read, tokens, found.from)) return closer;
  const hidden = new Set(taken.flatMap(({ hides }) => hides ?? []));
  const left = names.filter((name) => !hidden.has(name));
  const whole = parseSql(before);
  if (whole !== null && whole.failure === null && before.trim() !== '') left.push('the end of the statement');
  return left.length > 5 ? '' : oneOf(left);
}

function isOpen(read: string, tokens: readonly Lexeme[], at: number): boolean {
  let depth = 0;
  for (const { kind, from, to } of tokens) {
    if (from >= at) break;
    if (kind === 'sign') depth += /^[([]$/.test(read.slice(from, to)) ? 1 : /^[)\]]$/.test(read.slice(from, to)) ? -1 : 0;
  }
  return depth > 0;
}
