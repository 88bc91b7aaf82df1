import { fileStart } from '../../problem/problem.ts';
import type { Check } from '../check.ts';
import { hasText, isForTrouble } from '../runbook-parts.ts';

/** Once a service, as one list in its `service.yaml` serves all its runbooks. */
export const runbookEscalation: Check = {
  id: 'runbook/escalation',
  severity: 'info',
  finds: 'runbooks that do not say whom to call',
  why: 'The responder who is stuck must know whom to wake, and from when on. Write `escalation:` in `service.yaml`, which shows on every page of the service, or a section “Escalate” in the runbook.',
  example: { 'runbooks/shop/cart.md': '# Cart down\n\n- [ ] Roll back.\n', 'runbooks/shop/service.yaml': 'title: Shop\nowner: shop\n' },
  find: (world) =>
    world.site.services.flatMap((service) => {
      if (service.escalation.length > 0) return [];
      const silent = world.site.runbooks.filter(
        (runbook) => runbook.service === service.id && isForTrouble(runbook, world) && !namesSomebody(runbook.compiled.sections),
      );
      const [first] = silent;
      if (first === undefined) return [];
      const file = world.serviceFile(service.id);
      return [
        {
          file: file ?? first.file,
          message:
            silent.length === 1
              ? `\`${first.id}\` does not say whom to call`
              : `${silent.length} runbooks of \`${service.id}\` do not say whom to call`,
          hint: file === undefined ? 'write `escalation:` in a service.yaml beside it' : 'write `escalation:` here',
          ...fileStart,
        },
      ];
    }),
};

function namesSomebody(sections: readonly { kind: string; html: string; text: string }[]): boolean {
  return sections.some((section) => (section.kind === 'escalation' && hasText(section)) || /class="escalate/.test(section.html));
}
