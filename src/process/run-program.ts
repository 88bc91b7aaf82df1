/** Runs another program and keeps what it says, for work that is better done in a process of its own. */
import { spawn } from 'node:child_process';

/** Answers the exit code, null when a signal ended it, and all that was printed. Rejects when it cannot be started. */
export function runProgram(program: string, args: readonly string[], cwd?: string): Promise<{ code: number | null; said: string }> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      said += data.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, said: said.trim() }));
  });
}
