import { expect, it } from 'vitest';
import { headingOrder } from '../../../../src/check/checks/heading-order.ts';
import { cart, said } from '../../../support/check.ts';

it('tells of a level that is skipped', async () => {
  expect(await said(headingOrder, cart('# Cart\n\n## Triage\n\n#### Logs\n\n#### Traces\n'))).toEqual([
    'runbooks/shop/cart.md:5:1 “Logs” is `####` below `##`',
  ]);
});

it('is silent about steps down by one, any number up, and texts that begin lower', async () => {
  expect(await said(headingOrder, cart('# Cart\n\n## Triage\n\n### Logs\n\n#### Errors\n\n## Verify\n'))).toEqual([]);
  expect(await said(headingOrder, cart('### Triage\n\n#### Logs\n\n### Verify\n'))).toEqual([]);
});
