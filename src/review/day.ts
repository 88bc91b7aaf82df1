/** Days and periods, as authors write them, and how old a day is in words. */
import { t } from '../words/text.ts';

/** How many days ago a day was, `2026-01-31` both; negative for one to come. */
export function daysAgo(day: string, today: string): number {
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000);
}

/** `26 months`, `45 days`, `1 day`. */
export function readable(age: number): string {
  const months = Math.round(age / 30.44);
  if (months >= 3) return t`${months} months`;
  return age === 1 ? t`1 day` : t`${age} days`;
}

/**
 * The day that a period (`90d`, `6w`, `6mo`, `1y`) after a day is; undefined for what is no period, which the schema has refused already.
 * Months and years are those of the calendar: a month after January 31st is the last day of February.
 */
export function dayAfter(day: string, period: string): string | undefined {
  const [, count, unit] = /^(\d+)\s*(d|w|mo|y)$/.exec(period) ?? [];
  if (count === undefined) return undefined;
  const date = new Date(`${day}T00:00:00Z`);
  const number = Number(count);
  if (unit === 'd' || unit === 'w') date.setUTCDate(date.getUTCDate() + number * (unit === 'w' ? 7 : 1));
  else {
    const wanted = date.getUTCDate();
    date.setUTCMonth(date.getUTCMonth() + number * (unit === 'y' ? 12 : 1));
    if (date.getUTCDate() !== wanted) date.setUTCDate(0);
  }
  // A period of more years than a date can hold never ends.
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 ? undefined : date.toISOString().slice(0, 10);
}

/** How many days before a review is due it is worth a word. */
const soon = 14;

/** `fresh`, or from two weeks before the review is due `due`, or `overdue` from the day after. Without a due day it stays fresh. */
export function urgency(due: string | undefined, today: string): 'fresh' | 'due' | 'overdue' {
  if (due === undefined || due === '') return 'fresh';
  const past = daysAgo(due, today);
  return past > 0 ? 'overdue' : past >= -soon ? 'due' : 'fresh';
}
