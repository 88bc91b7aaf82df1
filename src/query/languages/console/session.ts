/** A language of commands lifted to terminal sessions: what it says of each command, at its place in the session. */

import type { Slot } from '../../../fill/layer.ts';
import { assessPrompted } from '../../danger/clients.ts';
import { type Assessment, assessment, notRead, together } from '../../danger/danger.ts';
import type { Programs } from '../../danger/row.ts';
import type { Diagnosis, Language, Token } from '../../language.ts';
import type { Placeholder } from '../../placeholder.ts';
import { readsAsCommand } from '../shell/command-words.ts';
import { parseConsole } from './parse.ts';
import { isShellPrompt } from './prompt.ts';

interface SessionCommand {
  text: string;
  prompt: string;
  /** Where each line of the command begins in the session: further prompts stand between them. */
  starts: readonly number[];
  /** Whether a shell reads it: not behind the prompt of a database client, nor where it may be output after all. */
  shell: boolean;
  /** Whether that shell is one that bash can speak for: `%`, `❯` and `>` are prompts of zsh and fish. */
  bash: boolean;
  /** Whether the session ends with it: elsewhere what seems unfinished may go on in lines taken for output. */
  last: boolean;
}

/** The commands of a session, with their places. */
export function sessionCommands(session: string): SessionCommand[] {
  const lines = [...session.matchAll(/([^\n]*?)\r?(?:\n|$)/g)].map(({ index, 1: line = '' }) => ({ from: index, to: index + line.length }));
  const commands: SessionCommand[] = [];
  const end = session.trimEnd().length;
  let at = 0;
  for (const part of parseConsole(session)) {
    const own = part.text.split('\n');
    const ends = lines.slice(at, at + own.length).map(({ to }) => to);
    at += own.length;
    if (part.kind === 'output') continue;
    const last = (ends.at(-1) ?? 0) >= end;
    const shell = part.prompt === '' ? readsAsCommand(part.text) : isShellPrompt(part.prompt);
    const bash = shell && (part.prompt === '' || /[$#]>?\s*$/.test(part.prompt));
    // Only what stands in front of a line is taken off: its end is where it was.
    commands.push({
      text: part.text,
      prompt: part.prompt,
      starts: own.map((line, index) => (ends[index] ?? 0) - line.length),
      shell,
      bash,
      last,
    });
  }
  return commands;
}

/** The offset in the session of an offset in the command. */
export function placeInSession({ text, starts }: Pick<SessionCommand, 'text' | 'starts'>, offset: number): number {
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  return (starts[line] ?? 0) + offset - (before.lastIndexOf('\n') + 1);
}

export function sessionDiagnoses(language: Language, session: string, declared?: ReadonlySet<string>): Diagnosis[] {
  return inShell(session).flatMap((command) => {
    if (!command.bash) return [];
    const found = (language.diagnose?.(command.text, declared) ?? []).filter(
      ({ from, to }) => command.last || !isUnfinished(command.text, from, to),
    );
    return found.map((diagnosis) => moved(command, diagnosis));
  });
}

/** The limit that the first of its commands passes: lines of output are only shown. */
export function sessionLimit(language: Language, session: string, declared?: ReadonlySet<string>): Diagnosis | null {
  for (const command of inShell(session)) {
    const limit = language.limit?.(command.text, declared) ?? null;
    if (limit !== null) return moved(command, limit);
  }
  return null;
}

/** What the commands of a session do together, each harm at its place in the session. */
export function assessSession(language: Language, session: string, declared?: ReadonlySet<string>, programs?: Programs): Assessment {
  return together(
    sessionCommands(session).map((command) => {
      const found = command.shell ? language.assess?.(command.text, declared, programs) : assessPrompted(command.prompt, command.text);
      const { harms, unknown } = found ?? notRead(command.text);
      return assessment(
        harms.map((harm) => moved(command, harm)),
        unknown,
      );
    }),
  );
}

/** The session's text as tokens: commands in colour, prompts and output plain. */
export function sessionTokens(language: Language, session: string, declared?: ReadonlySet<string>): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const push = (text: string, name: Token['class']) => {
    const last = tokens.at(-1);
    if (text === '') return;
    if (last?.class === name) last.text += text;
    else tokens.push({ text, class: name });
  };
  for (const command of inShell(session)) {
    let offset = 0;
    for (const token of language.highlight?.(command.text, declared) ?? []) {
      for (const line of token.text.split(/(?<=\n)/)) {
        const from = placeInSession(command, offset);
        offset += line.length;
        const to = from + line.replace(/\n$/, '').length;
        push(session.slice(at, from), '');
        push(session.slice(from, to), token.class);
        at = to;
      }
    }
  }
  push(session.slice(at), '');
  return tokens;
}

/** Values go into commands; what was printed stays as it is. */
export function sessionSlots(language: Language, session: string, placeholders: readonly Placeholder[]): Slot[] {
  const slots: Slot[] = placeholders.map(() => ['nowhere']);
  for (const command of sessionCommands(session)) {
    const own = placeholders.flatMap((hole, at) => {
      const from = offsetInCommand(command, hole.from);
      return from === null ? [] : [{ at, hole: { ...hole, from, to: from + hole.to - hole.from } }];
    });
    const found = command.shell
      ? language.slots?.(
          command.text,
          own.map(({ hole }) => hole),
        )
      : undefined;
    own.forEach(({ at }, index) => {
      slots[at] = found?.[index] ?? ['plain'];
    });
  }
  return slots;
}

function inShell(session: string): SessionCommand[] {
  return sessionCommands(session).filter(({ shell }) => shell);
}

/** The other way round; null for an offset outside of the command. */
function offsetInCommand({ text, starts }: SessionCommand, at: number): number | null {
  let before = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const start = starts[index] ?? 0;
    if (start <= at && at < start + line.length) return before + at - start;
    before += line.length + 1;
  }
  return null;
}

function isUnfinished(text: string, from: number, to: number): boolean {
  return from >= text.trimEnd().length || /^(?:\$?['"]|`|\$\(\(?|\$\{|[<>]\(|\(\(?|\[)$/.test(text.slice(from, to));
}

function moved<D extends { from: number; to: number }>(command: SessionCommand, found: D): D {
  return { ...found, from: placeInSession(command, found.from), to: placeInSession(command, found.to) };
}
