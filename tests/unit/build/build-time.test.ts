import { afterEach, expect, it, vi } from 'vitest';
import { buildTime } from '../../../src/build/build-time.ts';

afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['0', '1970-01-01T00:00:00.000Z'],
  ['1767225600', '2026-01-01T00:00:00.000Z'],
  ['253402300799', '9999-12-31T23:59:59.000Z'],
])('SOURCE_DATE_EPOCH=%s is the time of the build: %s', (seconds, time) => {
  expect(buildTime({ SOURCE_DATE_EPOCH: seconds })).toBe(time);
});

it.each([undefined, ''])('%j leaves it to the clock', (seconds) => {
  vi.useFakeTimers({ now: Date.UTC(2031, 4, 6, 7, 8, 9, 10) });
  expect(buildTime({ SOURCE_DATE_EPOCH: seconds })).toBe('2031-05-06T07:08:09.010Z');
});

it.each(['abc', '-5', '1e9', ' 5', '1.5', '253402300800', '2026-01-01', '99999999999999'])(
  '%j is refused with what was expected',
  (wrong) => {
    expect(() => buildTime({ SOURCE_DATE_EPOCH: wrong })).toThrow(`SOURCE_DATE_EPOCH is "${wrong}": expected seconds since 1970-01-01`);
  },
);
