/** What a query language offers to the rest of the product. One folder per language, one line in the registry. */

import type { Slot } from '../fill/layer.ts';
import type { MissingPlan } from '../fill/missing.ts';
import type { Assessment } from './danger/danger.ts';
import type { Programs } from './danger/row.ts';
import type { Placeholder } from './placeholder.ts';

/** Offsets are UTF-16 units from the start of the query's text. */
export interface Diagnosis {
  from: number;
  to: number;
  /** What was found, in the language's words. */
  message: string;
  /** What the grammar would have taken there; empty when it cannot be told. */
  expected: string;
  /** `warning` for what may be right after all, such as a flag of a newer version; `error` when left out. */
  severity?: 'error' | 'warning';
}

/** A run of text with its highlight class; the runs of a query, joined, are the query. */
export interface Token {
  text: string;
  /** One of `highlightClasses`, or empty for plain text. */
  class: string;
}

/** The static classes that grammars map to; styles know these and no others. */
export const highlightClasses = [
  'tk-keyword',
  'tk-function',
  'tk-name',
  'tk-label',
  'tk-string',
  'tk-number',
  'tk-operator',
  'tk-comment',
  'tk-variable',
  'tk-error',
] as const;
export type HighlightClass = (typeof highlightClasses)[number];

/** What a language may be told about a text: names that `${name}` stands for in a command, where a shell has them too. */
export type Declared = ReadonlySet<string>;

/**
 * Why a checker leaves a text unchecked: a `sample` with parts left out, a `template` that makes the text, or `other`: another
 * dialect, another program's text.
 */
export type LeftAlone = 'sample' | 'template' | 'other';

/**
 * How strongly a text claims a language by its structure alone. `clear`: other languages have nothing like it. `shared`: as clear,
 * unless another language clearly claims the text too. `some`: a program or a sentence may look like it, as `sum(errors)`.
 */
export type Claim = 'none' | 'some' | 'shared' | 'clear';

export interface Language {
  id: string;
  /** The name as its makers write it: `PromQL`. */
  title: string;
  /** Other labels that fences use for it. */
  aliases: readonly string[];
  /**
   * `query` is sent to a backend, `command` is typed in a terminal, `code` is run by a program of its own, `data` is only read.
   * In code and data only declared `${name}` take values.
   */
  kind: 'query' | 'command' | 'code' | 'data';
  /** How much its checker looks at, where that is not its whole grammar; for the reference. */
  checked?: string;
  /** Problems of the text, or null when this language has no checker: never an empty list for an unchecked text. */
  diagnose: ((text: string, declared?: Declared) => Diagnosis[]) | null;
  /** Why the checker cannot judge this text, or null where it does: a text that is left alone is unchecked, not valid. */
  leavesAlone?: (text: string, declared?: Declared) => LeftAlone | null;
  /** Highlight runs from the real grammar, or null when there is none. */
  highlight: ((text: string, declared?: Declared) => Token[]) | null;
  /** Where each placeholder stands, in their order; null when there is no parser, and then only plain values fit. */
  slots: ((text: string, placeholders: readonly Placeholder[]) => Slot[]) | null;
  /** How the text is copied while values are missing; left out where nobody can make sure that it is refused. */
  missing?: (text: string, placeholders: readonly Placeholder[]) => MissingPlan;
  /** What running the text does; null where a text of this language is nothing to run. `programs` are a team's own. */
  assess: ((text: string, declared?: Declared, programs?: Programs) => Assessment) | null;
  /** How strongly a text claims to be of this language, whatever its label; left out where structure shows nothing. */
  claims?: (text: string) => Claim;
  /** Whether its grammar takes the whole text: then a label of this language is right, whatever else the text may be. */
  accepts?: (text: string) => boolean;
  /** The limit that the text passes (`limits.ts`), or null; without it the language reads texts of any size. */
  limit?: (text: string, declared?: Declared) => Diagnosis | null;
  /** Loads the parser; awaited once, before any of the above is called. */
  prepare?: () => Promise<void>;
}
