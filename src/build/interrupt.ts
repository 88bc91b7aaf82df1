/** Ctrl-C and its like while a build runs. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Cleans up when a signal asks this process to end, and lets it end by that signal. Returns what stops listening. */
export function onInterrupt(cleanUp: () => void): () => void {
  const listeners = signals.map((signal) => {
    const listener = () => {
      stop();
      try {
        cleanUp();
      } finally {
        process.kill(process.pid, signal);
      }
    };
    process.on(signal, listener);
    return { signal, listener };
  });
  const stop = () => {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  };
  return stop;
}
