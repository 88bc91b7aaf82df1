import { expect, it } from 'vitest';
import { runbookVerify } from '../../../../src/check/checks/runbook-verify.ts';
import { cart, said } from '../../../support/check.ts';

const change = '- [ ] Restart it.\n\n  ```bash\n  kubectl rollout restart deploy/cart\n  ```\n';

it('tells of the change that nobody looks after', async () => {
  expect(await said(runbookVerify, cart(`# Cart\n\n- [ ] Check the logs.\n${change}`))).toEqual([
    'runbooks/shop/cart.md:4:1 a step changes something (it restarts pods), and nothing after it says how to see that it helped',
  ]);
});

it('is silent about a section, a later step, and runbooks that change nothing', async () => {
  expect(await said(runbookVerify, cart(`# Cart\n\n${change}\n## Verify\n\nThe error rate falls.\n`))).toEqual([]);
  expect(await said(runbookVerify, cart(`# Cart\n\n${change}- [ ] Watch the error rate for 15 minutes.\n`))).toEqual([]);
  expect(await said(runbookVerify, cart('# Cart\n\n- [ ] Read the log.\n'))).toEqual([]);
});
