/** Runs another program and keeps what it prints, for work that is better done in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';

/** A group of its own lets a program be ended with all that it started. Windows has no such groups. */
const hasGroups = process.platform !== 'win32';

const running = new Map<ChildProcess, Promise<unknown>>();

export interface RunOptions {
  readonly cwd?: string | undefined;
  /** Leaves out what goes to standard error. */
  readonly withoutErrors?: boolean;
  /** Milliseconds after which it is ended, with all that it started. */
  readonly timeout?: number;
}

export interface Ran {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  /** All that was printed, without blanks around it. */
  readonly output: string;
}

/** Runs a program to its end. Rejects when it cannot be started. */
export function runProgram(
  program: string,
  args: readonly string[],
  { cwd, withoutErrors = false, timeout }: RunOptions = {},
): Promise<Ran> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: hasGroups, windowsHide: true });
  const timer = timeout === undefined ? undefined : setTimeout(() => kill(child), timeout);
  const pieces: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => pieces.push(data));
  child.stderr.on('data', (data: Buffer) => {
    if (!withoutErrors) pieces.push(data);
  });
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: Buffer.concat(pieces).toString().trim() }));
  }).finally(() => clearTimeout(timer));
  running.set(
    child,
    ended.catch(() => undefined).finally(() => running.delete(child)),
  );
  return ended;
}

/** Ends all programs that still run, and what they started, at once. */
export function killPrograms(): void {
  for (const child of running.keys()) kill(child);
}

function kill(child: ChildProcess): void {
  try {
    if (hasGroups && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Resolves when no program runs any more. */
export async function programsEnded(): Promise<void> {
  await Promise.all(running.values());
}
