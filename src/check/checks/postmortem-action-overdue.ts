import { daysOverdue, followUpItems } from '../../follow-up/items.ts';
import { readable } from '../../review/day.ts';
import type { Check } from '../check.ts';

export const postmortemActionOverdue: Check = {
  id: 'postmortem/action-overdue',
  severity: 'warning',
  finds: 'an action item of a postmortem that is open after the day by which it was due',
  why: 'What an incident asked for and nobody did is what the next one will be about. When it is done write `state: done` into its postmortem, or `state: dropped` when the team decided against it; otherwise agree on another day.',
  example: {
    'runbooks/shop/cart.md': '# Cart down\n\n- [ ] Roll back.\n',
    'postmortems/2023-11-02-cart.md':
      '---\nactions:\n  - { title: Cap the retries, owner: shop, due: 2023-12-01 }\n---\n# The cart was empty\n\nFor an hour.\n',
  },
  find: ({ site, today, locate }) =>
    site.postmortems.flatMap((postmortem) =>
      followUpItems([postmortem]).flatMap(({ title, owner, due, state, index }) => {
        const days = daysOverdue({ state, due }, today);
        if (days === 0) return [];
        const who = owner === undefined ? 'nobody owns it' : `owner: ${owner}`;
        return [
          {
            file: postmortem.file,
            message: `overdue for ${readable(days)}, since ${due}: ${title} (${who})`,
            hint: 'do it and write `state: done`, agree on another `due`, or write `state: dropped`',
            ...locate(postmortem.file, ['actions', index, 'due']),
          },
        ];
      }),
    ),
};
