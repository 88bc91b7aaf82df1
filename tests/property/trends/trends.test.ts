/** Whatever was measured: the figures lie among what they were reckoned from, and every incident is counted as often as it should be. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countIncidents } from '../../../src/trends/counts.ts';
import { enoughForMedian, spreadOf } from '../../../src/trends/spread.ts';
import { timeTrends } from '../../../src/trends/times.ts';
import { postmortem } from '../../support/postmortems.ts';
import { seed } from '../../support/seed.ts';

const values = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 30 });
const instant = fc.integer({ min: 0, max: 5000 }).map((minutes) => new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString());
const day = fc.integer({ min: 0, max: 900 }).map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
const meta = fc.record(
  {
    started: instant,
    detected: instant,
    acknowledged: instant,
    notified: instant,
    mitigated: instant,
    resolved: instant,
    severity: fc.constantFrom('SEV1', 'SEV2', 'SEV3', 'SEV4'),
  },
  { requiredKeys: [] },
);
const postmortems = fc
  .array(fc.tuple(fc.oneof(day, fc.constant('')), meta), { maxLength: 12 })
  .map((some) => some.map(([on, one], at) => postmortem(`p${at}`, on, one)));

describe(`trends (seed ${seed})`, () => {
  it('a median has as many values below it as above, within its spread, in any order of the values', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 1000 }), (some, more) => {
        const spread = spreadOf(some);
        expect(spread === undefined).toBe(some.length < enoughForMedian);
        if (spread === undefined) return;
        const { median, low, high } = spread;
        expect(low).toBeLessThanOrEqual(median);
        expect(median).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(Math.min(...some));
        expect(high).toBeLessThanOrEqual(Math.max(...some));
        expect(some.filter((value) => value < median).length).toBeLessThanOrEqual(some.length / 2);
        expect(some.filter((value) => value > median).length).toBeLessThanOrEqual(some.length / 2);
        expect(spreadOf(some.toReversed())).toEqual(spread);
        expect(spreadOf(some.map((value) => value + more))?.median).toBeCloseTo(median + more, 6);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('every incident is measured, contradictory or without the time, once; no measured time is negative', () => {
    fc.assert(
      fc.property(postmortems, (some) => {
        for (const { of, measured, contradictory } of timeTrends(some)) {
          expect(of).toBe(some.length);
          const ids = [...measured, ...contradictory].map(({ postmortem: { id } }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const { ms } of measured) expect(ms).toBeGreaterThanOrEqual(0);
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  it('periods follow one another without a gap and hold every incident with a day once', () => {
    fc.assert(
      fc.property(postmortems, (some) => {
        const { periods, undated, per } = countIncidents(some);
        expect(periods.reduce((sum, { all }) => sum + all, 0) + undated.length).toBe(some.length);
        for (const { all, bySeverity } of periods) expect(Object.values(bySeverity).reduce((sum, count) => sum + count, 0)).toBe(all);
        expect(periods.map(({ period }) => period)).toEqual([...new Set(periods.map(({ period }) => period))].sort());
        if (per === 'month') expect(periods.length).toBeLessThanOrEqual(12);
        if (periods.length > 0) expect([periods[0]?.all, periods.at(-1)?.all]).not.toContain(0);
      }),
      { seed, numRuns: 500 },
    );
  });
});
