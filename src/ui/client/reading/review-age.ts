/** The day of the last review as an age, reckoned now: so a page that was kept offline for a year shows it. */
import { daysAgo, readable, urgency } from '../../../review/day.ts';

const words = { fresh: '', due: ', review due', overdue: ', overdue' };

/** In the table of health: how many of the days by which reviews are due have passed. */
function countOverdue(today: string): void {
  const countIn = (days: readonly string[]) => days.filter((due) => urgency(due, today) === 'overdue').length;
  for (const dues of document.querySelectorAll<HTMLElement>('[data-dues]')) {
    const days = (dues.dataset['dues'] ?? '').split(' ');
    const overdue = countIn(days);
    if (overdue > 0) dues.textContent = `${overdue} of ${days.length} overdue`;
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

/** `today` as `2026-01-31`. The room for the words is kept by `.age` in the styles. */
export function reviewAge(today: string): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('.age[datetime]')) {
    const days = daysAgo(time.dateTime, today);
    // A day to come is a slip of the pen or of the clock: it stands as it is written.
    if (days < 0) continue;
    const state = urgency(time.dataset['due'], today);
    time.textContent = `${days === 0 ? 'today' : `${readable(days)} ago`}${words[state]}`;
    time.title = time.dateTime;
    time.dataset['state'] = state;
  }
  countOverdue(today);
}
