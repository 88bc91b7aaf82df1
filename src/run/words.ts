/** An answer of Prometheus in words, for the log of an incident. Runs in the browser. */
import type { Result } from './answer.ts';
import { rowsOf, sharedLabels } from './rows.ts';
import { shownSeries, shownValue } from './show.ts';

/** As many series as one reads in a log. */
const most = 5;

/** `0.82`, `{pod="web-1"} 0.8; {pod="web-2"} 0.1; and 3 more`, or `no series`: one line. */
export function answerWords(instant: Result): string {
  const rows = rowsOf(instant, null);
  if (rows.length === 0) return 'no series';
  const shared = sharedLabels(rows);
  const parts = rows.slice(0, most).map(({ labels, now }) => {
    const value = now === null ? 'no value' : shownValue(now.value);
    // One series needs no name: the query names it.
    return labels === null || rows.length === 1 ? value : `${shownSeries(labels, shared)} ${value}`;
  });
  return [...parts, ...(rows.length > most ? [`and ${rows.length - most} more`] : [])].join('; ');
}
