import { expect, it } from 'vitest';
import { runbookSteps } from '../../../../src/check/checks/runbook-steps.ts';
import { cart, said } from '../../../support/check.ts';

it('tells of prose alone', async () => {
  expect(await said(runbookSteps, cart('# Cart\n\nIt is down.\n\n## Mitigation\n\nOne should restart it.\n'))).toEqual([
    'runbooks/shop/cart.md:1:1 only prose here: no step, no list, no command',
  ]);
});

it.each([
  '- [ ] Roll back.',
  '1. Roll back.',
  '- Roll back.',
  'Run `kubectl rollout undo deploy/cart`.',
  '```bash\nls\n```',
  '| a | b |\n| - | - |\n| c | d |',
])('is silent about %j', async (text) => {
  expect(await said(runbookSteps, cart(`# Cart\n\n## Mitigation\n\n${text}\n`))).toEqual([]);
});
