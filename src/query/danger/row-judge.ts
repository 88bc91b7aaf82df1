/** Judges a call by its program's row. */
import { type Arguments, type Option, readArguments } from '../languages/shell/arguments.ts';
import type { ShellWord } from '../languages/shell/words.ts';
import { type CallPattern, isAnywhere, listsWord, matchCall, namesVerbBehind, parseCalls } from './call.ts';
import { judgeInput } from './input.ts';
import { both, changes, destroys, type Judge, type Outcome, reads, unclassed, type Within } from './outcome.ts';
import { judgeWritten } from './places.ts';
import type { CodeKind, Program } from './row.ts';
import { harmfulWord, isHarmfulName, isHarmfulVerb, isLookingVerb, isPlainWord } from './verb-words.ts';

export function rowJudge(row: Program): Judge {
  return (words, within, name) => judgeByRow(row, words, within, name);
}

/** What the row finds in a call of the program. */
export function judgeByRow(row: Program, words: readonly ShellWord[], within: Within, name: string): Outcome {
  const args = readArguments(words, { ...row, takes: valueOptions(row), stops: stopsAt(row) });
  if (asksForHelp(args, row)) return reads;
  const call = bestCall(row, args, name);
  const code = codeIn(row, args, within, name);
  const written = writtenBy(row, args);
  if (call !== null && call.outcome.findings.length > 0 && rehearses(row, args)) return written;
  if (call === null && code === null) {
    // Only the way the file is named is left to judge by.
    return both(guess(args, name), written);
  }
  return both(call?.outcome ?? reads, code ?? reads, written);
}

/** Options whose value is code or a file take the next word, as those that the row lists for that. */
function valueOptions(row: Program): string[] {
  return [
    ...row.takes,
    ...[...row.writesTo.map((written) => placeIn(written).place), ...Object.keys(row.runsCode)].filter(
      (place) => /^-[^-]|^--./.test(place) && !row.attached.includes(place),
    ),
  ];
}

/** Words behind the first operand are another program's where the row hands operands on as a command. */
function stopsAt(row: Program): boolean {
  return Object.entries(row.runsCode).some(([place, kind]) => place.startsWith('#') && place.endsWith('..') && kind === 'command');
}

function asksForHelp(args: Arguments, row: Program): boolean {
  if (args.beforeDashes !== undefined) return false;
  return args.options.some(({ name }) => name === '--help' || name === '--version' || (row.wordy && name === '-help'));
}

function rehearses(row: Program, args: Arguments): boolean {
  return row.rehearses.some((option) => {
    const given = args.options.find(({ name }) => name === option);
    return given !== undefined && given.value !== null && !['false', 'none'].includes(given.value ?? '');
  });
}

interface Found {
  score: number;
  length: number;
  pattern: CallPattern;
  outcome: Outcome;
}

/** The call of the row that names most of this one; of two that name as much, the graver. */
function bestCall(row: Program, args: Arguments, name: string): Found | null {
  let best: Found | null = null;
  // The harmful call that names most words, where one that reads names fewer: `* unload` of `topics unload`.
  let longest: Found | null = null;
  const groups = new Set(row.groups);
  const consider = (call: string, outcome: Outcome) => {
    for (const pattern of parseCalls(call)) {
      const match = matchCall(pattern, args, groups, outcome.findings.length === 0);
      // Rows are looked at from reads to destroys: of two calls that name as much, the graver stands.
      if (match !== null && (best === null || match.score >= best.score)) best = { ...match, outcome, pattern };
      if (match !== null && outcome.findings.length > 0 && (longest === null || match.length >= longest.length))
        longest = { ...match, outcome, pattern };
    }
  };
  for (const call of row.reads) if (call !== '' || args.options.every(isDisplay)) consider(call, reads);
  for (const [call, what] of Object.entries(row.changes)) consider(call, changes(what));
  for (const [call, what] of Object.entries(row.destroys)) consider(call, destroys(what));
  return beyond(best, longest, row, args, name);
}

/** Options that choose how much is shown, and how. Any other may be what the program is asked to do: `crm_resource --cleanup`. */
function isDisplay({ name }: Option): boolean {
  return /^(?:-[vqhV]|--(?:verbose|quiet|debug|json|yaml|no-colou?r|colou?r|no-pager|pager|no-legend|full|long|output|format|wide|plain|raw|pretty|log-level))$/.test(
    name,
  );
}

/**
 * A call that reads by its first words, and goes on. Behind a verb that looks (`logs start`) stand names. Behind a noun (`config`, `x`) a
 * verb may stand: one that changes is taken as one, and where the row lists verbs there, one that it does not list is unknown.
 */
