/** Whatever postmortems hold: no action item is lost or doubled, and what is overdue stands before what is not, on every day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byOwner, byService, daysOverdue, followUpItems, openItems } from '../../../src/follow-up/items.ts';
import { postmortem } from '../../support/postmortems.ts';
import { seed } from '../../support/seed.ts';

const day = fc.integer({ min: 0, max: 800 }).map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
const name = fc.constantFrom('alice', ' Alice', 'team  b', 'Team B', 'Ω', 'x');
const action = fc.record(
  {
    title: fc.oneof(fc.constantFrom('Same', 'same'), fc.string({ minLength: 1, maxLength: 12 })),
    owner: name,
    due: day,
    state: fc.constantFrom('open', 'done', 'dropped'),
    service: fc.constantFrom('shop', 'pay'),
  },
  { requiredKeys: ['title'] },
);
const postmortems = fc
  .array(fc.record({ day, actions: fc.array(action, { maxLength: 6 }), services: fc.subarray(['shop', 'pay', 'mail']) }), { maxLength: 6 })
  .map((some) => some.map(({ day: on, ...meta }, at) => postmortem(`p${at}`, on, meta)));

describe(`follow-up (seed ${seed})`, () => {
  it('keeps every item once, under a name of its own', () => {
    fc.assert(
      fc.property(postmortems, (some) => {
        const items = followUpItems(some);
        const written = some.flatMap(({ meta }) => meta.actions);
        expect(items).toHaveLength(written.length);
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
        const places = items.map(({ postmortem: { id }, index }) => `${id} ${index}`);
        expect(new Set(places).size).toBe(items.length);
        for (const groups of [byOwner(items), byService(items)]) {
          expect(groups.flatMap((group) => group.items.map(({ key }) => key)).sort()).toEqual(items.map(({ key }) => key).sort());
          for (const group of groups) expect(group.items.length).toBeGreaterThan(0);
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  it('shows what is overdue first, whatever day it is read on', () => {
    fc.assert(
      fc.property(postmortems, day, (some, today) => {
        const overdue = openItems(followUpItems(some)).map((item) => daysOverdue(item, today));
        expect(overdue).toEqual(overdue.toSorted((a, b) => b - a));
        for (const { items } of byOwner(openItems(followUpItems(some)))) {
          const own = items.map((item) => daysOverdue(item, today));
          expect(own).toEqual(own.toSorted((a, b) => b - a));
        }
      }),
      { seed, numRuns: 500 },
    );
  });

  it('does not depend on the order of the postmortems', () => {
    fc.assert(
      fc.property(postmortems, (some) => {
        const keys = (all: typeof some) => followUpItems(all).map(({ key }) => key);
        expect(keys(some.toReversed())).toEqual(keys(some));
      }),
      { seed, numRuns: 300 },
    );
  });
});
