/** The day of the last review as an age, reckoned now: so a page that was kept offline for a year shows it. */

import { daysAgo, readable, urgency } from '../../../review/day.ts';
import { t } from '../../../words/text.ts';

const words = { fresh: '', due: t`, review due`, overdue: t`, overdue` };

/** `today` as `2026-01-31`. The room for the words is kept by `.age` in the styles. */
export function reviewAge(today: string): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('.age[datetime]')) {
    const days = daysAgo(time.dateTime, today);
    // A day to come is a slip of the pen or of the clock: it stands as it is written.
    if (days < 0) continue;
    const state = urgency(time.dataset['due'], today);
    time.textContent = `${days === 0 ? t`today` : t`${readable(days)} ago`}${words[state]}`;
    time.title = time.dateTime;
    time.dataset['state'] = state;
  }
}
