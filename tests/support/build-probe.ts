/**
 * Loaded into a build before it starts (`--import`): it counts the build's changes to its output folder, and ends the build at a
 * chosen one; or interrupts it when it starts a program. Set up by `BREAKGLASS_PROBE`, JSON.
 */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

export interface Probe {
  /** The output folder. */
  readonly out: string;
  /** Ends the process before the change of this number; 1 is the first. */
  readonly killAt?: number;
  /** Ends the process before a file of this path is moved into the folder. */
  readonly killBeforeMoving?: string;
  /** Where the number of changes is written when the process ends by itself. */
  readonly count?: string;
  /** Sends this process SIGTERM once it has started a program whose arguments contain this. */
  readonly interruptAt?: string;
}

const probe: Probe | undefined = process.env['BREAKGLASS_PROBE'] === undefined ? undefined : JSON.parse(process.env['BREAKGLASS_PROBE']);

let changes = 0;
function change(path: unknown): void {
  if (probe === undefined || !String(path).startsWith(probe.out)) return;
  changes++;
  if (changes === probe.killAt) process.kill(process.pid, 'SIGKILL');
}

if (probe !== undefined) {
  for (const name of ['writeFileSync', 'copyFileSync', 'renameSync', 'mkdirSync', 'rmSync', 'rmdirSync', 'unlinkSync'] as const) {
    const original = fs[name];
    Reflect.set(fs, name, (...args: unknown[]) => {
      if (name === 'renameSync' && probe.killBeforeMoving !== undefined && args[1] === `${probe.out}/${probe.killBeforeMoving}`)
        process.kill(process.pid, 'SIGKILL');
      change(name === 'copyFileSync' ? args[1] : args[0]);
      return Reflect.apply(original, fs, args);
    });
  }
  const { spawn } = childProcess;
  Reflect.set(childProcess, 'spawn', (...args: unknown[]) => {
    const child: unknown = Reflect.apply(spawn, childProcess, args);
    const { interruptAt } = probe;
    if (interruptAt !== undefined && JSON.stringify(args).includes(interruptAt)) setImmediate(() => process.kill(process.pid, 'SIGTERM'));
    return child;
  });
  syncBuiltinESMExports();
  process.on('exit', () => {
    if (probe.count !== undefined) fs.writeFileSync(probe.count, String(changes));
  });
}
