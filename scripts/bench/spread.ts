/** The middle of measured values, and what 95 of 100 stay below. */
export interface Spread {
  readonly median: number;
  readonly most: number;
}

/** Rounded to hundredths. */
export function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? Number.NaN) * 100) / 100;
  return { median: at(0.5), most: at(0.95) };
}
