import { canBePressed } from '../../content/contact.ts';
import type { Check } from '../check.ts';

/** Once a service, at its `escalation:`. */
export const runbookContact: Check = {
  id: 'runbook/contact',
  severity: 'info',
  finds: 'services whose `escalation:` has nothing to press',
  why: 'On a phone at night a number, a mail address or the link of the pager is one press; a name is a search. Write `url:` or `contact:` at the first step of `escalation:`.',
  example: {
    'runbooks/shop/cart.md': '# Cart down\n\n- [ ] Roll back.\n',
    'runbooks/shop/service.yaml': 'title: Shop\nowner: shop\nescalation:\n  - to: Shop on-call\n    contact: Pager\n',
  },
  find: (world) =>
    world.site.services.flatMap(({ id, kind, escalation }) => {
      const file = world.serviceFile(id);
      const isReachable = escalation.some(({ to, channel, contact, url }) => url !== undefined || canBePressed(to, channel, contact));
      // A draft: another check asks for what is still to be written.
      const isDraft = escalation.some(({ to }) => to.includes('TODO'));
      if (kind !== 'service' || file === undefined || escalation.length === 0 || isReachable || isDraft) return [];
      return [
        {
          message: `nobody in the escalation of \`${id}\` can be reached by a press`,
          hint: 'add `url:` with the link of the pager, or `contact:` with a phone number or mail address',
          ...world.locateKey(file, ['escalation']),
          file,
        },
      ];
    }),
};
