import { expect, it } from 'vitest';
import { postmortemActionOverdue } from '../../../../src/check/checks/postmortem-action-overdue.ts';
import { cart, said } from '../../../support/check.ts';

const kept = (actions: string) =>
  cart('# Cart\n\n- [ ] Step\n', { 'postmortems/a.md': `---\ntitle: A\nactions:\n${actions}---\n# A\n\nText\n` });

it('names the item at its day, for how long, and who owns it', async () => {
  expect(
    (
      await said(
        postmortemActionOverdue,
        kept(
          '  - { title: Later, due: 2026-02-01 }\n  - title: Cap retries\n    due: 2026-01-30\n  - { title: Old, owner: pay, due: 2025-06-01 }\n',
        ),
      )
    ).sort(),
  ).toEqual([
    'postmortems/a.md:6:10 overdue for 1 day, since 2026-01-30: Cap retries (nobody owns it)',
    'postmortems/a.md:7:36 overdue for 8 months, since 2025-06-01: Old (owner: pay)',
  ]);
});

it('is silent to the day, about what is done or dropped, and without a day', async () => {
  for (const item of [
    '{ title: x, due: 2026-01-31 }',
    '{ title: x, due: 2026-01-01, state: done }',
    '{ title: x, due: 2026-01-01, state: dropped }',
    '{ title: x }',
  ])
    expect(await said(postmortemActionOverdue, kept(`  - ${item}\n`))).toEqual([]);
  expect(await said(postmortemActionOverdue, cart('# Cart\n\n- [ ] Step\n'))).toEqual([]);
});

it('depends on the day that is given', async () => {
  const files = kept('  - { title: x, due: 2026-01-31 }\n');
  expect(await said(postmortemActionOverdue, files, { today: '2026-02-01' })).toHaveLength(1);
});

it('finds the place behind an item that cannot be read', async () => {
  expect(await said(postmortemActionOverdue, kept('  - { due: 2026-01-01 }\n  - { title: x, due: 2026-01-30 }\n'))).toEqual([
    'postmortems/a.md:5:22 overdue for 1 day, since 2026-01-30: x (nobody owns it)',
  ]);
});
