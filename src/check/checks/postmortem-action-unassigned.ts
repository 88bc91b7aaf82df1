import { followUpItems, openItems } from '../../follow-up/items.ts';
import type { Check } from '../check.ts';

export const postmortemActionUnassigned: Check = {
  id: 'postmortem/action-unassigned',
  severity: 'warning',
  finds: 'an open action item of a postmortem without an owner, or without a day by which it is due',
  why: 'What nobody in particular will do, or nobody by any day, waits for the next incident. Name a person or a team in `owner` and a day in `due`.',
  example: {
    'runbooks/shop/cart.md': '# Cart down\n\n- [ ] Roll back.\n',
    'postmortems/2023-11-02-cart.md': '---\nactions:\n  - title: Cap the retries\n---\n# The cart was empty\n\nFor an hour.\n',
  },
  find: ({ site, locate }) =>
    site.postmortems.flatMap((postmortem) =>
      openItems(followUpItems([postmortem])).flatMap(({ title, owner, due, index }) => {
        const missing = [...(owner === undefined ? ['owner'] : []), ...(due === undefined ? ['due'] : [])];
        if (missing.length === 0) return [];
        return [
          {
            file: postmortem.file,
            message: `${missing.map((key) => (key === 'owner' ? 'no owner' : 'no due day')).join(' and ')}: ${title}`,
            hint: `add ${missing.map((key) => `\`${key}\``).join(' and ')}`,
            ...locate(postmortem.file, ['actions', index, 'title']),
          },
        ];
      }),
    ),
};
