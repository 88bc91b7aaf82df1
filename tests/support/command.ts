/** Runs a command of the product as a person would, in a process of its own. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

const root = join(import.meta.dirname, '../..');

/** The environment without what the test runner sets and Vite reads as settings of the site (`BASE_URL`, `MODE` …). */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const ofRunner = /^(VITEST|VITE_|BASE_URL$|MODE$|DEV$|PROD$|SSR$|NODE_ENV$|TEST$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofRunner.test(name)));
}

export async function run(command: string, ...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, 'scripts', 'breakglass.ts'), command, ...args], {
    cwd: root,
    env: { ...ownEnvironment(), INIT_CWD: root, NO_COLOR: '1' },
  });
  const ran: Ran = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (data: Buffer) => {
    ran.stdout += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    ran.stderr += data.toString();
  });
  ran.code = await new Promise((resolve) => child.on('close', resolve));
  return ran;
}
