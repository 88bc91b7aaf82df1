/** Programs whose first words say what they do: `systemctl restart`, `helm repo update`, `docker volume rm`. */
import { type Arguments, hasOption, optionValue, readArguments } from '../arguments.ts';
import { changes, destroys, type Judge, type Outcome, reads, unclassed, type Within } from './outcome.ts';

/** A phrase, or a judge where flags decide. `at` is how many operands the verb took. */
export type Verb = string | ((args: Arguments, within: Within, at: number) => Outcome);

export interface Verbs {
  /** Options that take the next word, before the verb or behind it. */
  values?: string;
  wordy?: boolean;
  /** Verbs of several words are joined with blanks; those that only read, divided by commas. */
  reads?: string;
  changes?: Readonly<Record<string, Verb>>;
  destroys?: Readonly<Record<string, Verb>>;
  /** Options that make a rehearsal of it; `--dry-run=false` does not. */
  rehearses?: string;
  /** Options that only print: help and version. `--help` is always one. */
  prints?: string;
  /** The program without a verb. */
  alone?: Outcome;
}

export function verbs(table: Verbs): Judge {
  const reading = new Set((table.reads ?? '').split(',').map((verb) => verb.trim()));
  const printing = ['--help', ...(table.prints ?? '').split(' ').filter((name) => name !== '')];
  const rehearsing = (table.rehearses ?? '').split(' ').filter((name) => name !== '');
  const longest = Math.max(
    ...[...reading, ...Object.keys(table.changes ?? {}), ...Object.keys(table.destroys ?? {})].map((verb) => verb.split(' ').length),
  );
  return (words, within, name) => {
    const args = readArguments(words, table);
    if (hasOption(args, ...printing)) return reads;
    if (args.operands.length === 0) return table.alone ?? (words.length === 0 ? reads : unclassed(name));
    const names = args.operands.slice(0, longest).map(({ value }) => value);
    for (let count = longest; count > 0; count--) {
      const taken = names.slice(0, count);
      if (taken.length < count || taken.includes(null)) continue;
      const verb = taken.join(' ');
      if (reading.has(verb) || verb === 'help' || verb === 'version') return reads;
      if (rehearsing.some((option) => hasOption(args, option) && !['false', 'none'].includes(optionValue(args, option) ?? ''))) {
        if (own(table.changes, verb) !== undefined || own(table.destroys, verb) !== undefined) return reads;
      }
      const harm = own(table.destroys, verb);
      if (harm !== undefined) return typeof harm === 'string' ? destroys(harm) : harm(args, within, count);
      const change = own(table.changes, verb);
      if (change !== undefined) return typeof change === 'string' ? changes(change) : change(args, within, count);
    }
    return unclassed([name, ...args.operands.slice(0, 1).map(({ text }) => text)].join(' '));
  };
}

function own<Value>(table: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Harmful with one of the options, otherwise what it does without. */
export function withOption(options: string, harmful: Outcome, otherwise: Outcome): Verb {
  return (args) => (hasOption(args, ...options.split(' ')) ? harmful : otherwise);
}
