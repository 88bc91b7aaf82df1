/** Which known name a slip is taken for. */
import { expect, it } from 'vitest';
import { nearest } from '../../../src/problem/nearest.ts';

it.each([
  ['rat', ['rad', 'rate'], 'rate'],
  ['raet', ['rad', 'rate'], 'rate'],
  ['rte', ['rad', 'rate'], 'rate'],
  ['severty', ['several', 'severity'], 'severity'],
])('of names that are equally close to %s the likelier one is named', (typed, known, expected) => {
  expect(nearest(typed, known)).toBe(expected);
  expect(nearest(typed, known.toReversed())).toBe(expected);
});
