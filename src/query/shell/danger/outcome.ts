/** What a judge of one program says about a call of it. */
import type { Danger, Harm } from '../../language.ts';
import { type Arguments, type OptionSyntax, readArguments } from '../arguments.ts';
import type { ShellWord } from '../read.ts';

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

/** What a judge may ask: the class of what the program runs in turn. */
export interface Within {
  words: (words: readonly ShellWord[]) => Outcome;
  /** Of a word that is shell text itself: `sh -c '…'`. */
  text: (word: ShellWord) => Outcome;
  sql: (word: ShellWord) => Outcome;
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

/** The worst class of findings; read-only when there is none. */
export function worst(findings: readonly { danger: Danger }[]): Danger {
  if (findings.some(({ danger }) => danger === 'destroys')) return 'destroys';
  return findings.length > 0 ? 'changes-state' : 'read-only';
}

/** A judge of options and operands. */
export function judging(syntax: OptionSyntax, judge: (args: Arguments, within: Within, name: string) => Outcome): Judge {
  return (args, within, name) => judge(readArguments(args, syntax), within, name);
}

export const always =
  (outcome: Outcome): Judge =>
  () =>
    outcome;

/** The same judge under several names, divided by blanks. */
export function under(names: string, judge: Judge): Record<string, Judge> {
  return Object.fromEntries(names.split(' ').map((name) => [name, judge]));
}
