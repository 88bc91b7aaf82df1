/** Days to come after incidents, as a calendar: when action items are due, and when postmortems are reviewed. */
import { type CalendarEntry, calendarFile } from '../review/calendar.ts';
import { followUpItems, openItems } from './items.ts';
import type { PostmortemSource } from './source.ts';

export interface CalendarOfSite {
  /** The site's title. */
  readonly title: string;
  /** Where the site is, with a slash at its end; empty where the settings do not say. */
  readonly home: string;
}

/** An iCalendar file. What is done or dropped is not in it, nor what has no day; a postmortem that is published needs no meeting. */
export function followUpCalendar(postmortems: readonly PostmortemSource[], { title, home }: CalendarOfSite): string {
  const host = URL.parse(home)?.host || 'breakglass.invalid';
  const linkTo = (address: string) => (home === '' ? '' : home + address);
  const due = openItems(followUpItems(postmortems)).flatMap(
    ({ key, title: action, owner, due: day, ticket, postmortem }): CalendarEntry[] =>
      day === undefined
        ? []
        : [
            {
              uid: `follow-up/${key}@${host}`,
              day,
              since: postmortem.day || day,
              summary: `Due: ${action}`,
              description: `Owner: ${owner ?? 'nobody yet'}. From the incident “${postmortem.title}”.${ticket === undefined ? '' : ` Ticket: ${ticket}`}`,
              url: linkTo(postmortem.address),
            },
          ],
  );
  const meetings = postmortems.flatMap(({ id, title: incident, address, day: happened, meta }): CalendarEntry[] =>
    meta.review === undefined || meta.status === 'published'
      ? []
      : [
          {
            uid: `postmortem-review/${id}@${host}`,
            day: meta.review,
            since: happened || meta.review,
            summary: `Review the postmortem “${incident}”`,
            description: `The postmortem is ${meta.status === 'draft' ? 'a draft' : 'in review'}.`,
            url: linkTo(address),
          },
        ],
  );
  const entries = [...due, ...meetings].sort((a, b) => (a.day + a.uid < b.day + b.uid ? -1 : 1));
  return calendarFile(`Follow-up: ${title}`, entries);
}
