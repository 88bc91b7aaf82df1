/** Runs another program and keeps what it prints, for work that is better done in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';

/** A group of its own lets a program be ended with all that it started. Windows has no such groups. */
const hasGroups = process.platform !== 'win32';

const running = new Map<ChildProcess, Promise<unknown>>();

/** Answers the exit code, null when a signal ended it, and all that was printed. Rejects when it cannot be started. */
export function runProgram(program: string, args: readonly string[], cwd?: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: hasGroups, windowsHide: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output += data.toString();
    });
  }
  const ended = new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output: output.trim() }));
  });
  running.set(
    child,
    ended.catch(() => undefined).finally(() => running.delete(child)),
  );
  return ended;
}

/** Ends all programs that still run, and what they started, at once. */
export function killPrograms(): void {
  for (const child of running.keys()) {
    try {
      if (hasGroups && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** Resolves when no program runs any more. */
export async function programsEnded(): Promise<void> {
  await Promise.all(running.values());
}
