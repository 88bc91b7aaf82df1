import { expect, it } from 'vitest';
import { calendarFile } from '../../../src/review/calendar.ts';

const entry = { uid: 'a@b', day: '2026-02-28', since: '2026-01-31', summary: 'S', description: 'D', url: '' };

it('is what RFC 5545 asks for', () => {
  expect(calendarFile('Reviews', [entry])).toBe(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Breakglass//Reviews//EN',
      'NAME:Reviews',
      'X-WR-CALNAME:Reviews',
      'REFRESH-INTERVAL;VALUE=DURATION:P1D',
      'BEGIN:VEVENT',
      'UID:a@b',
      'DTSTAMP:20260131T000000Z',
      'DTSTART;VALUE=DATE:20260228',
      'SUMMARY:S',
      'DESCRIPTION:D',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  );
});

it('escapes what has a meaning, so that no text can add a line', () => {
  const text = calendarFile('N', [{ ...entry, summary: 'a;b,c\\d\r\nEND:VEVENT\rx\u0007', url: 'https://x/\r\nATTACH:y' }]);
  expect(text).toContain('SUMMARY:a\\;b\\,c\\\\d\\nEND:VEVENT\\nx \r\n');
  expect(text).toContain('URL:https://x/ATTACH:y\r\n');
  expect(text.match(/^END:VEVENT/gm)).toHaveLength(1);
});

it.each(['x'.repeat(400), 'ü'.repeat(200), '🔥'.repeat(90), `${'x'.repeat(66)}🔥🔥`])(
  'folds lines at 75 octets and cuts no character: %s',
  (summary) => {
    const text = calendarFile('N', [{ ...entry, summary }]);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`);
  },
);
