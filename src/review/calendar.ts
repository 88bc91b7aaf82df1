/** Days to come as an iCalendar file (RFC 5545), for any calendar to subscribe to. */

export interface CalendarEntry {
  /** The same for the same thing in every file: a calendar moves what it knows instead of adding it again. */
  uid: string;
  /** The day it is on, `2026-01-31`. */
  day: string;
  /** The day on which that was last settled. */
  since: string;
  summary: string;
  description: string;
  /** Empty when there is none. */
  url: string;
}

/** Entries of a whole day each, which mark nobody as busy. */
export function calendarFile(name: string, entries: readonly CalendarEntry[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Breakglass//Reviews//EN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    ...entries.flatMap(({ uid, day, since, summary, description, url }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      // Of the entry, not of the file: equal content makes equal bytes.
      `DTSTAMP:${since.replaceAll('-', '')}T000000Z`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `SUMMARY:${escaped(summary)}`,
      `DESCRIPTION:${escaped(description)}`,
      ...(url === '' ? [] : [`URL:${url.replace(/[\r\n]/g, '')}`]),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

/** TEXT (RFC 5545, 3.3.11); controls have no place in it. */
function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

const encoder = new TextEncoder();

/** Lines of at most 75 octets; what follows begins with a space (RFC 5545, 3.1). No character is cut in two. */
function folded(line: string): string {
  let out = '';
  let room = 75;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (size > room) {
      out += '\r\n ';
      room = 74;
    }
    out += character;
    room -= size;
  }
  return out;
}
