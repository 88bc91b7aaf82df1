/** The options that all commands share, read from the command line. */

import { resolve } from 'node:path';
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { ExpectedError } from '../plain/expected-error.ts';
import { didYouMean } from '../problem/nearest.ts';

/** Thrown for a command line that cannot be understood; its message is for the person who typed it. */
export class UsageError extends ExpectedError {}

export const contentOption = { content: { type: 'string', default: '.' } } as const;
export const outputOptions = {
  out: { type: 'string', default: 'dist' },
  base: { type: 'string', default: '/' },
  strict: { type: 'boolean', default: false },
} as const;

/**
 * The values of the given options.
 * @throws {UsageError} unknown option (with the nearest known one), missing value, stray words.
 */
export function readOptions<T extends ParseArgsOptionsConfig>(options: T, args = process.argv.slice(2)) {
  return withUsage(options, () => parseArgs({ args, options, strict: true, allowPositionals: false }).values);
}

/** The same, and the words that stand without an option. */
export function readArguments<T extends ParseArgsOptionsConfig>(options: T, args = process.argv.slice(2)) {
  return withUsage(options, () => parseArgs({ args, options, strict: true, allowPositionals: true }));
}

function withUsage<R>(options: ParseArgsOptionsConfig, parse: () => R): R {
  try {
    return parse();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const unknown = /Unknown option '([^']+)'/.exec(message)?.[1];
    if (unknown === undefined) throw new UsageError(message.split('\n')[0] ?? message);
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(`unknown option \`${unknown}\`: ${didYouMean(unknown, known)}`);
  }
}

/** A folder from the command line, absolute. npm starts scripts in the package's folder, so the caller's folder counts. */
export function folder(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/**
 * `docs`, `/docs`, `/docs/` → `/docs/`.
 * @throws {UsageError} for a character that browsers, hosts and rules of headers write in several ways.
 */
export function normaliseBase(base: string): string {
  const parts = base.split('/').filter((part) => part !== '');
  const odd = parts.find((part) => !/^[\w.~-]+$/.test(part) || /^\.+$/.test(part));
  if (odd !== undefined)
    throw new UsageError(
      `--base ${base}: found \`${odd}\`, expected names of letters, digits, \`-\`, \`_\`, \`.\` and \`~\`, as in /ops/runbooks/`,
    );
  return parts.length === 0 ? '/' : `/${parts.join('/')}/`;
}
