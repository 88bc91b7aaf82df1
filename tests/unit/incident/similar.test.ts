/** Past incidents are suggested for reasons that can be read in both, or not at all. */
import { describe, expect, test } from 'vitest';
import { type Compared, comparedOf, type PastIncident, similarIncidents } from '../../../src/incident/similar.ts';
import { paymentsTimeOut } from '../../support/plays/shop.ts';

const now: Compared = {
  incident: 'i-2',
  title: 'Checkout payments time out',
  services: ['order-service'],
  alerts: ['PaymentErrors'],
  labels: { alertname: 'PaymentErrors', severity: 'critical', namespace: 'shop', gateway: 'one', service: 'order-service' },
  hypotheses: [
    { statement: 'The session cache is empty', component: 'cache', isConfirmed: false },
    { statement: 'The disk is full', isConfirmed: true },
  ],
};
const nothing: PastIncident = { title: 'Elsewhere', address: 'a/', day: '2026-01-01', services: [], alerts: [], labels: {}, causes: [] };
const reasonsFor = (past: Partial<PastIncident>) =>
  similarIncidents(now, [{ ...nothing, ...past }])[0]?.reasons.map(({ same, names }) => `${same}: ${names.join(', ')}`);

describe('reasons', () => {
  test.each<[string, Partial<PastIncident>, string[] | undefined]>([
    ['nothing in common', {}, undefined],
    ['the same alert', { alerts: ['Other', 'PaymentErrors'] }, ['alert: PaymentErrors']],
    [
      'the same alert and service',
      { alerts: ['PaymentErrors'], services: ['order-service'] },
      ['alert: PaymentErrors', 'service: order-service'],
    ],
    ['a service alone is not enough', { services: ['order-service'] }, undefined],
    [
      'nor are labels that every alert has',
      { services: ['order-service'], labels: { severity: 'critical', alertname: 'PaymentErrors' } },
      undefined,
    ],
    [
      'a service and two words of the title',
      { services: ['order-service'], title: 'Payments fail at checkout' },
      ['service: order-service', 'words: checkout, payments'],
    ],
    ['one word alone is none', { services: ['order-service'], title: 'Payments' }, undefined],
    ['little words do not count', { services: ['order-service'], title: 'The time with that service' }, undefined],
    ['a cause, as the component of a hypothesis', { causes: ['cache'] }, ['cause: cache']],
    ['a cause in words of a hypothesis', { causes: ['full disk'] }, ['cause: full disk']],
    ['a cause of which only a word is named', { causes: ['disk controller'] }, undefined],
    [
      'labels beside an alert',
      { alerts: ['PaymentErrors'], labels: { gateway: 'one', namespace: 'other' } },
      ['alert: PaymentErrors', 'labels: gateway=one'],
    ],
    ['the incident itself', { incident: 'i-2', alerts: ['PaymentErrors'] }, undefined],
  ])('%s', (_, past, expected) => {
    expect(reasonsFor(past)).toEqual(expected);
  });

  test('a rejected hypothesis names no cause', async () => {
    const mia = await paymentsTimeOut();
    const compared = comparedOf(mia.state);
    expect(compared.hypotheses).toEqual([
      { statement: 'An egress rule keeps two of the gateway’s addresses out', component: 'egress rule', isConfirmed: true },
    ]);
    const past = (causes: string[]) => similarIncidents(compared, [{ ...nothing, causes }]).length;
    expect([past(['gateway']), past(['egress rule']), past(['gateway slow'])]).toEqual([1, 1, 0]);
  });
});

test('the most alike come first, then the latest; three at most', () => {
  const past = (address: string, more: Partial<PastIncident>) => ({ ...nothing, address, ...more });
  const all = [
    past('d/', { alerts: ['PaymentErrors'], day: '2026-01-01' }),
    past('c/', { alerts: ['PaymentErrors'], day: '2026-03-01' }),
    past('b/', { alerts: ['PaymentErrors'], services: ['order-service'], day: '2020-01-01' }),
    past('a/', { alerts: ['PaymentErrors'], day: '' }),
    past('e/', { alerts: ['PaymentErrors'], day: '2026-03-01' }),
  ];
  expect(similarIncidents(now, all).map(({ past: { address } }) => address)).toEqual(['b/', 'c/', 'e/']);
  expect(similarIncidents(now, all, 9).map(({ past: { address } }) => address)).toEqual(['b/', 'c/', 'e/', 'd/', 'a/']);
});