function beyond(found: Found | null, harmful: Found | null, row: Program, args: Arguments, name: string): Found | null {
  if (found === null || found.length === 0 || found.outcome.findings.length > 0) return found;
  const words = args.operands.slice(0, found.length);
  const behind = args.operands.slice(found.length, found.length + 2);
  const isNoun = !isLookingVerb(words.at(-1)?.value ?? '');
  const isGroup = isAnywhere(found.pattern) ? isNoun && !listsWord(found.pattern, behind[0]) : hasVerbsBehind(row, words);
  if (!isNoun && !isGroup) return found;
  if (isNoun && harmful !== null && harmful.length > found.length) return harmful;
  const verb = behind.find(({ value }) => isHarmfulVerb(value ?? ''))?.value;
  if (verb !== undefined && verb !== null) return { ...found, outcome: changes(`runs \`${name} … ${verb}\``) };
  const next = behind[0]?.value;
  return isGroup && next !== undefined && next !== null && isPlainWord(next)
    ? { ...found, outcome: unclassed(`${name} … ${next}`) }
    : found;
}

/** Whether the row has verbs behind these words. */
function hasVerbsBehind(row: Program, words: readonly ShellWord[]): boolean {
  return callsOf(row).some((pattern) => namesVerbBehind(pattern, words));
}

function callsOf(row: Program): CallPattern[] {
  return [...row.reads, ...Object.keys(row.changes), ...Object.keys(row.destroys)].flatMap(parseCalls);
}

/** Of a call that the row does not list: a verb that destroys by its name at least changes something. */
export function guess(args: Arguments, name: string): Outcome {
  const verb = harmfulWord(args);
  if (verb !== null) return changes(`runs \`${name} ${verb}\``);
  if (isHarmfulName(name)) return changes(`runs \`${name}\``);
  return unclassed([name, ...args.operands.slice(0, 1).map(({ text }) => text)].join(' '));
}

/** The verbs that a place of `writesTo` is for, and the place. */
function placeIn(written: string): { verbs: string; place: string } {
  const at = written.lastIndexOf(' ');
  return { verbs: at === -1 ? '' : written.slice(0, at), place: written.slice(at + 1) };
}

function writtenBy(row: Program, args: Arguments): Outcome {
  return both(
    ...row.writesTo.flatMap((written) => {
      const { verbs, place } = placeIn(written);
      if (verbs !== '' && !parseCalls(verbs).some((pattern) => matchCall(pattern, args) !== null)) return [];
      if (place.startsWith('#')) {
        const word = place === '#last' ? args.operands.at(-1) : args.operands[Number(place.slice(1)) - 1];
        return word === undefined ? [] : [judgeWritten(word)];
      }
      return args.options
        .filter(({ name, valueWord }) => name === place && valueWord !== undefined)
        .map(({ valueWord }) => judgeWritten(valueWord as ShellWord));
    }),
  );
}

/** What the code does that the call hands over; null where it hands none over. */
function codeIn(row: Program, args: Arguments, within: Within, name: string): Outcome | null {
  const found: Outcome[] = [];
  for (const [place, kind] of Object.entries(row.runsCode)) {
    if (place === '<') continue;
    for (const words of codeWords(place, args)) found.push(run(kind, words, within));
  }
  const input = row.runsCode['<'];
  if (found.length === 0 && input !== undefined) {
    const outcome = judgeInput(within, name, input === 'command' ? 'shell' : input);
    if (outcome !== null) found.push(outcome);
  }
  return found.length === 0 ? null : both(...found);
}

function run(kind: CodeKind, words: readonly ShellWord[], within: Within): Outcome {
  if (kind === 'command') return within.words(words);
  return both(...words.map((word) => within.code(kind, word)));
}

/** The words of each piece of code at a place. */
function codeWords(place: string, args: Arguments): readonly (readonly ShellWord[])[] {
  if (place === '--') {
    const behind = args.beforeDashes === undefined ? [] : args.operands.slice(args.beforeDashes);
    return behind.length === 0 ? [] : [behind];
  }
  const operand = /^#(\d+)(\.\.)?$/.exec(place);
  if (operand !== null) {
    const from = Number(operand[1]) - 1;
    const words = operand[2] === undefined ? args.operands.slice(from, from + 1) : args.operands.slice(from);
    return words.length === 0 ? [] : [words];
  }
  return args.options.flatMap((option: Option) => (option.name === place && option.valueWord !== undefined ? [[option.valueWord]] : []));
}
