/** Where a length of time lies in a picture: times of incidents differ a hundredfold, so each tick is several times the one before. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Of which an axis has those that it needs. */
const ticks = [minute, 5 * minute, 15 * minute, hour, 4 * hour, day, 3 * day, 10 * day, 30 * day, 100 * day, 1000 * day];

/** Room at both ends, so that a mark at an end is not cut: percent. */
const margin = 4;

export interface Axis {
  readonly ticks: readonly { readonly ms: number; readonly at: number }[];
  /** The place of a time, in percent of the width. What is less than the first tick lies on it. */
  readonly placeOf: (ms: number) => number;
}

/** An axis for these times; undefined where there are none. Ticks are left out where more than six would stand on it. */
export function axisFor(values: readonly number[]): Axis | undefined {
  if (values.length === 0) return undefined;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const from = Math.max(
    0,
    ticks.findLastIndex((tick) => tick <= least),
  );
  const found = ticks.findIndex((tick) => tick >= most);
  const to = Math.max(found === -1 ? ticks.length - 1 : found, from + 1);
  const [low, high] = [ticks[from] ?? minute, ticks[Math.min(to, ticks.length - 1)] ?? hour];
  const placeOf = (ms: number) => {
    const share = Math.log(Math.max(ms, low) / low) / Math.log(high / low);
    return Math.round((margin + Math.min(1, share) * (100 - 2 * margin)) * 100) / 100;
  };
  const all = ticks.slice(from, to + 1);
  const every = Math.ceil(all.length / 6);
  return { ticks: all.filter((_, at) => at % every === 0).map((ms) => ({ ms, at: placeOf(ms) })), placeOf };
}
