import { describe, expect, it } from 'vitest';
import { dayAfter, daysAgo, readable, urgency } from '../../../src/review/day.ts';
import { reviewOf } from '../../../src/review/review.ts';

describe('the day after a period', () => {
  it.each([
    ['2026-01-31', '1mo', '2026-02-28'],
    ['2024-01-31', '1mo', '2024-02-29'],
    ['2024-02-29', '1y', '2025-02-28'],
    ['2026-11-30', '3mo', '2027-02-28'],
    ['2026-12-31', '2 mo', '2027-02-28'],
    ['2026-03-28', '1d', '2026-03-29'],
    ['2026-10-24', '2w', '2026-11-07'],
    ['2026-01-01', '0d', '2026-01-01'],
  ])('%s and %s is %s', (day, period, wanted) => {
    expect(dayAfter(day, period)).toBe(wanted);
  });

  it('is none for what is no period, or ends after all calendars', () => {
    expect(dayAfter('2026-01-01', 'soon')).toBeUndefined();
    expect(dayAfter('2026-01-01', '9999y')).toBeUndefined();
    expect(dayAfter('2026-01-01', '99999999999999d')).toBeUndefined();
  });
});

it('counts days over changes of the clock and years', () => {
  expect(daysAgo('2026-10-24', '2026-10-26')).toBe(2);
  expect(daysAgo('2025-12-31', '2026-01-01')).toBe(1);
  expect(daysAgo('2026-01-02', '2026-01-01')).toBe(-1);
});

it('says how old in words', () => {
  expect([1, 2, 75, 91, 793].map(readable)).toEqual(['1 day', '2 days', '75 days', '3 months', '26 months']);
});

it('is due from two weeks before, overdue the day after', () => {
  const on = (today: string) => urgency('2026-03-31', today);
  expect(['2026-03-16', '2026-03-17', '2026-03-31', '2026-04-01'].map(on)).toEqual(['fresh', 'due', 'due', 'overdue']);
  expect(urgency('', '2026-01-01')).toBe('fresh');
});

it('takes what the author wrote, else the last commit, else nothing', () => {
  expect(reviewOf('2026-01-01', '2026-05-05', '6mo')).toEqual({ day: '2026-01-01', from: 'frontmatter', due: '2026-07-01' });
  expect(reviewOf(undefined, '2026-05-05', '1y')).toEqual({ day: '2026-05-05', from: 'commit', due: '2027-05-05' });
  expect(reviewOf(undefined, '', '1y')).toEqual({ day: '', from: 'nowhere', due: '' });
});
