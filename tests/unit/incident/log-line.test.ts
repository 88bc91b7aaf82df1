import { describe, expect, test } from 'vitest';
import { parseLogLine } from '../../../src/incident/log-line.ts';
import { understood } from '../../../src/incident/time-text.ts';
import { instantsOf, utc, type Zone, zoneNamed } from '../../../src/incident/zone.ts';

const berlin = zoneNamed('Europe/Berlin');
/** 14:40 in Berlin. */
const now = Date.UTC(2026, 10, 21, 13, 40);
const read = (line: string, at = now, zone: Zone = berlin) => {
  const { occurredAt, text, dated } = parseLogLine(line, at, zone);
  return dated ? `${new Date(occurredAt).toISOString()} ${text}` : text;
};

describe('what a line begins with is read as a time @fault-56', () => {
  test.each([
    ['14:32 deploy v2.3.1', '2026-11-21T13:32:00.000Z deploy v2.3.1'],
    ['14:32:05 deploy', '2026-11-21T13:32:05.000Z deploy'],
    ['9:05 alert', '2026-11-21T08:05:00.000Z alert'],
    ['13:32Z deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['13:32 UTC deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['2:32 pm deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['2:32pm deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['2pm deploy', '2026-11-21T13:00:00.000Z deploy'],
    ['2 p.m. deploy', '2026-11-21T13:00:00.000Z deploy'],
    ['14.32 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['14h32 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['14:32: deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['14:32 - deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['14:32, deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['[14:32] deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['(14:32) deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['<14:32> deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['[14:32]: deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['at 14:32 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['~14:32 deploy', '2026-11-21T13:32:00.000Z ~14:32 deploy'],
    ['about 14:32 deploy', '2026-11-21T13:32:00.000Z about 14:32 deploy'],
    ['-5m rolled back', '2026-11-21T13:35:00.000Z rolled back'],
    ['-5 min rolled back', '2026-11-21T13:35:00.000Z rolled back'],
    ['5 min ago rolled back', '2026-11-21T13:35:00.000Z rolled back'],
    ['5m ago: rolled back', '2026-11-21T13:35:00.000Z rolled back'],
    ['an hour ago first errors', '2026-11-21T12:40:00.000Z first errors'],
    ['1 hour and 30 minutes ago first errors', '2026-11-21T12:10:00.000Z first errors'],
    ['T-5m rolled back', '2026-11-21T13:35:00.000Z rolled back'],
    ['−90s rolled back', '2026-11-21T13:38:30.000Z rolled back'],
    ['-1h30m first errors', '2026-11-21T12:10:00.000Z first errors'],
    ['-1h 30m first errors', '2026-11-21T12:10:00.000Z first errors'],
    ['-5min rolled back', '2026-11-21T13:35:00.000Z rolled back'],
    ['-2d deploy', '2026-11-19T13:40:00.000Z deploy'],
    ['yesterday 23:50 deploy', '2026-11-20T22:50:00.000Z deploy'],
    ['yesterday at 23:50 deploy', '2026-11-20T22:50:00.000Z deploy'],
    ['last night 23:50 deploy', '2026-11-20T22:50:00.000Z deploy'],
    ['last night 01:30 deploy', '2026-11-21T00:30:00.000Z deploy'],
    ['today 00:30 cron', '2026-11-20T23:30:00.000Z cron'],
    ['Fri 23:50 deploy', '2026-11-20T22:50:00.000Z deploy'],
    ['20 Nov 23:50 deploy', '2026-11-20T22:50:00.000Z deploy'],
    ['Nov 20 23:50 deploy', '2026-11-20T22:50:00.000Z deploy'],
    ['Nov 20th, 2026 at 23:50 deploy', '2026-11-20T22:50:00.000Z deploy'],
    ['20.11. 23:50 deploy', '2026-11-20T22:50:00.000Z deploy'],
    ['20.11.2026 23:50 deploy', '2026-11-20T22:50:00.000Z deploy'],
    ['11/20 23:50 deploy', '2026-11-20T22:50:00.000Z deploy'],
    ['2026-11-21 13:32Z deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['[2026-11-21 14:32] deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['2026-11-21T14:32 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['2026-11-21 08:32-05:00 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['2026-11-21T13:32:00.123Z deploy', '2026-11-21T13:32:00.123Z deploy'],
    ['2026-11-21 14:32:01,123 ERROR deploy', '2026-11-21T13:32:01.123Z ERROR deploy'],
    ['2026-11-21T14:32:00+01:00 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['14:32 UTC+1 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['14:32 gmt+1 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['14:32+01:00 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['14:32 CET deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['08:32 EST deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['05:32 PDT deploy', '05:32 PDT deploy'],
    ['08:32 ET deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['8:32 am et deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['05:32 PT deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['05:32 PST/PDT deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['07:32 CT deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['05:32 Pacific', '2026-11-21T13:32:00.000Z '],
    ['05:32 Pacific time deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['08:32 eastern standard time deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['08:32 New York time deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['08:32 est deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['08:32EST deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['08:32 EST5EDT deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['13:32 [UTC] deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['13:32 (UTC) deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['13:32 (UTC+0): deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['13:32/UTC deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['13:32, UTC deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['[13:32] UTC deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['[13:32 UTC] deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['2026-11-21T14:32:10.5+01:00[Europe/Berlin] deploy', '2026-11-21T13:32:10.500Z deploy'],
    ['14:32h deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['14:32 Uhr deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['14 Uhr deploy', '2026-11-21T13:00:00.000Z deploy'],
    ['14 Uhr 32 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['*14:32* deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['**14:32** deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['`14:32` deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['- 14:32 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['- [x] 14:32 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['1. 14:32 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['> 14:32 deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['- 5 min ago deploy', '2026-11-21T13:35:00.000Z deploy'],
    ['21/Nov/2026:13:32:10 +0000 "GET / HTTP/1.1" 500', '2026-11-21T13:32:10.000Z "GET / HTTP/1.1" 500'],
    ['[21/Nov/2026:13:32:10 +0000] "GET /" 500', '2026-11-21T13:32:10.000Z "GET /" 500'],
    [
      '10.0.0.1 - - [21/Nov/2026:13:32:10 +0000] "GET /" 500',
      '2026-11-21T13:32:10.000Z 10.0.0.1 - - [21/Nov/2026:13:32:10 +0000] "GET /" 500',
    ],
    ['2026/11/21 14:32:10 [error] 12#0: x', '2026-11-21T13:32:10.000Z [error] 12#0: x'],
    ['E1121 14:32:10.123456 1 main.go:1] x', '2026-11-21T13:32:10.123Z 1 main.go:1] x'],
    ['Sat Nov 21 13:32:10 UTC 2026 x', '2026-11-21T13:32:10.000Z x'],
    ['Sat, 21 Nov 2026 13:32:10 +0000 x', '2026-11-21T13:32:10.000Z x'],
    ['time="2026-11-21T13:32:10Z" level=error', '2026-11-21T13:32:10.000Z level=error'],
    ['20261121T133210Z x', '2026-11-21T13:32:10.000Z x'],
    ['1795267930 deploy', '2026-11-21T13:32:10.000Z deploy'],
    ['1795267930123 deploy', '2026-11-21T13:32:10.123Z deploy'],
    ['[1795267930.123] deploy', '2026-11-21T13:32:10.000Z deploy'],
    ['noon deploy', '2026-11-21T11:00:00.000Z noon deploy'],
    ['yesterday noon deploy', '2026-11-20T11:00:00.000Z yesterday noon deploy'],
    ['quarter past 2 pm deploy', '2026-11-21T13:15:00.000Z deploy'],
    ['quarter to 14 deploy', '2026-11-21T12:45:00.000Z deploy'],
    ['two hours ago deploy', '2026-11-21T11:40:00.000Z deploy'],
    ['an hour and a half ago deploy', '2026-11-21T12:10:00.000Z deploy'],
    ['a couple of minutes ago deploy', '2026-11-21T13:38:00.000Z a couple of minutes ago deploy'],
    ['about 5 min ago deploy', '2026-11-21T13:35:00.000Z about 5 min ago deploy'],
    ['22:32 JST deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['08:32 America/New_York deploy', '2026-11-21T13:32:00.000Z deploy'],
    ['14:10-14:20 errors', '2026-11-21T13:10:00.000Z 14:10-14:20 errors'],
    ['14:10–14:20 errors', '2026-11-21T13:10:00.000Z 14:10–14:20 errors'],
    ['14:10 to 14:20 errors', '2026-11-21T13:10:00.000Z 14:10 to 14:20 errors'],
    ['09:00-11:00 maintenance', '2026-11-21T08:00:00.000Z 09:00-11:00 maintenance'],
    ['14:42 the clock here is two minutes ahead', '2026-11-21T13:42:00.000Z the clock here is two minutes ahead'],
  ])('%s', (line, expected) => expect(read(line)).toBe(expected));
});

describe('what is no time is of now, and keeps its words @fault-56', () => {
  test.each([
    '3:2 majority',
    '1:1 with Ben',
    '- a list item',
    '- 5 min downtime',
    '-m flag was wrong',
    '-v2 deployed',
    '00:11:22:33:44:55 flapping',
    '1.2.30 deployed',
    '8.8.8.8 unreachable',
    '10 to 15 pods fail',
    '3 markets are down',
    '5 min before the deploy',
    '1h30m later',
    'deploy at 14:32',
    '5m later',
    '14.32 % of requests fail',
    '14.32 ms p99',
    '10.20.30.40 is down',
    '500 errors a second',
    'may be the cache',
    '2 pods restart',
  ])('%s', (line) => expect(parseLogLine(line, now, berlin)).toEqual({ occurredAt: now, text: line, dated: false }));
});

describe('a time that is not certain is asked about, never taken for now @fault-56', () => {
  const choices = (line: string, at = now, zone: Zone = berlin) => {
    const asked = parseLogLine(line, at, zone);
    expect(asked).toMatchObject({ dated: false, occurredAt: at, text: line });
    expect(asked.doubt, line).toBeTruthy();
    expect(asked.choices?.at(-1)).toEqual({ at: undefined, text: line, note: '' });
    return asked.choices
      ?.slice(0, -1)
      .map((choice) => `${new Date(choice.at ?? 0).toISOString().slice(0, 16)}${choice.note && ` ${choice.note}`}`);
  };

  test.each([
    ['15:30 deploy is planned', ['2026-11-20T14:30', '2026-11-21T14:30']],
    ['12:10am page', ['2026-11-19T23:10', '2026-11-20T23:10']],
    ['01:10-01:20 errors', ['2026-11-20T00:10', '2026-11-21T00:10']],
    ['25:00 x', []],
    ['12:60 x', []],
    ['13:00 pm x', []],
    ['2026-02-30 10:00 no such day', []],
    ['2026-13-01 10:00 no such month', []],
    ['2027-01-01 10:00Z not yet', ['2027-01-01T10:00']],
    ['1969-01-01 10:00Z too long ago', []],
    ['-5 rolled back', ['2026-11-21T13:35']],
    ['1432 alert fired', ['2026-11-21T13:32']],
    ['gestern 14:32 deploy', ['2026-11-21T13:32']],
    ['08:32-05:00 deploy', ['2026-11-21T07:32', '2026-11-21T13:32']],
    ['14:32 EDT deploy', ['2026-11-20T18:32 UTC−4', '2026-11-20T19:32 the clock in New York']],
    ['18h deploy', ['2026-11-20T17:00', '2026-11-21T17:00']],
    ['14:32deploy', ['2026-11-21T13:32']],
    ['14:32? deploy', ['2026-11-21T13:32']],
    ['14 : 32 deploy', ['2026-11-21T13:32']],
    ['14時32分 deploy', ['2026-11-21T13:32']],
    ['１４：３２ deploy', []],
    ['3h earlier deploy', ['2026-11-21T10:40']],
    ['a few minutes ago deploy', ['2026-11-21T13:37', '2026-11-21T13:35']],
    ['yesterday', ['2026-11-20T13:40 24 hours ago']],
    ['yesterday we deployed', ['2026-11-20T13:40 24 hours ago']],
    ['last night deploy', []],
    ['this morning deploy', []],
    ['20 Nov deploy', []],
    ['2026-11-20 deploy', []],
    ['T+5m restart', []],
    ['midnight', ['2026-11-19T23:00', '2026-11-20T23:00']],
    ['yesterday midnight batch', ['2026-11-19T23:00', '2026-11-20T23:00']],
    ['quarter past 2 deploy', ['2026-11-21T13:15']],
    ["2 o'clock deploy", ['2026-11-21T13:00']],
    ['1234567890 failed', ['2009-02-13T23:31']],
    ['22 Nov 00:10 deploy', ['2026-11-21T23:10']],
    ['05:32 Pacific deploy', ['2026-11-21T13:32', '2026-11-21T04:32']],
    ['14:32 Central Bank down', ['2026-11-20T20:32', '2026-11-21T13:32']],
    ['05:32 PST deploy', ['2026-11-21T13:32 Los Angeles', '2026-11-20T21:32 Manila']],
    ['23:10 PST deploy', ['2026-11-21T07:10 Los Angeles', '2026-11-20T15:10 Manila']],
    ['21:00 CST deploy', ['2026-11-21T03:00 Chicago', '2026-11-21T13:00 China', '2026-11-21T02:00 Cuba']],
    ['14:32 GST deploy', ['2026-11-21T10:32 Dubai', '2026-11-20T16:32 South Georgia']],
    ['14:32 SST deploy', ['2026-11-21T01:32 Samoa', '2026-11-21T06:32 Singapore']],
    ['14:32 Mars/Olympus x', undefined],
  ] as const)('%s', (line, expected) => {
    if (expected === undefined) expect(read(line)).toContain('Mars/Olympus x');
    else if (line.includes('EDT')) expect(choices(line)).toEqual(expect.arrayContaining([...expected]));
    else expect(choices(line)).toEqual(expected);
  });

  test('the first of the next year is in the future, not long ago', () => {
    const eve = Date.UTC(2026, 11, 31, 20);
    expect(parseLogLine('1 Jan 00:10 deploy', eve, berlin).doubt).toBe('1 Jan 00:10 is in the future.');
    expect(parseLogLine('1 Dec 00:10 deploy', Date.UTC(2026, 10, 30, 20), berlin).doubt).toBe('1 Dec 00:10 is in the future.');
    expect(read('31 Dec 23:50 deploy', Date.UTC(2027, 0, 1, 1))).toBe('2026-12-31T22:50:00.000Z deploy');
  });

  test('there are no more choices than keys', () => {
    for (const line of ['11:00 IST x', '1/2 11:00 CST x', '11:00 BST x'])
      expect(parseLogLine(line, now, berlin).choices?.length ?? 0).toBeLessThan(10);
  });

  test('an abbreviation with several meanings, unless one is the clock here', () => {
    const india = Date.UTC(2026, 10, 21, 9);
    expect(choices('11:00 IST deploy', india)).toEqual(['2026-11-21T05:30 India', '2026-11-21T09:00 Israel']);
    expect(read('11:00 IST deploy', india, zoneNamed('Asia/Kolkata'))).toBe('2026-11-21T05:30:00.000Z deploy');
    expect(read('11:00 IST deploy', india, zoneNamed('Asia/Jerusalem'))).toBe('2026-11-21T09:00:00.000Z deploy');
    expect(choices('08:30 IST deploy', india, zoneNamed('Europe/Dublin'))).toContain('2026-11-21T08:30 the clock in Ireland');
  });

  test('summer time in winter, and the other way round', () => {
    const june = Date.UTC(2026, 5, 21, 13, 40);
    expect(read('14:30 BST deploy', june, zoneNamed('Europe/London'))).toBe('2026-06-21T13:30:00.000Z deploy');
    expect(choices('13:30 BST deploy', now, zoneNamed('Europe/London'))).toEqual(
      expect.arrayContaining(['2026-11-21T12:30 UTC+1', '2026-11-21T13:30 the clock in London']),
    );
    expect(choices('09:30 EST deploy', june, zoneNamed('America/New_York'))).toContain('2026-06-21T13:30 the clock in New York');
    expect(read('09:30 EDT deploy', june, zoneNamed('America/New_York'))).toBe('2026-06-21T13:30:00.000Z deploy');
    expect(read('15:30 CEST deploy', june)).toBe('2026-06-21T13:30:00.000Z deploy');
    expect(choices('15:30 CET deploy', june)).toContain('2026-06-21T13:30 the clock in Berlin');
  });

  test('a time alone is no line', () => expect(parseLogLine('14:32', now, berlin)).toMatchObject({ dated: true, text: '' }));
});

describe('what looks like a zone and is none stays in the text, and is named @fault-56', () => {
  test.each([
    ['14:32 XYZ deploy', 'XYZ'],
    ['14:32 [XYZ] deploy', 'XYZ'],
    ['[14:32] XYZ deploy', 'XYZ'],
    ['14:32 UTC+99 deploy', 'UTC+99'],
    ['14:32 DB down', 'DB'],
  ])('%s', (line, name) => {
    const read = parseLogLine(line, now, berlin);
    expect(read).toMatchObject({ dated: true, unread: name });
    expect(read.text).toContain(name);
    expect(understood(line, now, { zone: berlin, name: 'Europe/Berlin' })).toBe(
      `→ Sat 14:32 Europe/Berlin = 13:32 UTC (“${name}” not read as a zone)`,
    );
  });

  test.each([
    '14:32 [ERROR] x',
    '14:32:05 INFO x',
    '14:32 GET /api fails',
    '14:32, DB down',
    '14:32 deploy',
    '14:32 Response time doubled',
  ])('%s has none', (line) => expect(parseLogLine(line, now, berlin)).not.toHaveProperty('unread'));
});

describe('the nights in which clocks change, by zone @fault-56', () => {
  // [zone, a time that is shown twice, how long apart, a time that is left out]
  test.each([
    ['Europe/Berlin', '2026-10-25 02:30', 60, '2026-03-29 02:30'],
    ['Europe/London', '2026-10-25 01:30', 60, '2026-03-29 01:30'],
    ['America/New_York', '2026-11-01 01:30', 60, '2026-03-08 02:30'],
    ['Australia/Lord_Howe', '2026-04-05 01:45', 30, '2026-10-04 02:15'],
  ])('%s', (name, twice, apart, never) => {
    const zone = zoneNamed(name);
    const later = Date.UTC(2026, 11, 24);
    const both = parseLogLine(`${twice} deploy`, later, zone);
    expect(both).toMatchObject({ dated: false, doubt: expect.stringContaining('twice') });
    const [first, second] = both.choices ?? [];
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(apart * 60_000);
    expect([first?.note, second?.note]).toEqual(['the first time', 'the second time']);
    expect(parseLogLine(`${never} deploy`, later, zone)).toMatchObject({ dated: false, doubt: expect.stringContaining('skipped') });
  });

  test('Apia left out a whole day', () => {
    const zone = zoneNamed('Pacific/Apia');
    expect(parseLogLine('2011-12-30 12:00 deploy', Date.UTC(2012, 0, 2), zone)).toMatchObject({
      dated: false,
      doubt: expect.stringContaining('skipped'),
    });
  });

  test('Kolkata has no such night', () => {
    expect(read('2026-10-25 02:30 deploy', Date.UTC(2026, 11, 24), zoneNamed('Asia/Kolkata'))).toBe('2026-10-24T21:00:00.000Z deploy');
  });
});

test('what was understood is shown on the clock here and in UTC @fault-56', () => {
  const shown = { zone: berlin, name: 'Europe/Berlin' };
  expect(understood('14:32 deploy', now, shown)).toBe('→ Sat 14:32 Europe/Berlin = 13:32 UTC');
  expect(understood('-1h first errors', Date.UTC(2026, 10, 21, 0, 10), shown)).toBe('→ Sat 00:10 Europe/Berlin = Fri 23:10 UTC');
  expect(understood('2026-06-01 14:32 deploy', now, shown)).toBe('→ Mon 1 Jun 2026 14:32 Europe/Berlin = 12:32 UTC');
  expect(understood('14:32 deploy', Date.UTC(2026, 10, 21, 14, 40), { zone: utc, name: 'UTC' })).toBe('→ Sat 14:32 UTC');
  expect(understood('rolled back', now, shown)).toBe('→ now');
  expect(understood('15:30 deploy', now, shown)).toMatch(/^\? 15:30: which day\?$/);
  expect(understood('  ', now, shown)).toBe('');
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
    for (const line of ['02:30 deploy', '2026-10-25 02:30 deploy']) {
      expect(parseLogLine(line, late, berlin)).toMatchObject({ occurredAt: late, text: line, dated: false });
      expect(parseLogLine(line, late, berlin).doubt).toMatch(/showed .*02:30 twice/);
      expect(parseLogLine(line, late, berlin).choices?.map(({ at }) => at)).toEqual([early - 900_000, early + 2_700_000, undefined]);
    }
    expect(read('00:30Z deploy', late)).toBe('2026-10-25T00:30:00.000Z deploy');
  });

  test('yesterday is the calendar’s', () => {
    expect(read('yesterday 23:30 alert', late)).toBe('2026-10-24T21:30:00.000Z alert');
  });
});

describe('the night in which clocks go forward (29 March 2026, 2:00 to 3:00)', () => {
  const after = Date.UTC(2026, 2, 29, 1, 30); // 3:30

  test('2:30 was left out', () => {
    for (const line of ['2026-03-29 02:30 deploy', 'today 02:30 deploy', '02:30 deploy']) {
      const { doubt, choices } = parseLogLine(line, after, berlin);
      expect(doubt, line).toMatch(/skipped .*02:30/);
      expect(
        choices?.map(({ at }) => at),
        line,
      ).toEqual(expect.arrayContaining([Date.UTC(2026, 2, 29, 0, 30), Date.UTC(2026, 2, 29, 1, 30)]));
    }
  });

  test('1:30 is an hour ago', () => expect(read('01:30 deploy', after)).toBe('2026-03-29T00:30:00.000Z deploy'));
});

test('zones with odd offsets', () => {
  expect(instantsOf(zoneNamed('Asia/Kathmandu'), { year: 2026, month: 1, day: 1, hour: 5, minute: 45, second: 0 })).toEqual([
    Date.UTC(2026, 0, 1),
  ]);
  expect(() => zoneNamed('Mars/Olympus')).toThrow(RangeError);
});
