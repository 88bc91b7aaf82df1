/** Runs a command: its errors become one clear line and an exit code, never a stack trace for what a person can mend. */
import { Incomplete } from '../build/build-site.ts';
import { OutputError } from '../build/output-error.ts';
import { NoSuchRevision } from '../check/changes.ts';
import { NoContent } from '../content/read.ts';
import { IndexFailed } from '../search/full-text-index.ts';
import { UsageError } from './options.ts';

/** Exit codes: 0 done, 1 the content has problems that forbid it, 2 it could not run. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = 2;
    const expected = [NoContent, OutputError, UsageError, Incomplete, IndexFailed, NoSuchRevision].some((kind) => error instanceof kind);
    if (expected && error instanceof Error) console.error(`\n${error.message}`);
    else console.error(error);
  }
}
