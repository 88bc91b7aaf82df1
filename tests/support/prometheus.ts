/** A real Prometheus that watches itself, on a port of the system's choice; tests that need it are skipped where it is not installed. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from './content-root.ts';

export const noPrometheus = hasPrometheus() ? '' : 'no `prometheus` on the PATH (Debian: apt install prometheus)';

export interface RunningPrometheus {
  url: string;
  stop: () => Promise<void>;
}

/** Starts it and waits until it has scraped itself. Rejects with what it printed when it ends before that. */
export async function startPrometheus(): Promise<RunningPrometheus> {
  const folder = temporaryFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const config = join(folder, 'prometheus.yml');
  writeFileSync(
    config,
    `global: { scrape_interval: 1s }\nscrape_configs:\n  - job_name: self\n    static_configs: [{ targets: ['127.0.0.1:${port}'] }]\n`,
  );
  const child = spawn('prometheus', [
    `--config.file=${config}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ]);
  let said = '';
  let failed: Error | undefined;
  child.stderr.on('data', (data: Buffer) => {
    said += data.toString();
  });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  void ended.then(() => {
    failed = new Error(`prometheus ended: ${said}`);
  });
  const stop = () => end(child, ended);
  try {
    await until(
      async () => (await fetch(`${url}/-/ready`)).ok,
      () => failed,
    );
    await until(
      async () => (await (await fetch(`${url}/api/v1/query?query=up`)).text()).includes('"1"'),
      () => failed,
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** A port where nobody listens, now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function hasPrometheus(): boolean {
  try {
    execFileSync('prometheus', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill();
  await ended;
}

/** Asks again and again; for a minute at the most. */
async function until(isTrue: () => Promise<boolean>, failed: () => Error | undefined): Promise<void> {
  for (let asked = 0; asked < 600; asked++) {
    const error = failed();
    if (error !== undefined) throw error;
    if (await isTrue().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('prometheus has not come up within a minute');
}
