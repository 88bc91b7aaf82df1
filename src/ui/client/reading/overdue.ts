/** How many reviews are overdue today, on the pages that count them: home and health. */

import { urgency } from '../../../review/day.ts';
import { t } from '../../../words/text.ts';

/** How many of the days by which reviews are due have passed: in words, and as a meter. `today` as `2026-01-31`. */
export function countOverdue(today: string): void {
  const countIn = (days: readonly string[]) => days.filter((due) => urgency(due, today) === 'overdue').length;
  for (const dues of document.querySelectorAll<HTMLElement>('[data-dues]')) {
    const days = (dues.dataset['dues'] ?? '').split(' ');
    const overdue = countIn(days);
    if (overdue > 0) dues.textContent = t`${overdue} of ${days.length} overdue`;
    dues.dataset['state'] = overdue > 0 ? 'overdue' : 'fresh';
  }
  for (const meter of document.querySelectorAll<SVGElement>('[data-meter-dues]')) {
    const days = (meter.dataset['meterDues'] ?? '').split(' ').filter((day) => day !== '');
    const share = (count: number) => String((count / Number(meter.dataset['meterAll'])) * 100);
    const overdue = countIn(days);
    meter.querySelector('.good')?.setAttribute('width', share(days.length - overdue));
    meter.querySelector('.bad')?.setAttribute('x', share(days.length - overdue));
    meter.querySelector('.bad')?.setAttribute('width', share(overdue));
  }
}
