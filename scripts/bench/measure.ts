/** Runs a program and measures it: wall time, and the peak memory of it and all it starts. */
import { spawn, spawnSync } from 'node:child_process';

export interface Measured {
  seconds: number;
  /** Peak resident memory of the whole process tree, MiB; NaN where `ps` is not to be had. */
  peakMiB: number;
  status: number | null;
  output: string;
}

export async function measure(command: string, args: readonly string[], cwd: string): Promise<Measured> {
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    output += data.toString();
  });
  let peak = Number.NaN;
  const sampler = setInterval(() => {
    const used = treeMemory(child.pid ?? -1);
    if (Number.isNaN(peak) || used > peak) peak = used;
  }, 60);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(sampler);
  return { seconds: (performance.now() - started) / 1000, peakMiB: peak, status, output };
}

/** Resident memory of a process and its descendants, MiB. */
function treeMemory(root: number): number {
  const listed = spawnSync('ps', ['-eo', 'pid=,ppid=,rss='], { encoding: 'utf8' });
  if (listed.status !== 0) return Number.NaN;
  const rows = listed.stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = new Set([root]);
  let total = 0;
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid = 0, parent = 0] of rows) {
      if (!family.has(pid) && family.has(parent)) {
        family.add(pid);
        grown = true;
      }
    }
  }
  for (const [pid = 0, , rss = 0] of rows) if (family.has(pid)) total += rss / 1024;
  return total;
}
