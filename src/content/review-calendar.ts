/** The reviews that are due, as a calendar: of the whole site, or of one service. */
import { type CalendarEntry, calendarFile } from '../review/calendar.ts';
import { healthOf } from './health.ts';
import type { Site } from './site.ts';

/** An iCalendar file. Runbooks without any day are not in it: when they are due is not known. */
export function reviewCalendar(site: Site, service?: string): string {
  const { title, alerts } = site.settings;
  const home = alerts.site?.replace(/\/?$/, '/') ?? '';
  const entries = healthOf(site)
    .filter(({ id }) => service === undefined || id === service)
    .flatMap(({ title: of, runbooks }) =>
      runbooks.map(({ id, title, address, owner, review, every }): CalendarEntry & { id: string } => ({
        id,
        uid: `review/${id}@${URL.parse(home)?.host || 'breakglass.invalid'}`,
        day: review.due,
        since: review.day,
        summary: `Review the runbook “${title}” (${of})`,
        description: `${review.from === 'commit' ? 'No review recorded; last changed' : 'Last reviewed'} on ${review.day}, to be read through every ${every}. Owner: ${owner || 'unknown'}.`,
        url: home === '' ? '' : home + address,
      })),
    )
    .filter(({ day }) => day !== '')
    .sort((a, b) => (a.day + a.id < b.day + b.id ? -1 : 1));
  const name = site.services.find(({ id }) => id === service)?.title;
  return calendarFile(`Reviews: ${name ?? title}`, entries);
}
