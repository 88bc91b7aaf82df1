import { expect, it } from 'vitest';
import { postmortemActionUnassigned } from '../../../../src/check/checks/postmortem-action-unassigned.ts';
import { cart, said } from '../../../support/check.ts';

const kept = (actions: string) => cart('# Cart\n\n- [ ] Step\n', { 'postmortems/a.md': `---\nactions:\n${actions}---\n# A\n\nText\n` });

it('names the item and what it lacks, at its place', async () => {
  expect(
    (
      await said(
        postmortemActionUnassigned,
        kept(
          '  - { title: Whole, owner: pay, due: 2026-03-01 }\n  - title: Neither\n  - { owner: pay, title: No day }\n  - { title: No owner, due: 2026-03-01 }\n',
        ),
      )
    ).sort(),
  ).toEqual([
    'postmortems/a.md:4:12 no owner and no due day: Neither',
    'postmortems/a.md:5:26 no due day: No day',
    'postmortems/a.md:6:14 no owner: No owner',
  ]);
});

it('is silent about what is done or dropped', async () => {
  expect(await said(postmortemActionUnassigned, kept('  - { title: x, state: done }\n  - { title: y, state: dropped }\n'))).toEqual([]);
});
