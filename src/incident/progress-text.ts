/** Progress in words. By itself: pages that are only read carry it. */
import { t } from '../words/text.ts';
import type { Counts } from './progress.ts';

/** Counts in words: `5 of 23 done, 2 skipped, 1 blocked`. What was left out is never counted as done. */
export function progressText(counts: Omit<Counts, 'open'>): string {
  const { completed, skipped, blocked, total } = counts;
  const others = [
    [skipped, 'skipped'],
    [counts['not-applicable'], t`not applicable`],
    [blocked, 'blocked'],
  ] as const;
  return [t`${completed} of ${total} done`, ...others.filter(([number]) => number > 0).map((entry) => entry.join(' '))].join(', ');
}
