/**
 * Ends a command by Ctrl-C while it is too busy to notice: its own listener waits for the event loop, which a large content root holds
 * up for seconds. A process beside it gets the same Ctrl-C from the terminal, waits for a moment, and ends what did not end by itself.
 */
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

export interface StopGuard {
  /** Once it listens. */
  readonly ready: Promise<void>;
  /** From now on nothing is said when it ends the command. */
  readonly noteWritten: () => void;
  /** The command ends by itself from now on. */
  readonly release: () => void;
}

/** How long a command may take to notice a signal, milliseconds. */
const patience = 1000;

/** Plain text, so that nothing is compiled for it. It ends with the command, however that ends: then its input does. */
const program = `
const [pid, words, patience] = process.argv.slice(1);
let said = words;
process.stdin.on('data', () => { said = ''; }).on('end', () => process.exit());
process.on('SIGINT', () => setTimeout(() => {
  require('node:fs').writeSync(2, said === '' ? '' : '\\n' + said + '\\n');
  process.kill(Number(pid), 'SIGKILL');
}, Number(patience)));
process.on('SIGTERM', () => {}).on('SIGHUP', () => {});
process.stdout.on('error', () => process.exit()).write('ready');
`;

/** @param words what is said when it ends the command before anything was written */
export function startStopGuard(words: string): StopGuard {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const guard = spawn(process.execPath, ['--eval', program, '--', String(process.pid), words, String(patience)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env,
    windowsHide: true,
  });
  // Where no process can be started, the command still ends once it notices.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  // It keeps nobody from ending.
  for (const stream of [guard.stdin, guard.stdout]) if (stream instanceof Socket) stream.unref();
  return {
    ready: new Promise((listens) => guard.stdout.once('data', () => listens())),
    noteWritten: () => void guard.stdin.write('\n'),
    release: () => void guard.kill('SIGKILL'),
  };
}
