import { expect, it } from 'vitest';
import { textPerson } from '../../../../src/check/checks/text-person.ts';
import { cart, said } from '../../../support/check.ts';

it.each([
  ['Ask Priya for the token.', 'Priya'],
  ['If it fails, call Tom Baker.', 'Tom Baker'],
  ['Ping @priya in the channel.', '@priya'],
  ['Write to priya.raman@example.com.', 'priya.raman@example.com'],
])('tells of %s', async (text, who) => {
  expect(await said(textPerson, cart(`# Cart\n\n${text}\n`))).toEqual([
    `runbooks/shop/cart.md:3:${text.indexOf(who) + 1} ${who} may be asleep, away or gone`,
  ]);
});

it.each([
  'Call the incident commander.',
  'Contact Support of the vendor.',
  'Ask Payments on-call.',
  'Call Database Team.',
  'Ping @payments-oncall and @here.',
  'Write to oncall@example.com or payments-team@example.com.',
  'Contact Amazon.',
  'Tell Kubernetes to drain it.',
  'Page Grafana.',
  'Mark the start.',
  '`mail tom.baker@example.com`',
])('is silent about %s', async (text) => {
  expect(await said(textPerson, cart(`# Cart\n\n${text}\n`))).toEqual([]);
});
