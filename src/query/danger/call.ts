/** Calls as rows write them (`volume rm`, `push -f|--force`), matched against the words of a command. */
import type { Arguments, Option } from '../languages/shell/arguments.ts';
import type { ShellWord } from '../languages/shell/words.ts';

interface WordPattern {
  kind: 'many' | 'any' | 'glob' | 'literal' | 'end';
  test: RegExp;
  source: readonly string[];
}

interface OptionPattern {
  alternatives: readonly { name: RegExp; value: RegExp | null }[];
  score: number;
}

export interface CallPattern {
  words: readonly WordPattern[];
  options: readonly OptionPattern[];
  /** `''`: only a call without operands. */
  isEmpty: boolean;
}

const parsed = new Map<string, readonly CallPattern[]>();

/** The calls of a row's key: several are divided by commas. */
export function parseCalls(call: string): readonly CallPattern[] {
  const known = parsed.get(call);
  if (known !== undefined) return known;
  const patterns = call.split(', ').map(parseCall);
  parsed.set(call, patterns);
  return patterns;
}

function parseCall(call: string): CallPattern {
  const parts = call.split(' ').filter((part) => part !== '');
  return {
    words: parts.filter((part) => !part.startsWith('-')).map(wordPattern),
    options: parts.filter((part) => part.startsWith('-')).map(optionPattern),
    isEmpty: parts.length === 0,
  };
}

function wordPattern(part: string): WordPattern {
  const kind = part === '**' ? 'many' : part === '$' ? 'end' : part === '*' ? 'any' : part.includes('*') ? 'glob' : 'literal';
  return { kind, test: globs(part), source: part.split('|') };
}

function optionPattern(part: string): OptionPattern {
  const alternatives: { name: string; values: string[] }[] = [];
  for (const one of part.split('|')) {
    const last = alternatives.at(-1);
    const [name = '', ...value] = one.split('=');
    // `-X=GET|HEAD`: further values of the same option.
    if (!one.startsWith('-') && last !== undefined && last.values.length > 0) last.values.push(one);
    else alternatives.push({ name, values: value.length === 0 ? [] : [value.join('=')] });
  }
  return {
    alternatives: alternatives.map(({ name, values }) => ({
      name: globs(name),
      value: values.length === 0 ? null : globs(values.join('|')),
    })),
    score: alternatives.every(({ values }) => values.length > 0) ? 3 : 2,
  };
}

/** A regular expression for alternatives with `*` in them. */
function globs(text: string): RegExp {
  const alternatives = text.split('|').map((one) => one.replace(/[.+?^${}()[\]\\]/g, '\\$&').replaceAll('*', '[^]*'));
  return new RegExp(`^(?:${alternatives.join('|')})$`);
}

export interface Match {
  /** How much of the call the pattern names. A word counts more than an option. */
  score: number;
  /** How many operands it takes up; none for patterns that take any. */
  length: number;
}

/**
 * Null where the pattern does not match. Of an option that is given more than once, one value of the pattern suffices; for a call that
 * reads (`isSafe`) all of them must be: `-c 'show run' -c 'configure terminal'`.
 */
export function matchCall(pattern: CallPattern, args: Arguments, groups: ReadonlySet<string> = new Set(), isSafe = false): Match | null {
  // With options the empty call is the last resort: `swapoff -a` is not `swapoff`.
  if (pattern.isEmpty) return args.operands.length > 0 ? null : { score: args.options.length === 0 ? 1 : -1, length: 0 };
  const words = matchWords(pattern.words, args.operands, groups);
  if (words === null || !pattern.options.every((option) => args.options.some((given) => matchesOption(option, given)))) return null;
  if (isSafe && !pattern.options.every((option) => args.options.every((given) => !contradicts(option, given)))) return null;
  return { score: pattern.options.reduce((sum, option) => sum + option.score, words.score), length: words.length };
}

