/**
 * What commands do: only read, change something, or destroy something that cannot be had back. A program or a verb that
 * nobody listed is not classed: nothing is claimed of it, and a text with one is never called read-only.
 *
 * Writing into the working folder, the home folder or a temporary one counts as reading: that is how evidence is kept.
 */
import type { Danger, Declared, Harm } from '../../language.ts';
import { readShell, type ShellCommand, type ShellReading, type ShellWord } from '../read.ts';
import { visitTree } from '../tree.ts';
import { type Finding, type Outcome, reads, type Within, worst } from './outcome.ts';
import { judgeProgram } from './programs.ts';
import { judgeRedirects } from './redirects.ts';

export interface DangerOptions {
  /** What of an SQL text harms, its offsets in that text; null when it cannot be told. Without it no SQL is classed. */
  harmsOfSql?: (sql: string) => readonly Harm[] | null;
}

export interface DangerReading {
  /** `unknown` where nothing harmful was found and something could not be classed. */
  danger: Danger | 'unknown';
  harms: Harm[];
  /** The programs, with their verb where they have one, that were not classed. */
  unknown: string[];
}

/** Shell text inside shell text inside …: nobody writes it deeper. */
const deepest = 5;

export function classOf(reading: ShellReading, options: DangerOptions = {}): DangerReading {
  const { findings, unknown } = judgeReading(reading, options, 0);
  const harms = findings.map(({ danger, what, from = 0, to = reading.text.length }) => ({ from, to, danger, what }));
  const unread = reading.failure === null ? [] : [reading.text.slice(reading.failure.from, reading.failure.to)];
  const known = worst(harms);
  return {
    danger: known === 'read-only' && unknown.length + unread.length > 0 ? 'unknown' : known,
    harms: harms.sort((a, b) => a.from - b.from || a.to - b.to),
    unknown: [...new Set([...unknown, ...unread])],
  };
}

/** The commands of a text that do more than read, in order. */
export function harmsOf(reading: ShellReading, options: DangerOptions = {}): Harm[] {
  return classOf(reading, options).harms;
}

function judgeReading(reading: ShellReading, options: DangerOptions, depth: number): Outcome {
  const outcomes = reading.commands.map((command) => judgeCommand(command, options, depth));
  const own = functionsOf(reading);
  return {
    findings: outcomes.flatMap(({ findings }) => findings),
    unknown: outcomes.flatMap(({ unknown }) => unknown).filter((name) => !own.has(name)),
  };
}

/** Functions that the text defines itself: their commands are judged where they stand. */
function functionsOf(reading: ShellReading): Set<string> {
  const names = new Set<string>();
  visitTree(reading.script, (node) => {
    if (node.type === 'Function') names.add(node.name.text);
  });
  return names;
}

function judgeCommand(command: ShellCommand, options: DangerOptions, depth: number): Outcome {
  const within = withinOf(options, depth);
  const program = command.words.length === 0 ? reads : within.words(command.words);
  const redirects = judgeRedirects(command);
  return { findings: [...program.findings, ...redirects.findings], unknown: [...program.unknown, ...redirects.unknown] };
}

/** Programs that run programs (`sudo kubectl exec … -- sudo …`) deeper than people write them. */
const deepestChain = 50;

function withinOf(options: DangerOptions, depth: number, chain = 0): Within {
  return {
    words: (words) =>
      chain >= deepestChain
        ? { findings: [], unknown: [words[0]?.text ?? ''] }
        : placed(judgeProgram(words, withinOf(options, depth, chain + 1)), words),
    text: (word) => (depth >= deepest ? { findings: [], unknown: [word.text] } : judgeText(word, options, depth)),
    sql: (word) => {
      const found = word.value === null ? null : (options.harmsOfSql?.(word.value) ?? null);
      if (found === null) return { findings: [], unknown: [word.text] };
      return { findings: found.map(({ danger, what }) => ({ danger, what, from: word.from, to: word.to })), unknown: [] };
    },
  };
}

/** Findings without a place stand where the program and its words stand. */
function placed({ findings, unknown }: Outcome, words: readonly ShellWord[]): Outcome {
  const from = words[0]?.from ?? 0;
  const to = words.at(-1)?.to ?? from;
  return { findings: findings.map((finding): Finding => ({ from, to, ...finding })), unknown };
}

function judgeText(word: ShellWord, options: DangerOptions, depth: number): Outcome {
  const text = word.value ?? quotedText(word.text);
  if (text === null) return { findings: [], unknown: [word.text] };
  const declared: Declared = new Set(word.holes.map(({ name }) => name));
  const inner = readShell(text, declared);
  if (inner.failure !== null) return { findings: [], unknown: [word.text] };
  const { findings, unknown } = judgeReading(inner, options, depth + 1);
  return { findings: findings.map(({ danger, what }) => ({ danger, what, from: word.from, to: word.to })), unknown };
}

/** The text between the quotes of a word that is one string, with its expansions as they are written; otherwise null. */
function quotedText(text: string): string | null {
  const single = /^'([^']*)'$/.exec(text);
  if (single !== null) return single[1] ?? '';
  const double = /^"((?:[^"\\]|\\[\s\S])*)"$/.exec(text);
  return double === null ? null : (double[1] ?? '').replace(/\\(["\\$`])/g, '$1').replace(/\\\n/g, '');
}
