import { isDocs } from '../../content/site.ts';
import { daysAgo, readable, urgency } from '../../review/day.ts';
import { reviewOf } from '../../review/review.ts';
import type { Check } from '../check.ts';

export const runbookReview: Check = {
  id: 'runbook/review',
  severity: 'info',
  finds: 'a runbook that nobody has read through for longer than it should go',
  why: 'Commands and names change while a page stands still. Read it through, try its queries, and write the day into `lastReviewed`. How long it may go is in `reviewEvery`, and for all others in `check.reviewEvery`. Without `lastReviewed` the last commit counts; a shallow clone does not know it, so fetch the history in CI (`fetch-depth: 0`).',
  example: { 'runbooks/shop/cart.md': '---\nlastReviewed: 2023-03-01\nreviewEvery: 6mo\n---\n# Cart down\n\n- [ ] Roll back.\n' },
  find: ({ site, today, locate, lastCommit, service }) =>
    site.runbooks.flatMap((runbook) => {
      const { meta, file } = runbook;
      if (isDocs(service(runbook))) return [];
      const every = meta.reviewEvery ?? site.settings.check.reviewEvery;
      const { day, from, due } = reviewOf(meta.lastReviewed, lastCommit(file) ?? '', every);
      if (day === '') return [];
      const age = daysAgo(day, today);
      if (age < 0 && from === 'frontmatter')
        return [
          {
            file,
            message: `\`lastReviewed\` is a day to come: ${day}`,
            hint: 'write the day it was read',
            ...locate(file, ['lastReviewed']),
          },
        ];
      if (urgency(due, today) !== 'overdue') return [];
      const what = from === 'commit' ? 'last changed' : 'last reviewed';
      return [
        {
          file,
          message: `${what} ${readable(age)} ago, on ${day}; it should be read through every ${every}`,
          hint: 'read it through, then write today into `lastReviewed`',
          ...locate(file, ['lastReviewed']),
        },
      ];
    }),
};
