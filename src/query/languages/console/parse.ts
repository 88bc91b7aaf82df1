/** A terminal session taken apart: what was typed, and what came back. Only what was typed is copied. */
import { couldBeCommand, readsAsCommand } from '../shell/command-words.ts';
import { freshState, isOpen, readLine } from '../shell/state.ts';
import { matchClientSecondary, matchPrompt, matchRootPrompt, matchSecondary, opensShell, type Prompted } from './prompt.ts';

export type ConsoleLine = { kind: 'command'; prompt: string; text: string } | { kind: 'output'; text: string };

/**
 * The session's lines. A command over several lines is one: continuations, here-documents and open quotes belong to it,
 * and the prompts of its further lines (`> `) are taken off. A comment on its own is kept with the output.
 */
export function parseConsole(text: string): readonly ConsoleLine[] {
  // One block is detected, checked, shown and copied, one right after the other.
  if (latest?.text !== text) {
    const lines = text.split(/\r?\n/);
    latest = { text, lines: hasPrompts(lines) ? parsePrompted(lines) : parseBare(lines) };
  }
  return latest.lines;
}

let latest: { text: string; lines: readonly ConsoleLine[] } | undefined;

/** What may be copied: the commands, without prompts, without output. */
export function commandsOf(text: string): string {
  return parseConsole(text)
    .filter((line) => line.kind === 'command')
    .map((line) => line.text)
    .join('\n');
}

export function hasPrompts(lines: readonly string[]): boolean {
  return lines.some((line) => matchPrompt(line) !== null) || onlyRootPrompts(lines);
}

/**
 * `# ` alone is a comment or the prompt of root. It is a prompt where every such line is a command and no command stands
 * without one; a script with its explanations has both.
 */
function onlyRootPrompts(lines: readonly string[]): boolean {
  const marked = lines.filter((line) => /^\s*#/.test(line));
  return (
    marked.length > 0 &&
    !lines.some((line) => matchPrompt(line) !== null) &&
    marked.every((line) => matchRootPrompt(line) !== null) &&
    !lines.some((line) => !/^\s*#/.test(line) && readsAsCommand(line))
  );
}

function parsePrompted(lines: readonly string[]): ConsoleLine[] {
  const result: ConsoleLine[] = [];
  const patience = patienceFor(lines);
  let rootShell = onlyRootPrompts(lines) || beginsAsRoot(lines);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const prompted = matchPrompt(line) ?? (rootShell ? matchRootPrompt(line, true) : null);
    if (prompted === null || prompted.text.trim() === '' || prompted.text.startsWith('#')) {
      result.push({ kind: 'output', text: line });
      continue;
    }
    const command = gather(lines, at, prompted.text, patience);
    result.push({ kind: 'command', prompt: prompted.prompt, text: command.text });
    rootShell ||= opensShell(command.text);
    at = command.last;
  }
  return result;
}

/** Whether the session's first line is a command behind `# ` with its output right below: no comment is answered. */
function beginsAsRoot(lines: readonly string[]): boolean {
  const first = lines.findIndex((line) => line.trim() !== '');
  const next = lines[first + 1] ?? '';
  return (
    matchRootPrompt(lines[first] ?? '') !== null &&
    next.trim() !== '' &&
    !/^\s*#/.test(next) &&
    matchPrompt(next) === null &&
    !readsAsCommand(next)
  );
}

/**
 * A session whose prompts were left out: the first line is a command; a later one is where it reads as one and does not
 * stand amid output, that is, follows a command, a comment or an empty line.
 */
function parseBare(lines: readonly string[]): ConsoleLine[] {
  const result: ConsoleLine[] = [];
  const patience = patienceFor(lines);
  let first = true;
  let amidOutput = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || /^\s*#/.test(line)) {
      if (line.trim() === '') amidOutput = false;
      result.push({ kind: 'output', text: line });
      continue;
    }
    if (!amidOutput && (readsAsCommand(line) || (first && couldBeCommand(line)))) {
      const command = gather(lines, at, line, patience);
      result.push({ kind: 'command', prompt: '', text: command.text });
      at = command.last;
    } else {
      result.push({ kind: 'output', text: line });
      amidOutput = true;
    }
    first = false;
  }
  return result;
}

/** How many lines may be looked at in search of ends: text with a thousand open quotes is no reason to read it a thousand times. */
export interface Patience {
  left: number;
}

export function patienceFor(lines: readonly string[]): Patience {
  return { left: lines.length * 4 + 100 };
}

/** The command that begins at a line, as far as it goes on. */
export function gather(lines: readonly string[], start: number, firstText: string, patience: Patience): { text: string; last: number } {
  const body = [firstText];
  let state = readLine(freshState, firstText);
  let secondary: boolean | null = null;
  // What a backslash joins belongs together even if a quote is never closed.
  let joined = 1;
  for (let at = start + 1; at < lines.length && (isOpen(state) || matchClientSecondary(lines[at] ?? '') !== null); at++) {
    if (patience.left-- <= 0) break;
    const line = lines[at] ?? '';
    const continued: Prompted | null = matchSecondary(line);
    secondary ??= continued !== null;
    if (secondary ? continued === null : state.heredocs.length === 0 && matchPrompt(line) !== null) break;
    const text = secondary && continued !== null ? continued.text : line;
    if (body.length === joined && (secondary || body.at(-1)?.endsWith('\\'))) joined++;
    body.push(text);
    state = readLine(state, text);
  }
  // A quote that is never closed is an apostrophe or a slip: what follows is output, and output must not be copied.
  const taken = isOpen(state) && !(state.continued && state.open.length === 0) ? body.slice(0, joined) : body;
  return { text: taken.join('\n'), last: start + taken.length - 1 };
}
