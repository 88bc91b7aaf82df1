/** How far the days by which action items are due are on the day that the page is read. */
import { daysAgo, readable, urgency } from '../../../review/day.ts';
import { t } from '../../../words/text.ts';

/** Overdue, due today or soon, in words; other days stay as they are. `today` as `2026-01-31`. */
export function dueDays(today: string): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('[data-due-day]')) {
    const days = daysAgo(time.dateTime, today);
    const state = urgency(time.dateTime, today);
    time.dataset['state'] = state;
    if (state === 'fresh') continue;
    const left = -days;
    time.title = time.dateTime;
    time.textContent =
      days > 0 ? t`${readable(days)} overdue` : days === 0 ? t`due today` : t`due in ${left} ${left === 1 ? 'day' : 'days'}`;
  }
}
