/** What a command is: its words and options, and what runs when it is typed. */

import { UsageError } from '../usage-error.ts';
import { nameOf, type Options, type ValuesOf } from './option.ts';

/** A word that stands without an option. */
export interface Argument {
  readonly name: string;
  readonly about: string;
  readonly required?: boolean;
}

export interface Definition<O extends Options> {
  readonly name: string;
  /** One line: a sentence without its full stop. */
  readonly summary: string;
  /** More, where it is needed. */
  readonly details?: string;
  readonly arguments: readonly Argument[];
  readonly options: O;
  /** What each exit code but 2, which is the same for all, says. */
  readonly exits: Readonly<Record<number, string>>;
  /** Command lines that work, each with what it does. */
  readonly examples: readonly (readonly [line: string, about: string])[];
  /** Runs it: answers the exit code. `words` are those without an option, in order. */
  readonly run: (values: ValuesOf<O>, words: readonly (string | undefined)[]) => Promise<number>;
}

/** A command, whatever its options are. */
export interface Command extends Omit<Definition<Options>, 'run'> {
  /**
   * Reads the options and runs. `typedOf` has what was typed for an option, by its key.
   * @throws {UsageError} with every option that cannot be read
   */
  readonly start: (typedOf: (key: string) => readonly string[], words: readonly (string | undefined)[]) => Promise<number>;
}

/** Makes a command of its definition. */
export function command<const O extends Options>({ run, ...definition }: Definition<O>): Command {
  return {
    ...definition,
    start: async (typedOf, words) => await run(readValues(definition.options, typedOf), words),
  };
}

/**
 * What was typed, as the values of options.
 * @throws {UsageError} with every one that cannot be read
 */
export function readValues<O extends Options>(options: O, typedOf: (key: string) => readonly string[]): ValuesOf<O> {
  const wrong: string[] = [];
  const values = Object.entries(options).map(([key, option]) => {
    try {
      return [key, option.read(typedOf(key))];
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      wrong.push(error.message);
      return [key, undefined];
    }
  });
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'));
  // Each value has the type of its option: the keys are those of the options.
  return Object.fromEntries(values) as ValuesOf<O>;
}

/** Every command takes 2 for this. */
export const couldNotRun = 'it could not run: what was typed, or what it needs, is not there';

/** Those of the help text, in order. */
export function exitsOf({ exits }: Pick<Command, 'exits'>): [code: number, about: string][] {
  return Object.entries({ ...exits, 2: exits[2] ?? couldNotRun }).map(([code, about]) => [Number(code), about]);
}

/** The names of a command's options: `--content`. */
export function optionNames({ options }: Pick<Command, 'options'>): string[] {
  return Object.values(options).map(({ flags }) => nameOf(flags));
}
