/** A program's words as getopt reads them: options with their values, and operands. */
import type { ShellWord } from './words.ts';

export interface Option {
  /** With its dashes: `-r`, `--force`. Short ones that share a dash are kept apart: `-rf` is `-r` and `-f`. */
  name: string;
  /** Undefined where it has none, null where only running it could tell. */
  value: string | null | undefined;
  /** The value with its place, however it is written: `-c x`, `-cx`, `--command=x`. Undefined where it has none. */
  valueWord?: ShellWord | undefined;
  word: ShellWord;
}

export interface Arguments {
  options: readonly Option[];
  operands: readonly ShellWord[];
  /** How many operands stand in front of `--`; undefined when there is none. */
  beforeDashes?: number;
}

export interface OptionSyntax {
  /** Options that take the next word, by their names with dashes. */
  takes?: readonly string[] | undefined;
  /** Options whose value, if any, is attached: `mysql -pSECRET`. */
  attached?: readonly string[] | undefined;
  /** The first operand ends the options: what follows is another program's. */
  stops?: boolean | undefined;
  /** One dash and a whole word, as `find -name` and `terraform -auto-approve`. */
  wordy?: boolean | undefined;
}

export function readArguments(
  words: readonly ShellWord[],
  { takes = [], attached = [], stops = false, wordy = false }: OptionSyntax,
): Arguments {
  const takesValue = new Set(takes);
  const options: Option[] = [];
  const operands: ShellWord[] = [];
  let beforeDashes: number | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    const text = word.value ?? word.literalPrefix;
    if (word.value === '--') {
      beforeDashes = operands.length;
      operands.push(...words.slice(at + 1));
      break;
    }
    if (!/^-./.test(text)) {
      operands.push(word);
      if (!stops) continue;
      operands.push(...words.slice(at + 1));
      break;
    }
    const found = optionsIn(word, text, takesValue, attached, wordy);
    const last = found.at(-1);
    if (last !== undefined && last.value === undefined && takesValue.has(last.name)) {
      at++;
      last.value = words[at]?.value ?? null;
      last.valueWord = words[at];
    }
    options.push(...found);
  }
  return beforeDashes === undefined ? { options, operands } : { options, operands, beforeDashes };
}

function optionsIn(word: ShellWord, text: string, takesValue: ReadonlySet<string>, attached: readonly string[], wordy: boolean): Option[] {
  const whole = word.value !== null;
  if (wordy || text.startsWith('--')) {
    const equals = text.indexOf('=');
    if (equals === -1) return [{ name: text, value: whole ? undefined : null, word }];
    const value = whole ? text.slice(equals + 1) : null;
    return [{ name: text.slice(0, equals), value, valueWord: restOf(word, equals + 1), word }];
  }
  const found: Option[] = [];
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at]}`;
    const hasEquals = text[at + 1] === '=';
    const rest = text.slice(at + (hasEquals ? 2 : 1));
    const isAttached = attached.includes(name);
    const hasValue = takesValue.has(name) || isAttached || hasEquals;
    if (!hasValue) found.push({ name, value: undefined, word });
    else if (rest === '' && whole) found.push({ name, value: isAttached ? '' : undefined, word });
    else found.push({ name, value: whole ? rest : null, valueWord: restOf(word, at + (hasEquals ? 2 : 1)), word });
    if (hasValue) break;
  }
  return found;
}

/** What of a word stands behind its first characters, which are literal. */
export function restOf(word: ShellWord, length: number): ShellWord {
  const prefix = (word.value ?? word.literalPrefix).slice(0, length);
  const isPlain = word.text.startsWith(prefix);
  return {
    ...word,
    from: isPlain ? word.from + length : word.from,
    text: isPlain ? word.text.slice(length) : word.text,
    value: word.value === null ? null : word.value.slice(length),
    literalPrefix: word.literalPrefix.slice(length),
  };
}

export function hasOption({ options }: Arguments, ...names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}

/** The value of the last of these options; undefined when none is given, null when it cannot be told. */
export function optionValue({ options }: Arguments, ...names: readonly string[]): string | null | undefined {
  return options.findLast(({ name }) => names.includes(name))?.value;
}
