/** Starts servers that are programs of the system, for tests against the real thing. */
import { execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** Whether a program is there and starts. */
export function hasProgram(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args.length === 0 ? ['--version'] : args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Starts it and waits until it is ready. Answers what stops it. Rejects with what it printed when it ends before that. */
export async function startProgram(
  program: string,
  args: readonly string[],
  isReady: () => Promise<boolean>,
  env: Readonly<Record<string, string>> = {},
): Promise<() => Promise<void>> {
  const child = spawn(program, args, { env: { ...process.env, ...env } });
  let said = '';
  let failed: Error | undefined;
  child.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  void ended.then(() => {
    failed = new Error(`${program} ended: ${said}`);
  });
  const stop = async () => {
    child.kill();
    await ended;
  };
  try {
    await until(isReady, () => failed);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}

/** Asks again and again; for a minute at the most. */
export async function until(isTrue: () => Promise<boolean>, failed: () => Error | undefined = () => undefined): Promise<void> {
  for (let asked = 0; asked < 600; asked++) {
    const error = failed();
    if (error !== undefined) throw error;
    if (await isTrue().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it has not come up within a minute');
}

/** A port where nobody listens, now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
