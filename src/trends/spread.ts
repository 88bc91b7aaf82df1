/** What some measured values have in common: the middle one and how far they lie apart. Never of fewer than three. */

/** From how many values on there is a median. */
export const enoughForMedian = 3;
/** From how many values on the spread is that of the middle half; of fewer it is from the lowest to the highest. */
export const enoughForQuartiles = 8;

export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  /** What `low` and `high` are: all values, or the middle half of them. */
  readonly between: 'lowest and highest' | 'quartiles';
}

/** The spread of some values; undefined where they are too few to say anything in common. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length < enoughForMedian) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const between = sorted.length < enoughForQuartiles ? 'lowest and highest' : 'quartiles';
  const [from, to] = between === 'quartiles' ? [0.25, 0.75] : [0, 1];
  return { median: quantile(sorted, 0.5), low: quantile(sorted, from), high: quantile(sorted, to), between };
}

/** As spreadsheets reckon it (QUARTILE.INC): between two values where it falls between them. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place - Math.floor(place));
}
