/** Runs a command: its errors become one clear line and an exit code, never a stack trace for what a person can mend. */
import { ExpectedError } from '../plain/expected-error.ts';
import { type StopGuard, startStopGuard } from './stop-guard.ts';

/** What is said when somebody stops a command before it wrote anything. */
export const nothingWritten = 'Stopped. Nothing was written.';

/** What Ctrl-C says; undefined where what was written has been said. */
let stopped: string | undefined = nothingWritten;

let guard: StopGuard | undefined;

/** From now on Ctrl-C ends this process also while it is too busy to notice. */
export function guardAgainstBusy(): StopGuard {
  guard ??= startStopGuard(nothingWritten);
  return guard;
}

function release(): void {
  guard?.release();
  guard = undefined;
}

/** Runs a command to its end. Exit codes: 0 done, 1 the content has problems that forbid it, 2 it could not run. */
export async function runCommand(command: () => Promise<number>): Promise<void> {
  process.on('SIGINT', onStop);
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = 2;
    console.error(`\n${wordsFor(error)}`);
  }
  release();
  process.off('SIGINT', onStop);
}

/** Others that listen clean up first and send the signal again. */
function onStop(): void {
  release();
  if (process.listenerCount('SIGINT') > 1) return;
  if (stopped !== undefined) console.error(`\n${stopped}`);
  process.off('SIGINT', onStop);
  process.kill(process.pid, 'SIGINT');
}

/** From now on Ctrl-C does not say that nothing was written. */
export function noteWritten(): void {
  stopped = undefined;
  guard?.noteWritten();
}

/** For what serves: it ends by a signal. */
export async function untilStopped(): Promise<never> {
  noteWritten();
  release();
  return await new Promise<never>(() => undefined);
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
