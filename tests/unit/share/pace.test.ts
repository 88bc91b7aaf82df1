/** How fast something may come from somebody. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPace } from '../../../src/share/pace.ts';

test('never more than the burst and what the time since gives, however it is asked', () => {
  const asks = fc.array(fc.record({ after: fc.integer({ min: 0, max: 3000 }), times: fc.integer({ min: 1, max: 40 }) }), { maxLength: 30 });
  fc.assert(
    fc.property(asks, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 10 }), (rounds, burst, perSecond) => {
      let now = 0;
      let taken = 0;
      const pace = createPace({ burst, perSecond }, () => now);
      for (const { after, times } of rounds) {
        now += after;
        for (let at = 0; at < times; at++) if (pace.take('a')) taken += 1;
        expect(taken).toBeLessThanOrEqual(burst + (now / 1000) * perSecond + 1e-6);
      }
    }),
  );
});

test('one who sends much takes nothing from the others', () => {
  const pace = createPace({ burst: 3, perSecond: 1 }, () => 0);
  for (let at = 0; at < 100; at++) pace.take('loud');
  expect([1, 2, 3, 4].map(() => pace.take('quiet'))).toEqual([true, true, true, false]);
});

test('many names are no way around it, and are forgotten when they are silent', () => {
  let now = 0;
  const pace = createPace({ burst: 2, perSecond: 1 }, () => now);
  const taken = Array.from({ length: 10_000 }, (_, at) => pace.take(`name ${at}`)).filter(Boolean);
  expect(taken.length).toBeLessThanOrEqual(2 * 51);
  now = 10_000;
  expect([pace.take('newcomer'), pace.take('newcomer')]).toEqual([true, true]);
});

test('a clock that was set back gives nothing and takes nothing', () => {
  let now = 100_000;
  const pace = createPace({ burst: 1, perSecond: 1 }, () => now);
  expect(pace.take('a')).toBe(true);
  now = 0;
  expect(pace.take('a')).toBe(false);
  now = 1000;
  expect(pace.take('a')).toBe(true);
});
