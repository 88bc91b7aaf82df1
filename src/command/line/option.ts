/** The options of commands: how each is typed, what it is for, and how its words become a value. */

import { filesMatching } from '../../content/files-matching.ts';
import { didYouMean } from '../../problem/nearest.ts';
import { normaliseAddress } from '../address-typed.ts';
import { normaliseBase } from '../base-path.ts';
import { folder, typedIn } from '../typed-path.ts';
import { UsageError } from '../usage-error.ts';

/** An option, and the value that a command gets from it. */
export interface Option<T> {
  /** As typed: `--rules <glob>`; without a placeholder it is a switch. */
  readonly flags: string;
  /** What it is for: a sentence without its full stop. */
  readonly about: string;
  /** What counts when it is left out, as help shows it. */
  readonly fallback?: string | undefined;
  /** All that may be typed, where that is a short list. */
  readonly choices?: readonly string[] | undefined;
  /** Whether it may be typed several times. */
  readonly repeats?: boolean | undefined;
  /**
   * The value of the words that were typed: none, one, or several where it repeats. Of a switch the word is empty.
   * @throws {UsageError}
   */
  readonly read: (typed: readonly string[]) => T;
}

// biome-ignore lint/suspicious/noExplicitAny: an option of any value; `ValuesOf` gives each its type again.
export type Options = Readonly<Record<string, Option<any>>>;

/** The values of a set of options, by their names. */
export type ValuesOf<O extends Options> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never };

/** On when it is typed. */
export function flag(flags: string, about: string): Option<boolean> {
  return { flags, about, read: (typed) => typed.length > 0 };
}

/** A text; undefined when it is left out. */
export function text(flags: string, about: string): Option<string | undefined> {
  return { flags, about, read: (typed) => typed.at(-1) };
}

/** Any number of texts: the option may be typed again. */
export function texts(flags: string, about: string): Option<readonly string[]> {
  return { flags, about, repeats: true, read: (typed) => typed };
}

/** One of a few words; the first of them when it is left out. */
export function oneOf<const V extends string>(flags: string, about: string, words: readonly [V, ...V[]]): Option<V> {
  const read = (typed: readonly string[]) => oneOfWords(flags, words, typed.at(-1) ?? words[0]);
  return { flags, about, fallback: words[0], choices: words, read };
}

/** One of a few words; undefined when it is left out. */
export function maybeOneOf<const V extends string>(flags: string, about: string, words: readonly V[]): Option<V | undefined> {
  const read = ([word]: readonly string[]) => (word === undefined ? undefined : oneOfWords(flags, words, word));
  return { flags, about, choices: words, read };
}

function oneOfWords<V extends string>(flags: string, words: readonly V[], typed: string): V {
  const found = words.find((word) => word === typed);
  if (found !== undefined) return found;
  throw new UsageError(`${nameOf(flags)} ${typed}: there is no such ${placeholderOf(flags)}; ${didYouMean(typed, words)}`);
}

export interface NumberRange {
  readonly fallback: number;
  readonly from: number;
  readonly to: number;
  /** Whether 2.5 is one. */
  readonly fractions?: boolean;
}

/** A number within a range. */
export function number(flags: string, about: string, { fallback, from, to, fractions = false }: NumberRange): Option<number> {
  return {
    flags,
    about,
    fallback: String(fallback),
    read: ([...typed]) => {
      const word = typed.at(-1);
      if (word === undefined) return fallback;
      const value = /^\d+(?:\.\d+)?$/.test(word.trim()) ? Number(word) : Number.NaN;
      if (value >= from && value <= to && (fractions || Number.isInteger(value))) return value;
      throw new UsageError(`${nameOf(flags)} ${word}: expected a ${fractions ? '' : 'whole '}number from ${from} to ${to}`);
    },
  };
}

/** The address of a website; undefined when it is left out. */
export function address(flags: string, about: string): Option<string | undefined> {
  return {
    flags,
    about,
    read: (typed) => {
      const word = typed.at(-1);
      return word === undefined ? undefined : normaliseAddress(word, nameOf(flags)).href;
    },
  };
}

/** A file or folder, absolute; undefined when it is left out. */
export function path(flags: string, about: string): Option<string | undefined> {
  return {
    flags,
    about,
    read: (typed) => {
      const word = typed.at(-1);
      if (word === '') throw new UsageError(`${nameOf(flags)}: expected a path, found an empty text`);
      return word === undefined ? undefined : folder(word);
    },
  };
}

/** The same with what counts when it is left out. */
export function pathOr(flags: string, about: string, fallback: string): Option<string> {
  const given = path(flags, about);
  return { ...given, fallback, read: (typed) => given.read(typed) ?? folder(fallback) };
}

/** Patterns of files, each of which must match one where it is typed. They are kept as typed, seen from the caller's folder. */
export function globs(flags: string, about: string): Option<readonly string[]> {
  return {
    flags,
    about,
    repeats: true,
    read: (typed) => {
      const empty = typed.filter((pattern) => filesMatching(pattern, typedIn()).length === 0);
      if (empty.length > 0) throw new UsageError(empty.map((pattern) => `${nameOf(flags)} ${pattern}: no file matches`).join('\n'));
      return typed;
    },
  };
}

/** The path below which a site is served, with slashes at both ends. */
export function basePath(): Option<string> {
  return {
    flags: '--base <path>',
    about: 'the path below which the site is served, as in /ops/runbooks/',
    fallback: '/',
    read: (typed) => normaliseBase(typed.at(-1) ?? '/'),
  };
}

/** `--rules <glob>` → `--rules` */
export function nameOf(flags: string): string {
  return /--[\w-]+/.exec(flags)?.[0] ?? flags;
}

/** `--rules <glob>` → `glob`; empty for a switch. */
export function placeholderOf(flags: string): string {
  return /<([^>]+)>/.exec(flags)?.[1] ?? '';
}
