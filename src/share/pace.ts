/** How fast something may come: so many at once, and so many a second after that. Whoever sends more waits, or is not looked at. */

export interface PaceLimit {
  /** At once. */
  readonly burst: number;
  readonly perSecond: number;
}

export interface Pace {
  /** Whether one more of this sender may be taken now; counts it if so. */
  take(sender: string): boolean;
}

/** So many senders have a measure of their own; those after them share one, so that nobody gains by having many names. */
const mostSenders = 50;

/** @param now milliseconds */
export function createPace({ burst, perSecond }: PaceLimit, now: () => number = () => Date.now()): Pace {
  const left = new Map<string, { tokens: number; at: number }>();
  const leftNow = (key: string, at: number) => {
    const { tokens, at: since } = left.get(key) ?? { tokens: burst, at };
    // A clock that was set back gives nothing and takes nothing.
    return Math.min(burst, tokens + (Math.max(0, at - since) / 1000) * perSecond);
  };
  /** Who sent nothing for a while is as good as new. */
  const forget = (at: number) => {
    for (const key of left.keys()) if (leftNow(key, at) >= burst) left.delete(key);
  };
  return {
    take(sender) {
      const at = now();
      const own = `of ${sender}`;
      if (!left.has(own) && left.size >= mostSenders) forget(at);
      const key = left.has(own) || left.size < mostSenders ? own : 'others';
      const tokens = leftNow(key, at);
      left.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
      return tokens >= 1;
    },
  };
}
