/**
 * Code for mongosh: JavaScript, and a few commands of the shell itself (`show dbs`, `use admin`). Read with acorn; of a session only
 * what stands behind prompts.
 */
import { parse } from 'acorn';
import type { Diagnosis, LeftAlone } from '../../language.ts';
import { isStackOverflow, limitOf, tooManyLevels } from '../../limits.ts';
import { findPlaceholders } from '../../placeholder.ts';
import { type Quoting, quotedRanges } from '../../quoting.ts';
import { recent } from '../../recent.ts';
import { quote } from '../../wording.ts';

export interface MongoReading {
  readonly problems: readonly Diagnosis[];
  readonly leftAlone: LeftAlone | null;
  readonly limit: Diagnosis | null;
  /** The code alone: prompts, answers and commands of the shell are blank, all offsets the same. */
  readonly code: string;
  /** Lines for the shell itself. */
  readonly commands: readonly string[];
}

const quoting: Quoting = {
  quotes: [
    { mark: '"', escapes: true, multiline: false },
    { mark: "'", escapes: true, multiline: false },
    { mark: '`', escapes: true, multiline: true },
  ],
  lineComment: '//',
  blockComment: true,
};

const prompt =
  /^[ \t]*(?:(?:mongo(?:sh|s)?|[\w-]+|[\w-]+:[A-Z]+|(?:Atlas )?[\w-]+ \[[^\]\n]*\](?: [\w-]+)?|\[[^\]\n]*\](?: [\w-]+)?)>|>)[ \t]?(?=\S)/;
const shellCommand = /^[ \t]*(?:show[ \t]+\w+(?:[ \t]+\w+)?|use[ \t]+[\w$<>{}.-]+|it|help|exit|quit|cls|db)[ \t]*;?[ \t]*$/;
const leftOut = /(?<![\w)\]])\.\.\.(?![\w[({$])|…/;

const remembered = recent<MongoReading>();

export function readMongo(text: string): MongoReading {
  return remembered(text, () => readAnew(text));
}

function readAnew(text: string): MongoReading {
  const limit = limitOf(text, quotedRanges(text, quoting));
  if (limit !== null) return { problems: [], leftAlone: null, limit, code: '', commands: [] };
  const { code, commands } = codeOf(text);
  const reading = (problems: readonly Diagnosis[], leftAlone: LeftAlone | null): MongoReading => ({
    problems,
    leftAlone,
    limit: null,
    code,
    commands,
  });
  if (code.trim() === '') return reading([], commands.length > 0 ? null : 'sample');
  try {
    const read = masked(code);
    const fault = faultOf(read);
    if (fault === null) return reading([], null);
    const outside = quotedRanges(code, quoting).reduceRight(
      (rest, { from, to }) => rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to),
      code,
    );
    if (leftOut.test(outside) || read !== code || !/\b(?:db|rs|sh|sp)\b\s*[.[]/.test(code)) return reading([], 'sample');
    return reading([fault], null);
  } catch (error) {
    if (isStackOverflow(error)) return { problems: [], leftAlone: null, limit: tooManyLevels(0), code, commands };
    throw error;
  }
}

/** Of a session the lines behind prompts, and those that go on there (`... `). */
function codeOf(text: string): { code: string; commands: string[] } {
  const lines = text.split('\n');
  const isSession = lines.some((line) => prompt.test(line));
  const commands: string[] = [];
  const code = lines.map((line) => {
    const sign = isSession ? (prompt.exec(line)?.[0] ?? /^[ \t]*\.\.\.[ \t]/.exec(line)?.[0]) : '';
    if (sign === undefined) return ' '.repeat(line.length);
    const own = ' '.repeat(sign.length) + line.slice(sign.length);
    if (!shellCommand.test(own)) return own;
    commands.push(own.trim());
    return ' '.repeat(line.length);
  });
  return { code: code.join('\n'), commands };
}

/** Placeholders as names of the same length. */
function masked(code: string): string {
  const quoted = quotedRanges(code, quoting);
  const isQuoted = (at: number) => quoted.some(({ from, to }) => from <= at && at < to);
  return findPlaceholders(code, 'query')
    .concat(
      [...code.matchAll(/<[A-Za-z][\w -]{0,40}>/g)].map((match) => ({
        from: match.index,
        to: match.index + match[0].length,
        name: '',
        kind: 'angle',
      })),
    )
    .filter(({ from, kind }) => !isQuoted(from) && (kind === 'template' || kind === 'angle'))
    .sort((one, other) => other.from - one.from)
    .reduce((read, { from, to }) => `${read.slice(0, from)}${'_'.repeat(to - from)}${read.slice(to)}`, code);
}

/** A text is a script, or a value as the shell takes it: `{ "a": 1 }`. */
function faultOf(code: string): Diagnosis | null {
  const fault = parseFault(code);
  return fault === null || parseFault(`(${code.replace(/;\s*$/, '')}\n)`) === null ? null : fault;
}

function parseFault(code: string): Diagnosis | null {
  try {
    parse(code, { ecmaVersion: 'latest', sourceType: 'script', allowAwaitOutsideFunction: true, allowReturnOutsideFunction: true });
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError) || !('pos' in error) || typeof error.pos !== 'number') throw error;
    return diagnosisAt(code, Math.min(error.pos, code.trimEnd().length), error.message);
  }
}

/** Acorn names most faults with one word: what stands there is what an author looks for. */
function diagnosisAt(code: string, at: number, message: string): Diagnosis {
  if (at >= code.trimEnd().length)
    return { from: at, to: at, message: 'found the end of the code', expected: 'a closing bracket or an operand' };
  const token = /^(?:[\w$]+|[^\s\w])/.exec(code.slice(at))?.[0] ?? '';
  const words = message.replace(/ \(\d+:\d+\)$/, '');
  const found =
    words === 'Unexpected token' ? `found ${quote(token)}` : `${words.charAt(0).toLowerCase()}${words.slice(1)} at ${quote(token)}`;
  return { from: at, to: at + Math.max(1, token.length), message: found, expected: '' };
}
