/**
 * What commands do: only read, change something, or destroy something that cannot be had back. A program or a verb that
 * nobody listed is not classed: nothing is claimed of it, and a text with one is never called read-only.
 *
 * Writing into the working folder, the home folder or a temporary one counts as reading: that is how evidence is kept.
 */
import type { Declared } from '../language.ts';
import type { Span } from '../languages/shell/mask.ts';
import { readShell, type ShellCommand, type ShellReading, type ShellWord } from '../languages/shell/read.ts';
import { visitTree } from '../languages/shell/tree.ts';
import { assessCode, codeText } from './code.ts';
import { type Assessment, assessment, type Harm } from './danger.ts';
import { inputOf } from './input.ts';
import { both, type Finding, type Input, type Outcome, reads, unclassed, type Within } from './outcome.ts';
import { judgeProgram } from './programs.ts';
import { judgeRedirects } from './redirects.ts';
import type { Programs } from './row.ts';
import { judgeVariables, type Variable, variableIn } from './variables.ts';

export interface DangerOptions {
  /** What an SQL text does. Without it no SQL is classed. */
  assessSql?: (sql: string) => Assessment;
  /** A team's own programs, before those that everybody has. */
  programs?: Programs | undefined;
}

/** Shell text inside shell text inside …: nobody writes it deeper. */
const deepest = 5;

export function classOf(reading: ShellReading, options: DangerOptions = {}): Assessment {
  const { findings, unknown } = judgeReading(reading, options, 0);
  const harms = findings.map(({ danger, what, from = 0, to = reading.text.length }): Harm => ({ from, to, danger, what }));
  // What stands behind a failure or a limit was not read.
  const unread = unreadOf(reading);
  return assessment(
    harms.sort((a, b) => a.from - b.from || a.to - b.to),
    [...unknown, ...unread],
  );
}

function unreadOf({ text, failure, limit }: ShellReading): string[] {
  return [
    ...(failure === null ? [] : [text.slice(failure.from, failure.to)]),
    ...(limit === null ? [] : [text.slice(limit.from, limit.from + 40)]),
  ];
}

function judgeReading(reading: ShellReading, options: DangerOptions, depth: number): Outcome {
  const aliases = aliasesOf(reading);
  const outcomes = reading.commands.map((command, at) => {
    const input = inputOf(command, reading.commands.slice(0, at), reading.text);
    return judgeCommand(command, input, aliases, options, depth);
  });
  const own = functionsOf(reading);
  return {
    findings: outcomes.flatMap(({ findings }) => findings),
    unknown: outcomes.flatMap(({ unknown }) => unknown).filter((name) => !own.has(name.split(' ')[0] ?? '')),
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

/** The words that `alias name='words'` puts for a name. */
function aliasesOf(reading: ShellReading): ReadonlyMap<string, readonly ShellWord[]> {
  const aliases = new Map<string, readonly ShellWord[]>();
  for (const { words } of reading.commands) {
    if (words[0]?.value !== 'alias') continue;
    for (const { value } of words.slice(1)) {
      const [, name, text] = /^([^=]+)=([\s\S]+)$/.exec(value ?? '') ?? [];
      const inner = text === undefined ? undefined : readShell(text).commands[0];
      if (name !== undefined && inner !== undefined) aliases.set(name, inner.words);
    }
  }
  return aliases;
}

function judgeCommand(
  command: ShellCommand,
  input: Input,
  aliases: ReadonlyMap<string, readonly ShellWord[]>,
  options: DangerOptions,
  depth: number,
): Outcome {
  const within = withinOf(options, input, depth);
  const [program, ...rest] = command.words;
  const alias = program === undefined || program.value === null ? undefined : aliases.get(program.value);
  const words = alias === undefined ? command.words : [...alias, ...rest];
  const judged = words.length === 0 ? reads : within.words(words);
  return both(placed(judgeVariables(variablesOf(command), within), command), judged, judgeRedirects(command));
}

/** Builtins whose operands are variables. */
const declares: ReadonlySet<string> = new Set(['export', 'declare', 'typeset', 'readonly', 'local']);

/** The variables that a command sets for itself, for the shell or for what follows. */
function variablesOf({ assignments, words: [program, ...rest] }: ShellCommand): Variable[] {
  return [...assignments, ...(declares.has(program?.value ?? '') ? rest.flatMap((word) => variableIn(word) ?? []) : [])];
}

/** Programs that run programs (`sudo kubectl exec … -- sudo …`) deeper than people write them. */
const deepestChain = 50;

function withinOf(options: DangerOptions, input: Input, depth: number, chain = 0): Within {
  return {
    input,
    words: (words) =>
      chain >= deepestChain
        ? unclassed(words[0]?.text ?? '')
        : placed(judgeProgram(words, withinOf(options, input, depth, chain + 1), options.programs), spanOf(words)),
    code: (kind, word) => {
      if (kind === 'file') return unclassed(`the file ${word.text}`);
      if (kind === 'shell') return depth >= deepest ? unclassed(word.text) : judgeText(word, options, depth);
      const text = codeText(word);
      if (text === null) return unclassed(word.text);
      const { harms, unknown } = assessCode(kind, text, options.assessSql);
      return {
        findings: harms.map(({ danger, what }) => ({ danger, what, from: word.from, to: word.to })),
        unknown: unknown.length > 0 ? [word.text] : [],
      };
    },
  };
}

/** Findings without a place get this one. */
function placed({ findings, unknown }: Outcome, { from, to }: Span): Outcome {
  return { findings: findings.map((finding): Finding => ({ from, to, ...finding })), unknown };
}

/** Where a program and its words stand. */
function spanOf(words: readonly ShellWord[]): Span {
  const from = words[0]?.from ?? 0;
  return { from, to: words.at(-1)?.to ?? from };
}

function judgeText(word: ShellWord, options: DangerOptions, depth: number): Outcome {
  const text = codeText(word);
  if (text === null) return unclassed(word.text);
  const declared: Declared = new Set(word.holes.map(({ name }) => name));
  const inner = readShell(text, declared);
  const { findings, unknown } = judgeReading(inner, options, depth + 1);
  return {
    findings: findings.map(({ danger, what }) => ({ danger, what, from: word.from, to: word.to })),
    unknown: inner.failure === null && inner.limit === null ? unknown : [...unknown, word.text],
  };
}
