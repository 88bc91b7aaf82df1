/** What a command reads from its input: a here-document, a here-string, a file, the output of the command before it. */
import { baseName, programOf } from '../languages/shell/program.ts';
import type { ShellCommand, ShellWord } from '../languages/shell/read.ts';
import { changes, type Input, type Outcome, unclassed, type Within } from './outcome.ts';
import type { CodeKind } from './row.ts';

/** `before` are the commands that stand before it in the text. */
export function inputOf(command: ShellCommand, before: readonly ShellCommand[], text: string): Input {
  const redirect = command.redirects.findLast(
    ({ operator, descriptor = 0 }) => descriptor === 0 && (operator === '<' || operator.startsWith('<<')),
  );
  if (redirect?.body !== undefined) return { kind: 'text', word: redirect.body };
  if (redirect !== undefined) return { kind: 'file', path: redirect.target.value ?? redirect.target.text };
  if (command.stage === 0) return { kind: 'terminal' };
  const at = before.findLastIndex(
    ({ stage, stages, to }) => stage === command.stage - 1 && stages === command.stages && to <= command.from,
  );
  const previous = before[at];
  if (previous === undefined) return { kind: 'program', name: 'another command' };
  // A group or a loop stands between them: what it prints is not known.
  if (!/^\s*\|&?\s*$/.test(text.slice(previous.to, command.from).split('\n')[0] ?? '')) return { kind: 'program', name: 'another command' };
  return outputOf(previous, before.slice(0, at), text);
}

/** What a command prints, where its words show that. */
function outputOf(command: ShellCommand, before: readonly ShellCommand[], text: string): Input {
  const [program, ...args] = programOf(command.words);
  const name = baseName(program?.value ?? 'another command');
  if (name === 'echo' || name === 'printf') {
    const words = args.filter(({ value }, at) => !(at === 0 && /^-[neE]+$/.test(value ?? '')));
    const word = joined(words, name === 'printf');
    if (word !== null) return { kind: 'text', word };
  }
  if ((name === 'cat' && args.length === 0) || name === 'tee') return inputOf(command, before, text);
  if (name === 'cat') {
    const path = args.at(-1);
    return { kind: 'file', path: path?.value ?? path?.text ?? '' };
  }
  return { kind: 'program', name };
}

function joined(words: readonly ShellWord[], isFormat: boolean): ShellWord | null {
  const [first, ...rest] = words;
  if (first === undefined) return null;
  const lines = (text: string) => text.replace(/(?:\\r)?\\n/g, '\n');
  const [format, ...values] = words;
  if (isFormat && format !== undefined && /^(?:%s(?:\\n)?)+$/.test(format.value ?? '')) return joined(values, false);
  const value = words.every((word) => word.value !== null) ? lines(words.map((word) => word.value ?? '').join(' ')) : null;
  if (rest.length === 0) return { ...first, text: lines(first.text), value };
  return {
    from: first.from,
    to: words.at(-1)?.to ?? first.to,
    text: words.map((word) => word.text.replace(/^(["'])([\s\S]*)\1$/, '$2')).join(' '),
    value,
    literalPrefix: first.literalPrefix,
    holes: words.flatMap(({ holes }) => holes),
  };
}

/** Dumps that are loaded, by their names. */
const dump = /dump|backup|restore|schema|migrat|seed/i;
const dumping = new Set([
  'pg_dump',
  'pg_dumpall',
  'mysqldump',
  'mariadb-dump',
  'zcat',
  'gunzip',
  'gzip',
  'xzcat',
  'bzcat',
  'zstdcat',
  'pv',
  'lz4',
  'unzip',
]);
const downloading = new Set(['curl', 'wget', 'fetch', 'aria2c']);

/** What the program does with its input as code; null where it reads the terminal. */
export function judgeInput(within: Within, name: string, kind: Exclude<CodeKind, 'command'>): Outcome | null {
  const { input } = within;
  switch (input.kind) {
    case 'terminal':
      return null;
    case 'text':
      return within.code(kind, input.word);
    case 'file':
      if (kind === 'sql' && dump.test(input.path)) return changes('loads a file of statements');
      return unclassed(`${name} < ${input.path}`);
    case 'program':
      if (dumping.has(input.name)) return changes('loads what is piped into it');
      if (kind === 'sql' && /^(?:psql|mysql|mariadb|sqlite3)$/.test(input.name)) return changes('runs statements that a query makes');
      if (kind === 'shell' && downloading.has(input.name)) return changes('runs a script from the network');
      return unclassed(`${input.name} | ${name}`);
  }
}
