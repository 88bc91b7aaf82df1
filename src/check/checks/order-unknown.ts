import { pageName } from '../../content/shown-first.ts';
import { didYouMean } from '../../problem/nearest.ts';
import type { Check, Finding } from '../check.ts';
import type { World } from '../world.ts';

export const orderUnknown: Check = {
  id: 'order/unknown',
  severity: 'warning',
  finds: 'a name in `order:` that no service or page has',
  why: 'What was renamed or removed falls back to its place in the alphabet, and nobody sees why. `order:` in `breakglass.yaml` names folders of services, in `service.yaml` the files of its pages without their ending.',
  example: {
    'runbooks/shop/cart.md': '# Cart down\n\n- [ ] Roll back.\n',
    'runbooks/shop/service.yaml': 'title: Shop\norder: [card]\n',
  },
  find: (world) => {
    const { services, settings } = world.site;
    const ofSite = unknown(
      world,
      'breakglass.yaml',
      settings.order,
      services.map(({ id }) => id),
      'no service has the folder',
    );
    return [
      ...ofSite,
      ...services.flatMap(({ id, order, runbooks }) =>
        unknown(world, world.serviceFile(id) ?? '', order, runbooks.map(pageName), `no page of \`${id}\` is called`),
      ),
    ];
  },
};

function unknown({ locate }: World, file: string, order: readonly string[], known: readonly string[], what: string): Finding[] {
  return order.flatMap((name, at) =>
    known.includes(name)
      ? []
      : [{ file, message: `${what} \`${name}\``, hint: didYouMean(name, known) || 'take it out', ...locate(file, ['order', at]) }],
  );
}
