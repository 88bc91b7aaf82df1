/**
 * jq (https://jqlang.org/manual/): filters, compiled by jq itself as WebAssembly and never run, as there is no input. Only
 * its syntax is told of: which functions and variables there are depends on the version and on `--arg`.
 */
import { readsOnly } from '../../danger/danger.ts';
import { assessShell } from '../../danger/with-sql.ts';
import type { Diagnosis, Language } from '../../language.ts';
import { limitOf, tooManyLevels } from '../../limits.ts';
import { findPlaceholders } from '../../placeholder.ts';
import { shellMissing } from '../shell/missing.ts';
import { readShell } from '../shell/read.ts';

let compile: ((filter: string) => string) | null = null;

async function prepare(): Promise<void> {
  const { default: loading } = await import('jq-web');
  const jq = await loading;
  compile = (filter) => {
    try {
      jq.raw('', filter);
      return '';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}

function diagnose(text: string, declared?: ReadonlySet<string>): Diagnosis[] {
  if (compile === null) throw new Error('jq is not loaded: call prepareLanguages first');
  if (text.trim() === '') return [{ from: 0, to: 0, message: 'found nothing', expected: 'a filter' }];
  // A command line that calls jq, or a filter in the quotes of a shell: what is jq's in it cannot be told.
  if (isNoFilter(text)) return [];
  if (limit(text) !== null) return [];
  const filter = masked(text, declared);
  const fault = readFault(filter, compile(filter));
  if (fault === null || mayBeNewer(filter, fault)) return [];
  return [{ ...foundAt(text, fault), expected: expectedOf(fault) }];
}

function isNoFilter(text: string): boolean {
  return /\bjq\b|^\s*['$]|\0/.test(text);
}

/**
 * jq-web's stack holds some 150 operators or 80 definitions within each other; past its end it writes over its own memory, and
 * every later answer is wrong. So all that may nest is counted, wherever it stands: real filters have a tenth of that.
 */
const mostNesting = 60;
/** Its stack holds the filter too. */
const longest = 8_000;
const nests = /\b(?:def|if|reduce|foreach|try|label|and|or|not|as|elif)\b|\\\(|\/\/=?|[-+*/%]=?|[=!<>]=?|\?\/\//g;

function limit(text: string): Diagnosis | null {
  const beyond = limitOf(text, [], longest);
  if (beyond !== null) return beyond;
  let count = 0;
  for (const { index } of text.matchAll(nests)) if (++count > mostNesting) return tooManyLevels(index, mostNesting);
  return null;
}

/** Names of the same length: they are fields, functions or variables wherever a placeholder can stand. */
function masked(text: string, declared?: ReadonlySet<string>): string {
  const named = findPlaceholders(text, 'command', declared).reduceRight(
    (read, { from, to }) => read.slice(0, from) + '_'.repeat(to - from) + read.slice(to),
    text,
  );
  return named.replace(/\$\{\w+\}/g, (hole) => '_'.repeat(hole.length));
}

interface Fault {
  at: number;
  /** As jq's grammar calls it: `end of file`, `')'`, `IDENT`. */
  unexpected: string;
  expecting: readonly string[];
  isUnclosedIf: boolean;
}

/** jq names the line and repeats it with as many blanks behind it as bytes stand before the token. */
function readFault(filter: string, output: string): Fault | null {
  const match = /syntax error, unexpected (.+?)(?:, expecting (.+?))? \(Unix shell[^)]*\) at <top-level>, line (\d+):\n/.exec(output);
  if (match === null) return null;
  const [head, unexpected = '', expecting = '', row] = match;
  const lines = filter.split('\n');
  const line = lines[Number(row) - 1] ?? '';
  const echo = output.slice(match.index + head.length).split('\n')[0] ?? '';
  const column = echo.startsWith(line) ? echo.length - line.length : 0;
  const before = lines.slice(0, Number(row) - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return {
    at: unexpected === 'end of file' ? filter.trimEnd().length : before + unitsOf(line, column),
    unexpected,
    expecting: expecting === '' ? [] : expecting.split(' or '),
    isUnclosedIf: output.includes("unterminated 'if'"),
  };
}

/** How many UTF-16 units the first bytes of a line are. */
function unitsOf(line: string, bytes: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(line).subarray(0, bytes)).length;
}

/**
 * jq-web 0.6.2 holds jq 1.7. Version 1.8 takes operators and keywords in values of objects, and `if`, `try`, `reduce`,
 * `foreach` and `def` in more places (https://github.com/jqlang/jq/blob/master/NEWS.md). An end too early or a bracket
 * without its partner is wrong in any version.
 */
function mayBeNewer(filter: string, { at, unexpected }: Fault): boolean {
  if (/^(?:end of file|'[)\]}]'|INVALID_CHARACTER)$/.test(unexpected)) return false;
  const before = filter.slice(0, at);
  return /^(?:as|if|try|reduce|foreach|def|label)$/.test(unexpected) || /\b(?:reduce|foreach)\b|\bend\s*$|\{/.test(before);
}

function foundAt(text: string, { at, unexpected }: Fault): Pick<Diagnosis, 'from' | 'to' | 'message'> {
  if (unexpected === 'end of file') return { from: at, to: at, message: 'found the end of the filter' };
  const token = /^(?:[\w$@]+|[=!<>|+*/%-]=|\/\/=?|\?\/\/|[\s\S])/u.exec(text.slice(at))?.[0] ?? '';
  return { from: at, to: at + token.length, message: `found \`${token}\`` };
}

const names: Readonly<Record<string, string>> = {
  'end of file': 'an operator or the end of the filter',
  IDENT: 'a name',
  FIELD: 'a field such as `.name`',
  QQSTRING_START: 'a string',
  QQSTRING_TEXT: 'a closing `"`',
  QQSTRING_INTERP_START: 'a closing `"`',
  QQSTRING_END: 'a closing `"`',
};

function expectedOf({ expecting, isUnclosedIf }: Fault): string {
  if (isUnclosedIf) return '`end` to close `if`';
  const match = new Set(expecting.map((token) => names[token] ?? `\`${token.replace(/^'(.+)'$/, '$1')}\``));
  return [...match].join(' or ');
}

export const jq: Language = {
  id: 'jq',
  title: 'jq',
  aliases: [],
  kind: 'command',
  diagnose,
  limit,
  leavesAlone: (text) => (isNoFilter(text) ? 'other' : null),
  highlight: null,
  slots: null,
  missing: (text, placeholders) => (isNoFilter(text) ? shellMissing(text, placeholders) : { form: 'query', places: [] }),
  // A filter has no way to write; a command line that calls jq is a command.
  assess: (text, declared, programs) => (/\bjq\b/.test(text) ? assessShell(readShell(text, declared), programs) : readsOnly),
  prepare,
};
