/** What keeps a build from writing its output folder, in one sentence for whoever started it. */
import { ExpectedError } from '../plain/expected-error.ts';

/** The output folder must not be written to, or could not be. The message is for people. */
export class OutputError extends ExpectedError {}

const words: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EIO: 'the disk reports an error',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'something else is there',
  ENAMETOOLONG: 'the name is too long for this file system',
  EXDEV: 'it is on another file system than the rest of the folder',
};

/** What programs of other languages print for a full disk, a quota and a read-only file system. */
const printed: readonly [RegExp, string][] = [
  [/no space left on device|os error 28\b/i, 'ENOSPC'],
  [/quota exceeded|os error 122\b/i, 'EDQUOT'],
  [/read-only file system|os error 30\b/i, 'EROFS'],
];

/**
 * An error of the file system as one sentence; any other error as it is.
 * @param state what is in the folder now
 */
export function explainFailure(error: unknown, folder: string, state: 'as it was' | 'incomplete'): unknown {
  if (!(error instanceof Error) || error instanceof OutputError) return error;
  const code = systemCode(error) ?? printed.find(([pattern]) => pattern.test(error.message))?.[1];
  if (code === undefined) return error;
  const place = 'dest' in error && typeof error.dest === 'string' ? error.dest : 'path' in error ? String(error.path) : folder;
  const after = state === 'as it was' ? `${folder} is as it was` : `the site in ${folder} is incomplete until a build into it succeeds`;
  return new OutputError(`cannot write ${place}: ${words[code] ?? code}; ${after}`, { cause: error });
}

/** `ENOSPC` and its like; undefined for errors that do not come from the system. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
