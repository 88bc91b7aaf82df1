/** What holds for any line and any zone. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseLogLine } from '../../../src/incident/log-line.ts';
import { instantsOf, localTime, zoneNamed } from '../../../src/incident/zone.ts';
import { seed } from './seed.ts';

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
);
const line = fc.oneof(
  fc.string(),
  fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join('')),
);

it(`a line keeps its words or gives up a time that is no later than now (seed ${seed})`, () => {
  fc.assert(
    fc.property(line, now, zone, (text, at, zone) => {
      const read = parseLogLine(text, at, zone);
      if (!read.dated) expect(read).toMatchObject({ occurredAt: at, text: text.trim() });
      else {
        expect(text).toContain(read.text);
        expect(read.text).not.toBe('');
        expect(read.occurredAt).toBeLessThanOrEqual(at + 5 * 60_000);
        expect(read.occurredAt).toBeGreaterThanOrEqual(0);
      }
    }),
    { seed, numRuns: 2000 },
  );
});

it(`an instant is among those at which the wall shows its time (seed ${seed})`, () => {
  fc.assert(
    fc.property(now, zone, (at, zone) => {
      const second = at - (at % 1000);
      expect(instantsOf(zone, localTime(zone, second))).toContain(second);
    }),
    { seed, numRuns: 2000 },
  );
});
