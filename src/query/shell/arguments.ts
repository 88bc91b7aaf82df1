/** A program's words as getopt reads them: options with their values, and operands. */
import type { ShellWord } from './read.ts';

export interface Option {
  /** With its dashes: `-r`, `--force`. Short ones that share a dash are told apart: `-rf` is `-r` and `-f`. */
  name: string;
  /** Undefined where it has none, null where only running it could tell. */
  value: string | null | undefined;
  word: ShellWord;
}

export interface Arguments {
  options: readonly Option[];
  operands: readonly ShellWord[];
  /** How many operands stand in front of `--`; undefined when there is none. */
  beforeDashes?: number;
}

export interface OptionSyntax {
  /** Options that take the next word, by their names with dashes, divided by blanks: `-n --namespace`. */
  values?: string;
  /** The first operand ends the options: what follows is another program's. */
  stops?: boolean;
  /** One dash and a whole word, as `find -name` and `terraform -auto-approve`. */
  wordy?: boolean;
}

export function readArguments(words: readonly ShellWord[], { values = '', stops = false, wordy = false }: OptionSyntax): Arguments {
  const takesValue = new Set(values.split(' '));
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
    const found = optionsIn(word, text, takesValue, wordy);
    const last = found.at(-1);
    if (last !== undefined && last.value === undefined && takesValue.has(last.name)) {
      at++;
      last.value = words[at]?.value ?? null;
    }
    options.push(...found);
  }
  return beforeDashes === undefined ? { options, operands } : { options, operands, beforeDashes };
}

function optionsIn(word: ShellWord, text: string, takesValue: ReadonlySet<string>, wordy: boolean): Option[] {
  const whole = word.value !== null;
  if (wordy || text.startsWith('--')) {
    const equals = text.indexOf('=');
    const value = equals === -1 ? (whole ? undefined : null) : whole ? text.slice(equals + 1) : null;
    return [{ name: equals === -1 ? text : text.slice(0, equals), value, word }];
  }
  const found: Option[] = [];
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at]}`;
    const rest = text.slice(at + 1).replace(/^=/, '');
    const hasValue = takesValue.has(name) || text[at + 1] === '=';
    found.push({ name, value: hasValue && (rest !== '' || !whole) ? (whole ? rest : null) : undefined, word });
    if (hasValue) break;
  }
  return found;
}

export function hasOption({ options }: Arguments, ...names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}

/** The value of the last of these options; undefined when none is given, null when it cannot be told. */
export function optionValue({ options }: Arguments, ...names: readonly string[]): string | null | undefined {
  return options.findLast(({ name }) => names.includes(name))?.value;
}
