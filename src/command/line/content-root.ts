/** The content root of a command: a word of its own, or `--content`. */
import { statSync } from 'node:fs';
import { folder } from '../typed-path.ts';
import { UsageError } from '../usage-error.ts';
import type { Argument } from './command.ts';
import { type Option, text } from './option.ts';

export const contentOption: Option<string | undefined> = {
  ...text('--content <folder>', 'the folder with `runbooks/` in it; may also be typed as a word of its own'),
  fallback: 'the folder you are in',
};

export const contentArgument: Argument = { name: 'folder', about: 'the folder with `runbooks/` in it (as `--content`)' };

/**
 * Absolute.
 * @throws {UsageError} when both are given and differ, or it is a file
 */
export function contentRoot(option: string | undefined, word: string | undefined): string {
  if (option !== undefined && word !== undefined && folder(option) !== folder(word))
    throw new UsageError(`two folders, \`${word}\` and \`--content ${option}\`: name one`);
  const typed = option ?? word ?? '.';
  if (typed === '') throw new UsageError('the folder is an empty text: name one, or leave it out for the folder you are in');
  const found = folder(typed);
  if (statSync(found, { throwIfNoEntry: false })?.isFile())
    throw new UsageError(`\`${typed}\` is a file, expected a folder. A pattern of files needs quotes, as in --rules 'rules/*.yaml'`);
  return found;
}
