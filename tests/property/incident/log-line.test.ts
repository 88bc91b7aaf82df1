/** What holds for any line and any zone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLogLine } from '../../../src/incident/log-line.ts';
import { instantsOf, localTime, zoneNamed } from '../../../src/incident/zone.ts';
import { rounds } from '../../support/parts.ts';
import { seed } from '../../support/seed.ts';

const zone = fc
  .constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu')
  .map(zoneNamed);
const now = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2099, 0) });
const pieces = fc.constantFrom(
  '14:32',
  '-5m',
  '-1h',
  'yesterday ',
  'today ',
  '2026-11-21',
  ' ',
  'T',
  'Z',
  '+05:30',
  ' UTC',
  'pm',
  ' deploy',
  '99',
  ':',
  '[',
  ']',
  '14.32',
  ' PST',
  ' IST',
  ' UTC+1',
  ' 5 min ago',
  '29 Nov ',
  'Nov 29 ',
  '-14:40',
  'Mon ',
  '31.02. ',
  '~',
  'at ',
);
const line = fc.oneof(
  fc.string(),
  fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join('')),
);

describe('any line in any zone @fault-56', () => {
  it(`keeps its words, asks, or gives up a time that is no later than now (seed ${seed}) @repeats`, () => {
    fc.assert(
      fc.property(line, now, zone, (text, at, zone) => {
        const read = parseLogLine(text, at, zone);
        if (read.dated) {
          expect(text).toContain(read.text);
          expect(read.occurredAt).toBeLessThanOrEqual(at + 5 * 60_000);
          expect(read.occurredAt).toBeGreaterThanOrEqual(0);
        } else expect(read).toMatchObject({ occurredAt: at, text: text.trim() });
        if (read.doubt !== undefined) expect(read.choices?.at(-1)).toEqual({ at: undefined, text: text.trim(), note: '' });
        for (const choice of read.choices ?? []) expect(text).toContain(choice.text);
      }),
      { seed, numRuns: rounds(2000) },
    );
  });

  const clocks = fc.constantFrom(
    '14:32',
    '4:05',
    '14:32:10',
    '2pm',
    '14 Uhr',
    '1795267930',
    '21/Nov/2026:14:32:10',
    '30 Nov',
    '2026-11-20',
    'yesterday',
    'last night',
    'quarter past 2',
    'noon',
    '3h earlier',
    'a few minutes ago',
  );
  const around = fc.constantFrom('', '*', '**', '_', '`', '"', '- ', '* ', '> ', '[', '(', '| ', 'at ', '~');
  const behind = fc.constantFrom(
    '',
    '*',
    ']',
    ')',
    ' UTC',
    '/UTC',
    ' [UTC]',
    ' PST',
    ' ET',
    ' XYZ',
    '?',
    '…',
    ' / ',
    '.',
    '!',
    'x',
    ' -',
    ': ',
    ';',
    ' — ',
    '"',
  );
  it(`that begins with a time is never silently of now (seed ${seed}) @repeats`, () => {
    fc.assert(
      fc.property(now, zone, around, clocks, behind, (at, zone, mark, clock, end) => {
        // `noonx` is a word, `14:32x` is a slip.
        const line = `${mark}${clock}${end === 'x' && !clock.includes(':') ? '' : end} deploy`;
        const read = parseLogLine(line, at, zone);
        expect(read.dated || read.doubt !== undefined, line).toBe(true);
      }),
      { seed, numRuns: rounds(3000) },
    );
  });

  it(`keeps a zone that was not understood, and reads none of several without asking (seed ${seed}) @repeats`, () => {
    const word = fc.constantFrom('PST', 'CST', 'IST', 'GST', 'SST', 'AST', 'AMT', 'BST');
    const written = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(now, written, word, (at, [hour, minute], name) => {
        const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const read = parseLogLine(`${clock} ${name} deploy`, at, zoneNamed('Europe/Berlin'));
        expect(read, `${clock} ${name}`).toMatchObject({ dated: false, doubt: expect.any(String) });
        expect(parseLogLine(`${clock} Q${name} deploy`, at, zoneNamed('Europe/Berlin')).text).toContain(`Q${name} deploy`);
      }),
      { seed, numRuns: rounds(1000) },
    );
  });

  const forms: readonly ((clock: string, date: string) => string)[] = [
    (clock) => clock,
    (clock) => `[${clock}]`,
    (clock) => `at ${clock}`,
    (clock) => clock.replace(':', '.'),
    (clock) => `${clock}:`,
    (clock, date) => `${date} ${clock}`,
    (clock, date) => `${date}T${clock}`,
  ];

  it(`a time of the last twelve hours is read as it was written, or asked about where the clock showed it twice (seed ${seed}) @repeats`, () => {
    const back = fc.integer({ min: 1, max: 12 * 60 - 1 });
    fc.assert(
      fc.property(now, back, zone, fc.constantFrom(...forms), (at, minutes, zone, form) => {
        const minute = at - (at % 60_000);
        const meant = minute - minutes * 60_000;
        const local = localTime(zone, meant);
        const two = (value: number) => String(value).padStart(2, '0');
        const clock = `${two(local.hour)}:${two(local.minute)}`;
        const words = `${form(clock, `${local.year}-${two(local.month)}-${two(local.day)}`)} deploy`;
        const read = parseLogLine(words, minute, zone);
        if (read.dated) expect(read).toMatchObject({ occurredAt: meant, text: 'deploy' });
        else
          expect(
            read.choices?.map((choice) => choice.at),
            words,
          ).toContain(meant);
        // Only a time with another one of the same words within reach is asked about.
        if (!read.dated)
          // Samoa once left out a whole day: the clock was moved within the day before.
          expect(
            instantsOf(zone, { ...local, second: 0 }).length > 1 ||
              [meant, minute - 24 * 60 * 60_000].some((instant) => zone.offsetAt(minute) !== zone.offsetAt(instant)),
          ).toBe(true);
      }),
      { seed, numRuns: rounds(3000) },
    );
  });
});

it(`an instant is among those at which the wall shows its time (seed ${seed}) @repeats`, () => {
  fc.assert(
    fc.property(now, zone, (at, zone) => {
      const second = at - (at % 1000);
      expect(instantsOf(zone, localTime(zone, second))).toContain(second);
    }),
    { seed, numRuns: rounds(2000) },
  );
});
