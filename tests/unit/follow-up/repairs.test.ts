import { expect, it } from 'vitest';
import { askedRepairs } from '../../../src/follow-up/repairs.ts';
import { postmortem } from '../../support/postmortems.ts';

const versions: Readonly<Record<string, string>> = { 'shop/cart': 'v2', 'shop/pay': 'p1' };
const asked = (repairs: readonly object[]) =>
  askedRepairs([postmortem('a', '2026-01-10', { repairs })], (id) => versions[id]).map(({ what, standing }) => `${what}: ${standing}`);

it.each([
  [{ runbook: 'shop/cart', version: 'v2', what: 'x' }, ['x: open']],
  [{ runbook: 'shop/cart', version: 'v1', what: 'x' }, []],
  [{ runbook: 'shop/cart', what: 'x' }, ['x: unknown']],
  [{ runbook: 'shop/gone', version: 'v1', what: 'x' }, ['x: missing']],
])('%j', (repair, expected) => {
  expect(asked([repair])).toEqual(expected);
});

it('stand by runbook, then by the day of the incident', () => {
  const repairs = [
    { runbook: 'shop/pay', what: 'p' },
    { runbook: 'shop/cart', what: 'c' },
  ];
  const found = askedRepairs(
    [postmortem('b', '2026-02-01', { repairs }), postmortem('a', '2026-01-10', { repairs })],
    (id) => versions[id],
  );
  expect(found.map(({ what, postmortem: { id } }) => what + id)).toEqual(['ca', 'cb', 'pa', 'pb']);
});
