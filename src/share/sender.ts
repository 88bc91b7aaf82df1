/** Runs one round of sending at a time, and another one when something came meanwhile. */
export interface Sender {
  /** Sends what is missing, after whatever runs now. */
  wake(): void;
  stop(): void;
}

/** After a round that failed, in milliseconds. */
const again = 1000;

/** @param round answers after how many milliseconds to try again by itself, if so */
export function createSender(round: () => Promise<number | undefined>): Sender {
  let isRunning = false;
  let isWanted = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async () => {
    if (isRunning || isStopped) return;
    isRunning = true;
    clearTimeout(timer);
    while (isWanted && !isStopped) {
      isWanted = false;
      const later = await round().catch(() => again);
      if (later !== undefined) timer = setTimeout(wake, later);
    }
    isRunning = false;
  };
  const wake = () => {
    isWanted = true;
    // After what the page is doing: a tick is drawn and kept first.
    setTimeout(() => void run());
  };
  return {
    wake,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
