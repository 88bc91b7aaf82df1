/** The real build command in a process of its own, and what it leaves running. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Probe } from './build-probe.ts';
import type { Ran } from './command.ts';

export interface WatchedBuild extends Ran {
  readonly signal: NodeJS.Signals | null;
  /** Command lines of processes that the build started and that run on after it has ended. Empty where the system does not list them. */
  readonly leftRunning: readonly string[];
}

const root = join(import.meta.dirname, '../..');

export interface BuildInputs {
  readonly content: string;
  readonly out: string;
  readonly probe?: Omit<Probe, 'out'>;
  /** Kills it after so long, milliseconds. */
  readonly killAfter?: number;
}

export async function watchedBuild({ content, out, probe, killAfter }: BuildInputs): Promise<WatchedBuild> {
  const token = randomUUID();
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|VITE_|BASE_URL$|MODE$|DEV$|PROD$|SSR$|NODE_ENV$|TEST$)/.test(name),
  );
  const args = probe === undefined ? [] : ['--import', join(import.meta.dirname, 'build-probe.ts')];
  const child = spawn(process.execPath, [...args, join(root, 'scripts', 'breakglass.ts'), 'build', '--content', content, '--out', out], {
    cwd: root,
    env: {
      ...Object.fromEntries(inherited),
      INIT_CWD: root,
      NO_COLOR: '1',
      BREAKGLASS_TEST_TOKEN: token,
      ...(probe === undefined ? {} : { BREAKGLASS_PROBE: JSON.stringify({ ...probe, out }) }),
    },
  });
  const printed = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (data: Buffer) => {
      printed[name] += data.toString();
    });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const { code, signal } = await new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal })),
  );
  clearTimeout(timer);
  return { code, signal, ...printed, leftRunning: processesWith(token) };
}

/** Command lines of the processes that have a text in their environment: `proc(5)`. */
function processesWith(token: string): string[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) => {
        try {
          if (!readFileSync(`/proc/${pid}/environ`, 'latin1').includes(token)) return [];
          return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
        } catch {
          return [];
        }
      });
  } catch {
    return [];
  }
}
