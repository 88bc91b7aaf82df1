/** Runs a command: its errors become one clear line and an exit code, never a stack trace for what a person can mend. */
import { ExpectedError } from '../plain/expected-error.ts';

/** Exit codes: 0 done, 1 the content has problems that forbid it, 2 it could not run. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = 2;
    console.error(`\n${wordsFor(error)}`);
  }
}

/** Ends the process once all is printed. Code of runbooks may have left timers and connections behind, which Node would wait for. */
export async function exitNow(): Promise<never> {
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise<void>((done) => stream.write('', () => done()))));
  process.exit();
}

function wordsFor(error: unknown): string {
  if (error instanceof ExpectedError) return error.message;
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  if (process.env['BREAKGLASS_STACK'] !== undefined) return stack ?? message;
  return `This is a fault of Breakglass, please report it: ${message}\nWith BREAKGLASS_STACK=1 in the environment it prints where.`;
}
