import type { Check } from '../check.ts';
import { titlePlace } from '../runbook-parts.ts';

export const stepSeveralChanges: Check = {
  id: 'step/several-changes',
  severity: 'warning',
  finds: 'a step whose code changes several things',
  why: 'Who changes two things at once learns nothing from either, and a half-done step cannot be ticked. One change a step, each with what undoes it.',
  example: {
    'runbooks/shop/cart.md':
      '# Cart down\n\n- [ ] Start again.\n\n  ```bash\n  kubectl scale deploy/cart --replicas=0\n  kubectl delete pvc cart-cache\n  ```\n\n  Undo: restore the volume.\n',
  },
  find: (world) =>
    world.site.runbooks.flatMap((runbook) =>
      runbook.compiled.steps
        .filter(({ changes }) => new Set(changes).size > 1)
        .map((step) => ({
          message: `one step changes ${step.changes.length} things: it ${[...new Set(step.changes)].join(', it ')}`,
          hint: 'make a step of each change, with what undoes it',
          ...titlePlace(runbook, world, step),
        })),
    ),
};
