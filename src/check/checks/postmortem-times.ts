import type { Postmortem } from '../../content/site.ts';
import { timeNames, timeOf } from '../../trends/times.ts';
import type { Check } from '../check.ts';

type Moment = (typeof moments)[number];

const moments = ['started', 'detected', 'acknowledged', 'notified', 'mitigated', 'resolved'] as const;

export const postmortemTimes: Check = {
  id: 'postmortem/times',
  severity: 'warning',
  finds: 'times of a postmortem that cannot all be right: one before another that it follows, or one that is still to come',
  why: 'Nothing is reckoned from times that contradict each other, so the incident is missing from the trends. Most often it is a slip in the day, the year or the offset.',
  example: {
    'runbooks/shop/cart.md': '# Cart down\n\n- [ ] Roll back.\n',
    'postmortems/2023-11-02-cart.md':
      '---\nstarted: 2023-11-02T09:12:00Z\nresolved: 2023-11-02T09:40:00+02:00\n---\n# The cart was empty\n\nFor an hour.\n',
  },
  find: ({ site, today, locate }) =>
    site.postmortems.flatMap((postmortem) =>
      wrongTimes(postmortem, today).map(({ moment, message }) => ({
        file: postmortem.file,
        message,
        hint: 'correct the day, the time or its offset',
        ...locate(postmortem.file, [moment]),
      })),
    ),
};

function wrongTimes({ meta }: Postmortem, today: string): readonly { readonly moment: Moment; readonly message: string }[] {
  const orders = timeNames.flatMap((name) => {
    const time = timeOf(meta, name);
    return time.is === 'contradictory' ? [time.order] : [];
  });
  const distinct = [...new Map(orders.map((order) => [order.join(), order])).values()];
  const early = distinct.map(([moment, after]) => ({
    moment,
    message: `\`${moment}\` (${meta[moment]}) is before \`${after}\` (${meta[after]})`,
  }));
  // Somewhere it is tomorrow already.
  const latest = Date.parse(`${today}T00:00:00Z`) + 2 * 86_400_000;
  const toCome = moments.flatMap((moment) => {
    const at = meta[moment];
    return at === undefined || Date.parse(at) < latest ? [] : [{ moment, message: `\`${moment}\` (${at}) is still to come` }];
  });
  return [...early, ...toCome];
}
