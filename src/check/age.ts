/** Days and periods, as authors write them. */

/** How many days ago a day was, `2026-01-31` both; negative for one to come. */
export function daysAgo(day: string, today: string): number {
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000);
}

const days: Readonly<Record<string, number>> = { d: 1, w: 7, mo: 30.44, y: 365.25 };

/** `90d`, `6w`, `6mo`, `1y` in days; no limit for what is no period, which the schema has refused already. */
export function daysIn(period: string): number {
  const [, count, unit = ''] = /^(\d+)\s*(d|w|mo|y)$/.exec(period) ?? [];
  return count === undefined ? Number.POSITIVE_INFINITY : Number(count) * (days[unit] ?? Number.POSITIVE_INFINITY);
}

/** `26 months`, `45 days`. */
export function readable(age: number): string {
  const months = Math.round(age / 30.44);
  return months < 3 ? `${age} days` : `${months} months`;
}
