/** The repository around the content, asked of git: where in it the content lies, and what changed since a revision. */

import { posix } from 'node:path';
import { ExpectedError } from '../plain/expected-error.ts';
import { runProgram } from '../process/run-program.ts';
import type { Changes } from './since.ts';

/** Git does not know the revision, or there is no git here; the message is for the person who typed it. */
export class NoSuchRevision extends ExpectedError {}

/** The way from the repository to the content root: `docs/`; empty for the repository itself, and where there is none. */
export async function placeInRepository(root: string): Promise<string> {
  const ran = await runProgram('git', ['-C', root, 'rev-parse', '--show-prefix']).catch(() => null);
  return ran?.code === 0 ? ran.output : '';
}

/**
 * Files of the repository that differ from the revision, those that git does not know yet included; paths from the content root.
 * @throws {NoSuchRevision}
 */
export async function changesSince(root: string, revision: string): Promise<Changes> {
  const git = async (...args: string[]) => {
    const ran = await runProgram('git', ['-C', root, '-c', 'core.quotePath=false', ...args]).catch(() => null);
    if (ran === null) throw new NoSuchRevision('--since needs git, which is not installed');
    if (ran.code !== 0) throw new NoSuchRevision(`--since ${revision}: ${ran.output.split('\n')[0] ?? 'git failed'}`);
    return ran.output.split('\n').filter((line) => line !== '');
  };
  const prefix = await placeInRepository(root);
  // Whatever was typed is a revision, never an option.
  const [differ, fresh] = await Promise.all([
    git('diff', '--name-status', '--no-renames', '--end-of-options', revision, '--'),
    git('ls-files', '--others', '--exclude-standard', '--full-name', ':/'),
  ]);
  const rows = differ.map((line) => line.split('\t'));
  const fromRoot = (file: string) => posix.relative(prefix, file);
  const removed = rows.flatMap(([status, file]) => (status === 'D' && file !== undefined ? [fromRoot(file)] : []));
  return {
    changed: new Set([...rows.flatMap(([, file]) => file ?? []), ...fresh].map(fromRoot)),
    removed: removed.some((file) => !file.startsWith('../')),
  };
}
