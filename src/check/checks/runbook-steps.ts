import type { Section } from '../../runbook/compiled.ts';
import type { Check } from '../check.ts';
import { hasText, isForTrouble, titlePlace } from '../runbook-parts.ts';

export const runbookSteps: Check = {
  id: 'runbook/steps',
  severity: 'info',
  finds: 'a runbook of prose alone: no step, no list, no command',
  why: 'Prose has to be turned into actions by somebody who is tired. Write what to do as steps (`- [ ] Roll back.`): they can be ticked, and the ticks become the timeline.',
  example: { 'runbooks/shop/cart.md': '# Cart down\n\n## Mitigation\n\nSomebody should find out what happened and repair it.\n' },
  find: (world) =>
    world.site.runbooks.flatMap((runbook) => {
      const { steps, sections, fences, queries } = runbook.compiled;
      if (!isForTrouble(runbook, world) || steps.length + fences.length + queries.length > 0) return [];
      if (sections.some((section) => hasText(section) && isActionable(section))) return [];
      return [
        {
          message: 'only prose here: no step, no list, no command',
          hint: 'write what to do as steps: `- [ ] Roll back.`',
          ...titlePlace(runbook, world),
        },
      ];
    }),
};

/** To follow a link is something to do as well, but in what only explains. */
function isActionable({ kind, html }: Section): boolean {
  const explains = kind === 'intro' || kind === 'meaning' || kind === 'impact' || kind === 'reference';
  return /<li|<table|class="run"|class="decision/.test(html) || (!explains && html.includes('<a '));
}
