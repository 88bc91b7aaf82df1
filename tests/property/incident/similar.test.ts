/** What is suggested depends on what is known alone: not on the order in which it is known, and never without a reason. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Compared, type PastIncident, similarIncidents } from '../../../src/incident/similar.ts';
import { words } from './events.ts';

const few = fc.oneof(fc.constantFrom('cache', 'disk full', 'PaymentErrors', 'shop', '__proto__', 'The cache of payments is full'), words);
const names = fc.array(few, { maxLength: 3 });
const labels = fc.dictionary(few, few, { maxKeys: 3 });
const past: fc.Arbitrary<PastIncident[]> = fc.uniqueArray(
  fc.record({
    title: few,
    address: fc.integer({ min: 0, max: 99 }).map((at) => `postmortems/${at}/`),
    day: fc.constantFrom('', '2026-01-01', '2026-02-01'),
    services: names,
    alerts: names,
    labels,
    causes: names,
  }),
  { selector: ({ address }) => address, maxLength: 8 },
);
const now: fc.Arbitrary<Compared> = fc.record({
  incident: fc.constant('now'),
  title: few,
  services: names,
  alerts: names,
  labels,
  hypotheses: fc.array(fc.record({ statement: few, component: fc.option(few, { nil: undefined }), isConfirmed: fc.boolean() }), {
    maxLength: 3,
  }),
});

it('the order of the past, and of the names in it, changes nothing', () => {
  fc.assert(
    fc.property(now, past, fc.infiniteStream(fc.nat()), (compared, all, random) => {
      const shuffled = all
        .map((one) => [random.next().value ?? 0, one] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, one]) => ({ ...one, alerts: one.alerts.toReversed(), services: one.services.toReversed() }));
      const answer = (list: readonly PastIncident[]) =>
        similarIncidents(compared, list, 9).map(({ past: { address }, reasons }) => [address, reasons.map(({ same }) => same)]);
      expect(answer(shuffled)).toEqual(answer(all));
    }),
  );
});

it('each has a reason, and what it names is in both', () => {
  fc.assert(
    fc.property(now, past, (compared, all) => {
      for (const { past: one, reasons } of similarIncidents(compared, all)) {
        expect(reasons.length).toBeGreaterThan(0);
        for (const { same, names: found } of reasons) {
          expect(found.length).toBeGreaterThan(0);
          if (same === 'alert') for (const name of found) expect(compared.alerts.includes(name) && one.alerts.includes(name)).toBe(true);
          if (same === 'service')
            for (const name of found) expect(compared.services.includes(name) && one.services.includes(name)).toBe(true);
          if (same === 'cause') for (const name of found) expect(one.causes).toContain(name);
        }
      }
    }),
  );
});

it('one more that is not alike changes nothing, and nothing in common suggests nothing', () => {
  const stranger: PastIncident = {
    title: 'Xyz',
    address: 'x/',
    day: '2099-01-01',
    services: ['x'],
    alerts: ['x y z'],
    labels: {},
    causes: ['qqq'],
  };
  fc.assert(
    fc.property(now, past, (compared, all) => {
      fc.pre(![...compared.alerts, ...compared.services].some((name) => ['x', 'x y z'].includes(name)));
      fc.pre(!compared.hypotheses.some(({ statement, component }) => /qqq/i.test(`${statement} ${component}`)));
      expect(similarIncidents(compared, [stranger, ...all])).toEqual(similarIncidents(compared, all));
    }),
  );
});
