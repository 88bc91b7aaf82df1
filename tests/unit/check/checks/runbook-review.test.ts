import { expect, it } from 'vitest';
import { runbookReview } from '../../../../src/check/checks/runbook-review.ts';
import { cart, said } from '../../../support/check.ts';

const runbook = (frontmatter: string) => cart(`---\ntitle: Cart\n${frontmatter}---\nText\n`);

it('tells when it was read last, by its own period or that of the settings', async () => {
  expect(await said(runbookReview, runbook('lastReviewed: 2025-06-01\nreviewEvery: 6mo\n'))).toEqual([
    'runbooks/shop/cart.md:3:15 last reviewed 8 months ago, on 2025-06-01; it should be read through every 6mo',
  ]);
  expect(await said(runbookReview, runbook('lastReviewed: 2025-01-30\n'))).toHaveLength(1);
  expect(
    await said(runbookReview, { ...runbook('lastReviewed: 2025-10-01\n'), 'breakglass.yaml': 'check: { reviewEvery: 90d }\n' }),
  ).toHaveLength(1);
});

it('takes the last commit where the frontmatter says nothing', async () => {
  expect(await said(runbookReview, runbook(''), { lastCommit: () => '2023-11-02' })).toEqual([
    'runbooks/shop/cart.md:2:1 last changed 27 months ago, on 2023-11-02; it should be read through every 1y',
  ]);
});

it('tells of a review in the future', async () => {
  expect(await said(runbookReview, runbook('lastReviewed: 2026-02-01\n'))).toEqual([
    'runbooks/shop/cart.md:3:15 `lastReviewed` is a day to come: 2026-02-01',
  ]);
});

it('is silent in time, to the day, and where nothing is known', async () => {
  expect(await said(runbookReview, runbook('lastReviewed: 2026-01-31\n'))).toEqual([]);
  expect(await said(runbookReview, runbook('lastReviewed: 2025-11-02\nreviewEvery: 90d\n'))).toEqual([]);
  expect(await said(runbookReview, runbook('lastReviewed: 2025-11-01\nreviewEvery: 90d\n'))).toHaveLength(1);
  expect(await said(runbookReview, runbook('lastReviewed: 2026-01-01\n'), { lastCommit: () => '2020-01-01' })).toEqual([]);
  expect(await said(runbookReview, runbook(''))).toEqual([]);
});
