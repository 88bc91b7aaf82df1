/** The words behind `kubectl` as kubectl reads them: its command, its flags, what is left, what stands behind `--`. */
import { ownValue } from '../../../plain/own-value.ts';
import type { ShellWord } from '../shell/read.ts';
import { newerCommands } from './newer.ts';
import { kubectlAliases, kubectlCommands } from './spec.ts';

export interface KubectlFlag {
  word: ShellWord;
  /** Without dashes and as kubectl's help names it, `namespace` for `-n`; as written when it is not known. */
  name: string;
  /** Null where it has none, or where only running it could tell. */
  value: string | null;
  known: boolean;
}

export interface KubectlCall {
  /** `rollout undo`; empty when no known command stands there. */
  command: string;
  /** The words of `command` as they are written. */
  path: readonly ShellWord[];
  flags: readonly KubectlFlag[];
  /** What is neither flag nor command. The first one stands where the command should, if `command` is empty or has further ones. */
  operands: readonly ShellWord[];
  /** Behind `--`; null when there is none. */
  inner: readonly ShellWord[] | null;
}

/** Whether a flag takes the next word, by its name; short ones by their letter. */
interface Flags {
  long: ReadonlyMap<string, boolean>;
  short: ReadonlyMap<string, string>;
}

const paths = new Set([...Object.keys(kubectlCommands), ...Object.keys(newerCommands)]);
const parsed = new Map<string, Flags>();

/** The flags that a command takes, and those of the commands below it, whose flags may stand before their name. */
export function kubectlFlags(command: string): Flags {
  const known = parsed.get(command);
  if (known !== undefined) return known;
  const long = new Map<string, boolean>([['help', false]]);
  const short = new Map<string, string>([['h', 'help']]);
  const below = [...paths].filter((path) => path !== '' && path.startsWith(command === '' ? '' : `${command} `));
  for (const table of [kubectlCommands, newerCommands]) {
    for (const path of new Set([...below, '', command])) {
      for (const entry of (table[path] ?? '').split(' ').filter((text) => text !== '')) {
        const [, letter, name = '', value] = /^(?:(\w)\/)?([\w-]+)(=?)$/.exec(entry) ?? [];
        long.set(name, value === '=');
        if (letter !== undefined) short.set(letter, name);
      }
    }
  }
  const flags = { long, short };
  parsed.set(command, flags);
  return flags;
}

/** The commands below one, aliases included; below the empty name those of kubectl itself. */
export function kubectlSubcommands(command: string): string[] {
  const start = command === '' ? '' : `${command} `;
  return [...paths, ...Object.keys(kubectlAliases)]
    .filter((path) => path !== '' && path.startsWith(start) && !path.slice(start.length).includes(' '))
    .map((path) => path.slice(start.length));
}

function commandBelow(command: string, word: string): string | undefined {
  const path = command === '' ? word : `${command} ${word}`;
  return ownValue(kubectlAliases, path) ?? (paths.has(path) && word !== '' ? path : undefined);
}

/** Reads the words behind the program. A flag that is not known is taken to stand alone unless it is written with `=`. */
export function readKubectl(args: readonly ShellWord[]): KubectlCall {
  const flags: KubectlFlag[] = [];
  const operands: ShellWord[] = [];
  const path: ShellWord[] = [];
  let command = '';
  let inner: readonly ShellWord[] | null = null;
  for (let at = 0; at < args.length; at++) {
    const word = args[at];
    if (word === undefined) break;
    const text = word.value ?? word.literalPrefix;
    if (word.value === '--') {
      inner = args.slice(at + 1);
      break;
    }
    if (/^-./.test(text)) {
      const found = readFlag(word, text, kubectlFlags(command));
      const last = found.at(-1);
      if (last?.takesNext) {
        at++;
        last.flag.value = args[at]?.value ?? null;
      }
      flags.push(...found.map(({ flag }) => flag));
      continue;
    }
    const below = operands.length === 0 && word.value !== null ? commandBelow(command, word.value) : undefined;
    if (below === undefined) operands.push(word);
    else {
      command = below;
      path.push(word);
    }
  }
  return { command, path, flags, operands, inner };
}

interface FoundFlag {
  flag: KubectlFlag;
  takesNext: boolean;
}

function readFlag(word: ShellWord, text: string, { long, short }: Flags): FoundFlag[] {
  if (text.startsWith('--')) {
    const equals = text.indexOf('=');
    const name = text.slice(2, equals === -1 ? undefined : equals);
    // Behind the certain beginning there may be more of the name: `--${flag}`.
    if (equals === -1 && word.value === null) return [];
    const takesValue = long.get(name);
    const value = equals === -1 || word.value === null ? null : text.slice(equals + 1);
    return [{ flag: { word, name, value, known: takesValue !== undefined }, takesNext: takesValue === true && equals === -1 }];
  }
  // `-it`, `-nprod`, `-n=prod`: letters stand alone until one takes a value.
  const found: FoundFlag[] = [];
  for (let at = 1; at < text.length; at++) {
    const name = short.get(text[at] ?? '');
    const rest = text.slice(at + 1).replace(/^=/, '');
    if (name === undefined) {
      found.push({ flag: { word, name: text[at] ?? '', value: null, known: false }, takesNext: false });
      break;
    }
    const takesValue = long.get(name) === true;
    const ends = takesValue || text[at + 1] === '=';
    const whole = word.value !== null;
    found.push({
      flag: { word, name, value: ends && whole && rest !== '' ? rest : null, known: true },
      takesNext: takesValue && whole && text.length === at + 1,
    });
    if (ends) break;
  }
  return found;
}
