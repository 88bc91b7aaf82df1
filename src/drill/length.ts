/** Lengths of time in scripts. */

/** The milliseconds of a length as authors write it: `30s`, `4m`, `1h`. */
export function milliseconds(length: string): number {
  const unit = { s: 1000, m: 60_000, h: 3_600_000 }[length.trim().at(-1) ?? ''] ?? 0;
  return Number.parseInt(length, 10) * unit;
}
