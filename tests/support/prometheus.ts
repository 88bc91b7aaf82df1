/** A real Prometheus that watches itself, on a port of the system's choice; tests that need it are skipped where it is not installed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './content-root.ts';
import { freePort, hasProgram, startProgram } from './server-program.ts';

export const noPrometheus = hasProgram('prometheus') ? '' : 'no `prometheus` on the PATH (Debian: apt install prometheus)';

export interface RunningPrometheus {
  url: string;
  stop: () => Promise<void>;
}

/**
 * Starts it and waits until it answers; with a configuration of its own until it has scraped itself. Rejects with what it printed when
 * it ends before that.
 * @param config path of its configuration
 */
export async function startPrometheus(config?: string): Promise<RunningPrometheus> {
  const folder = temporaryFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const own = join(folder, 'prometheus.yml');
  writeFileSync(
    own,
    `global: { scrape_interval: 1s }\nscrape_configs:\n  - job_name: self\n    static_configs: [{ targets: ['127.0.0.1:${port}'] }]\n`,
  );
  const args = [`--config.file=${config ?? own}`, `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=127.0.0.1:${port}`];
  const stop = await startProgram('prometheus', args, async () => {
    if (config !== undefined) return (await fetch(`${url}/-/ready`)).ok;
    return (await (await fetch(`${url}/api/v1/query?query=up`)).text()).includes('"1"');
  });
  return { url, stop };
}
