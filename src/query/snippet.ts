/** A text in some language as it is written in a runbook's fence or a sheet's entry, read once: what both show, copy and check. */
import type { Problem } from '../problem/problem.ts';
import { cleanForCopy } from './clean.ts';
import { type Code, readCode } from './code.ts';
import type { Harm } from './danger/danger.ts';
import type { Programs } from './danger/row.ts';
import type { Language } from './language.ts';
import { type Place, textProblems } from './text-problems.ts';
import { readUndo, type Undo } from './undo.ts';
import type { Variables } from './variable.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** Where the text is written, and what is declared around it. */
export interface SnippetContext {
  readonly file: string;
  /** Turns offsets in the written text into places in the file. */
  readonly place: Place;
  readonly variables: Variables;
  /** The team's own programs. */
  readonly programs?: Programs | undefined;
  /** What undoes it, as its author wrote it; empty where nothing is written. */
  readonly undo: string;
}

export interface Snippet {
  /** What may be copied: the written text without characters that would not survive it. */
  readonly text: string;
  /** Whether that is what was written, so that offsets in it are offsets in the file's text. */
  readonly isAsWritten: boolean;
  readonly code: Code;
  readonly undo: Undo;
  readonly verdict: Verdict;
  /** The first of the gravest things that running it does. */
  readonly worst: Harm | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a written text of a language that is already detected. */
export function readSnippet(written: string, language: Language, { file, place, variables, programs, undo }: SnippetContext): Snippet {
  const text = cleanForCopy(written, language.kind);
  const code = readCode(language, text, variables, programs);
  const problems = textProblems(written, language, file, place, variables);
  const { assessment } = code;
  return {
    text,
    isAsWritten: text === written,
    code,
    undo: readUndo(undo, variables, programs),
    verdict: verdictOf(language, problems, text, new Set(Object.keys(variables))),
    worst: assessment?.harms.find((harm) => harm.danger === assessment.danger),
    problems,
  };
}
