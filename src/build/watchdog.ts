/**
 * Ends a build that a page never gives back to: a runbook's code with a loop that does not end blocks this process, timers and signals
 * included, so a thread of its own watches it.
 */
import { Worker } from 'node:worker_threads';

export interface Watchdog {
  /** What the build works on from now on, as the message names it; null when nothing of an author runs. */
  watch(unit: string | null): void;
  stop(): void;
}

/** Plain text for `eval`: nothing to find or compile when the thread starts. */
const thread = `
const { parentPort, workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let timer;
parentPort.on('message', (unit) => {
  clearTimeout(timer);
  if (unit === null) return;
  timer = setTimeout(() => {
    const seconds = workerData.limit / 1000;
    writeSync(2, '\\n' + unit + ':1:1 error its code has run for ' + seconds + ' s without a pause, which is the limit: it may hold a loop that does not end. The build was stopped; nothing of the site has changed.\\n');
    process.kill(process.pid, 'SIGKILL');
  }, workerData.limit);
});
`;

/** Watches this process. `limit` is in milliseconds. The process may end while it watches. */
export function startWatchdog(limit: number): Watchdog {
  const worker = new Worker(thread, { eval: true, workerData: { limit } });
  worker.unref();
  return {
    watch: (unit) => worker.postMessage(unit),
    stop: () => void worker.terminate(),
  };
}
