import { describe, expect, test } from 'vitest';
import { parseLogLine } from '../../../src/incident/log-line.ts';
import { instantsOf, utc, type Zone, zoneNamed } from '../../../src/incident/zone.ts';

const berlin = zoneNamed('Europe/Berlin');
/** 14:40 in Berlin. */
const now = Date.UTC(2026, 10, 21, 13, 40);
const read = (line: string, at = now, zone: Zone = berlin) => {
  const { occurredAt, text, dated } = parseLogLine(line, at, zone);
  return dated ? `${new Date(occurredAt).toISOString()} ${text}` : text;
};

test.each([
  ['14:32 deploy v2.3.1', '2026-11-21T13:32:00.000Z deploy v2.3.1'],
  ['14:32:05 deploy', '2026-11-21T13:32:05.000Z deploy'],
  ['9:05 alert', '2026-11-21T08:05:00.000Z alert'],
  ['13:32Z deploy', '2026-11-21T13:32:00.000Z deploy'],
  ['13:32 UTC deploy', '2026-11-21T13:32:00.000Z deploy'],
  ['2:32 pm deploy', '2026-11-21T13:32:00.000Z deploy'],
  ['12:10am page', '2026-11-20T23:10:00.000Z page'],
  ['-5m rolled back', '2026-11-21T13:35:00.000Z rolled back'],
  ['−90s rolled back', '2026-11-21T13:38:30.000Z rolled back'],
  ['-1h30m first errors', '2026-11-21T12:10:00.000Z first errors'],
  ['-5min rolled back', '2026-11-21T13:35:00.000Z rolled back'],
  ['yesterday 23:50 deploy', '2026-11-20T22:50:00.000Z deploy'],
  ['today 00:30 cron', '2026-11-20T23:30:00.000Z cron'],
  ['2026-11-21 13:32Z deploy', '2026-11-21T13:32:00.000Z deploy'],
  ['2026-11-21T14:32 deploy', '2026-11-21T13:32:00.000Z deploy'],
  ['2026-11-21 08:32-05:00 deploy', '2026-11-21T13:32:00.000Z deploy'],
  ['14:42 the clock here is two minutes ahead', '2026-11-21T13:42:00.000Z the clock here is two minutes ahead'],
])('%s', (line, expected) => expect(read(line)).toBe(expected));

test.each([
  '14:32',
  '15:30 deploy is planned',
  '25:00 x',
  '12:60 x',
  '13:00 pm x',
  '3:2 majority',
  '1:1 with Ben',
  '14:32–14:40 errors',
  '-5 rolled back',
  '- a list item',
  '-m flag was wrong',
  '-v2 deployed',
  '2026-02-30 10:00 no such day',
  '2026-13-01 10:00 no such month',
  '2027-01-01 10:00Z not yet',
  '1969-01-01 10:00Z too long ago',
  'yesterday we deployed',
  'deploy at 14:32',
  '5m later',
])('%s is of now, and keeps its words', (line) => {
  expect(parseLogLine(line, now, berlin)).toMatchObject({ occurredAt: now, text: line, dated: false });
});

test('a time before midnight, just after it, is of the day before', () => {
  expect(read('23:50 alert', Date.UTC(2026, 10, 21, 0, 10), utc)).toBe('2026-11-20T23:50:00.000Z alert');
});

describe('the night in which clocks go back (25 October 2026, 3:00 to 2:00)', () => {
  const early = Date.UTC(2026, 9, 25, 0, 45); // 2:45, the first time
  const late = Date.UTC(2026, 9, 25, 3, 0); // 4:00

  test('2:30 between the two is the first', () => {
    expect(read('02:30 deploy', early)).toBe('2026-10-25T00:30:00.000Z deploy');
  });

  test('2:30 after both is not decided', () => {
    expect(parseLogLine('02:30 deploy', late, berlin)).toEqual({
      occurredAt: late,
      text: '02:30 deploy',
      dated: false,
      doubt: 'The clock showed that twice.',
    });
    expect(parseLogLine('2026-10-25 02:30 deploy', late, berlin)).toMatchObject({ dated: false, doubt: 'The clock showed that twice.' });
    expect(read('00:30Z deploy', late)).toBe('2026-10-25T00:30:00.000Z deploy');
  });

  test('yesterday is the calendar’s', () => {
    expect(read('yesterday 23:30 alert', late)).toBe('2026-10-24T21:30:00.000Z alert');
  });
});

describe('the night in which clocks go forward (29 March 2026, 2:00 to 3:00)', () => {
  const after = Date.UTC(2026, 2, 29, 1, 30); // 3:30

  test('2:30 was left out', () => {
    expect(parseLogLine('2026-03-29 02:30 deploy', after, berlin)).toMatchObject({ dated: false, doubt: 'There is no such time.' });
    expect(parseLogLine('today 02:30 deploy', after, berlin)).toMatchObject({ dated: false, doubt: 'The clock left that out.' });
  });

  test('1:30 is an hour ago', () => expect(read('01:30 deploy', after)).toBe('2026-03-29T00:30:00.000Z deploy'));
});

test('zones with odd offsets', () => {
  expect(instantsOf(zoneNamed('Asia/Kathmandu'), { year: 2026, month: 1, day: 1, hour: 5, minute: 45, second: 0 })).toEqual([
    Date.UTC(2026, 0, 1),
  ]);
  expect(() => zoneNamed('Mars/Olympus')).toThrow(RangeError);
});
