/** When a runbook was last read through, as far as anybody has recorded it, and when that is due again. */
import { dayAfter } from './day.ts';

export interface Review {
  /** The day that counts, `2026-01-31`; empty when neither the author nor git has one. */
  day: string;
  /** Where the day is from: the frontmatter, or the last commit of the file, which shows that somebody changed it and no more. */
  from: 'frontmatter' | 'commit' | 'nowhere';
  /** The day by which it should be read through again; empty when that cannot be known. */
  due: string;
}

/** `every` is a period (`6mo`); `lastChanged` is empty when git does not know. */
export function reviewOf(lastReviewed: string | undefined, lastChanged: string, every: string): Review {
  const day = lastReviewed ?? lastChanged;
  if (day === '') return { day, from: 'nowhere', due: '' };
  return { day, from: lastReviewed === undefined ? 'commit' : 'frontmatter', due: dayAfter(day, every) ?? '' };
}