/** `** list`: the words may stand behind others. */
export function isAnywhere({ words }: CallPattern): boolean {
  return words[0]?.kind === 'many' && words.length > 1;
}

/** Whether the word is one of those that the call lists behind `**`: `tree` behind `df` of `** df|tree`. */
export function listsWord({ words }: CallPattern, word: ShellWord | undefined): boolean {
  return word !== undefined && words[1] !== undefined && matchesWord(words[1], word);
}

/** Whether the call begins with exactly these words and names another one behind them: `config set` behind `config`. */
export function namesVerbBehind({ words }: CallPattern, operands: readonly ShellWord[]): boolean {
  const next = words[operands.length];
  if (next === undefined || (next.kind !== 'literal' && next.kind !== 'glob')) return false;
  return operands.every((operand, at) => {
    const word = words[at];
    return word !== undefined && word.kind === 'literal' && matchesWord(word, operand);
  });
}

function matchesOption({ alternatives }: OptionPattern, given: Option): boolean {
  return alternatives.some(
    ({ name, value }) =>
      isNamed(name, given) && (value === null ? given.value !== 'false' : typeof given.value === 'string' && value.test(given.value)),
  );
}

/** Whether the option is one that the pattern names, with another value than those it lists. */
function contradicts(pattern: OptionPattern, given: Option): boolean {
  const named = pattern.alternatives.filter(({ name, value }) => value !== null && isNamed(name, given));
  return named.length > 0 && !matchesOption(pattern, given);
}

/** A word with one dash may be several letters or, as `keytool -delete`, one option: a row that names the whole word means that. */
function isNamed(name: RegExp, { name: given, word }: Option): boolean {
  if (name.test(given)) return true;
  const whole = /^-[A-Za-z][\w-]+/.exec(word.value ?? '')?.[0];
  return whole !== undefined && name.test(whole);
}

/** Points for a word in its place, and for one that may stand anywhere: there it may be a name as well as a verb. */
const points = { any: 1, glob: 6, literal: 8, many: 0, end: 1 } as const;
const somewhere = 2;

function matchWords(patterns: readonly WordPattern[], operands: readonly ShellWord[], groups: ReadonlySet<string>): Match | null {
  const [first, ...rest] = patterns;
  if (first === undefined) return { score: 0, length: 0 };
  if (first.kind === 'many') return rest.length === 0 ? { score: 0, length: 0 } : matchAnywhere(rest, operands, groups);
  if (first.kind === 'end') return operands.length === 0 ? { score: points.end, length: 0 } : null;
  const [word, ...others] = operands;
  if (word === undefined || !matchesWord(first, word)) return null;
  const match = matchWords(rest, others, groups);
  return match === null ? null : { score: match.score + points[first.kind], length: match.length + 1 };
}

function matchAnywhere(patterns: readonly WordPattern[], operands: readonly ShellWord[], groups: ReadonlySet<string>): Match | null {
  const [first, ...rest] = patterns;
  if (first === undefined) return { score: 0, length: 0 };
  let best: Match | null = null;
  for (const [at, word] of operands.entries()) {
    // Behind a verb that looks stand names: `instances describe stop`.
    const before = operands[at - 1]?.value ?? '';
    if (/^(?:get|list|describe|show|inspect)$/.test(before) && !groups.has(before)) break;
    if (groups.has(word.value ?? '') || !matchesWord(first, word)) continue;
    const match = matchWords(rest, operands.slice(at + 1), groups);
    if (match !== null && (best === null || match.score + somewhere > best.score))
      best = { score: match.score + somewhere, length: at + 1 + match.length };
  }
  return best;
}

function matchesWord({ kind, test, source }: WordPattern, { value, literalPrefix }: ShellWord): boolean {
  if (kind === 'any') return true;
  if (value !== null) return test.test(value);
  // Of a word that is not wholly known its beginning may suffice.
  return source.some((one) => one.endsWith('*') && one.length > 1 && literalPrefix.startsWith(one.slice(0, -1)));
}
