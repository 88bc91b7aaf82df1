/** A shell text read once: where it stops being bash, and every simple command in it with its words. */
import type { ParsedScript } from 'unbash';
import type { Declared, Diagnosis } from '../../language.ts';
import { isStackOverflow, tooManyLevels } from '../../limits.ts';
import { findPlaceholders, type Placeholder } from '../../placeholder.ts';
import { recent } from '../../recent.ts';
import { commandsIn, type ShellCommand } from './commands.ts';
import { describeFailure, type ShellFailure } from './failure.ts';
import { shellLimit } from './limit.ts';
import { kinderReadings, maskSpans, type Span } from './mask.ts';
import { parseShell, type ShellTree } from './tree.ts';

export type { ShellAssignment, ShellCommand, ShellRedirect } from './commands.ts';
export type { ShellFailure } from './failure.ts';
export type { ShellWord } from './words.ts';

/** Offsets are UTF-16 units from the start of the whole text, here as everywhere. */
export interface ShellReading {
  text: string;
  placeholders: readonly Placeholder[];
  /** Null for a text that bash takes, and where it cannot be told. */
  failure: ShellFailure | null;
  /** In the order of the text, those inside substitutions after the command that holds them. Of a broken text those before the failure. */
  commands: readonly ShellCommand[];
  /** The text as the parser saw it: placeholders masked, every offset the same. */
  read: string;
  script: ParsedScript;
  /** Whether the text as it stands is valid: then the tree tells what everything in it is. */
  certain: boolean;
  /** The limit that the text passes; then it has no commands, and nothing is known of it. */
  limit: Diagnosis | null;
}

const remembered = recent<ShellReading>();

/** Reads a text as bash does, with its placeholders standing for words. */
export function readShell(text: string, declared: Declared = new Set()): ShellReading {
  return readMasked(text, findPlaceholders(text, 'command', declared));
}

/** Reads a text whose placeholders are known. */
export function readMasked(text: string, placeholders: readonly Placeholder[]): ShellReading {
  return remembered(`${placeholders.map(({ from }) => from).join(' ')}\n${text}`, () => readAnew(text, placeholders));
}

function readAnew(text: string, placeholders: readonly Placeholder[]): ShellReading {
  const limit = shellLimit(text);
  if (limit !== null) return unread(text, placeholders, limit);
  try {
    return readWithin(text, placeholders);
  } catch (error) {
    if (isStackOverflow(error)) return unread(text, placeholders, tooManyLevels(0));
    throw error;
  }
}

function unread(text: string, placeholders: readonly Placeholder[], limit: Diagnosis): ShellReading {
  return { text, placeholders, failure: null, commands: [], read: text, script: parseShell('').script, certain: false, limit };
}

function readWithin(text: string, placeholders: readonly Placeholder[]): ShellReading {
  const masked = maskSpans(text, placeholders);
  const first = parseShell(masked);
  const error = first.errors[0];
  if (error === undefined) return reading(masked, first, [], null);
  for (const kinder of kinderReadings(masked)) {
    const other = parseShell(kinder.text);
    if (other.errors.length > 0) continue;
    // Copying cleans the text; where that moves what stands in it, the tree of the text itself is the better one.
    return kinder.text.length === masked.length
      ? reading(kinder.text, other, kinder.unknown, null)
      : reading(masked, first, kinder.unknown, null);
  }
  return reading(masked, first, [], describeFailure(text, first.errors));

  function reading(read: string, tree: ShellTree, unknown: readonly Span[], failure: ShellFailure | null): ShellReading {
    const commands = commandsIn(tree.script, { text, placeholders, unknown });
    const before = failure === null ? commands : commands.filter((command) => command.from < failure.from);
    return {
      text,
      placeholders,
      failure,
      commands: before,
      read,
      script: tree.script,
      certain: tree.errors.length === 0 && unknown.length === 0,
      limit: null,
    };
  }
}
