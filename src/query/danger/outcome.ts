/** What a judge of one program finds in a call of it. */
import { type Arguments, type OptionSyntax, readArguments } from '../languages/shell/arguments.ts';
import type { ShellWord } from '../languages/shell/words.ts';
import type { Harm } from './danger.ts';
import type { CodeKind } from './row.ts';

export interface Finding {
  danger: Harm['danger'];
  what: string;
  /** Where it stands, if not the whole call. */
  from?: number;
  to?: number;
}

export interface Outcome {
  findings: readonly Finding[];
  /** What could not be classed, as it is written: nobody may call the text read-only then. */
  unknown: readonly string[];
}

/** What a program reads from its input: a text, what another program or a file brings, or the terminal. */
export type Input =
  | { kind: 'text'; word: ShellWord }
  | { kind: 'file'; path: string }
  | { kind: 'program'; name: string }
  | { kind: 'terminal' };

/** What a judge may ask: the class of what the program runs in turn. */
export interface Within {
  readonly input: Input;
  words: (words: readonly ShellWord[]) => Outcome;
  /** Code in a word that is handed to the program. */
  code: (kind: Exclude<CodeKind, 'command'>, word: ShellWord) => Outcome;
}

/** Judges the words behind the program's name. */
export type Judge = (args: readonly ShellWord[], within: Within, name: string) => Outcome;

export const reads: Outcome = { findings: [], unknown: [] };
export const changes = (what: string): Outcome => ({ findings: [{ danger: 'changes-state', what }], unknown: [] });
export const destroys = (what: string): Outcome => ({ findings: [{ danger: 'destroys', what }], unknown: [] });
export const unclassed = (what: string): Outcome => ({ findings: [], unknown: [what] });

export function both(...outcomes: readonly Outcome[]): Outcome {
  return { findings: outcomes.flatMap(({ findings }) => findings), unknown: outcomes.flatMap(({ unknown }) => unknown) };
}

/** A judge of options and operands. */
export function judging(syntax: OptionSyntax, judge: (args: Arguments, within: Within, name: string) => Outcome): Judge {
  return (args, within, name) => judge(readArguments(args, syntax), within, name);
}

/** The same judge under several names. */
export function under(names: readonly string[], judge: Judge): Record<string, Judge> {
  return Object.fromEntries(names.map((name) => [name, judge]));
}
