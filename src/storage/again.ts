/** Trying again after a failure: soon at first, then ever less often. */
export interface Again {
  later(): void;
  cancel(): void;
  /** The next failure is the first one again. */
  succeeded(): void;
  /** Never again. */
  end(): void;
}

/** How long after a failure it is tried again, in milliseconds; then the last one over and over. */
const pauses = [250, 500, 1000, 2000, 5000] as const;

export function tryAgain(act: () => void): Again {
  let failures = 0;
  let ended = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  return {
    later() {
      cancel();
      if (ended) return;
      timer = setTimeout(act, pauses[Math.min(failures, pauses.length - 1)]);
      failures += 1;
    },
    cancel,
    succeeded() {
      failures = 0;
    },
    end() {
      ended = true;
      cancel();
    },
  };
}
