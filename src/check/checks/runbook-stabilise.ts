import type { Check } from '../check.ts';
import { hasText, isForTrouble, linePlace, titlePlace } from '../runbook-parts.ts';

export const runbookStabilise: Check = {
  id: 'runbook/stabilise',
  severity: 'warning',
  finds: 'a runbook of a service that does not say how to stop the damage',
  why: 'Users come before causes: a responder looks for the move that helps now. Give it a section “Stabilise” or “Mitigation”, or a `<Stabilise>` block, even if its one step is to page the owner.',
  example: { 'runbooks/shop/cart.md': '# Cart down\n\n## Meaning\n\nThe cart does not answer.\n\n## Diagnosis\n\n- [ ] Read the log.\n' },
  find: (world) =>
    world.site.runbooks.flatMap((runbook) => {
      if (!isForTrouble(runbook, world)) return [];
      const sections = runbook.compiled.sections.filter(({ kind }) => kind === 'stabilise' || kind === 'mitigation');
      if (sections.some(hasText) || runbook.compiled.sections.some(({ html }) => html.includes('class="stabilise'))) return [];
      // “Diagnosis and mitigation” is one section for two things.
      if (sections.length === 0 && runbook.compiled.headings.some(({ text }) => helps.test(text))) return [];
      const [empty] = sections;
      return [
        {
          message: empty === undefined ? 'nothing says how to stop the damage' : `the section “${empty.title}” is empty`,
          hint: empty === undefined ? 'add a section “Stabilise” or “Mitigation”' : 'write what to do, or whom to page',
          ...(empty === undefined ? titlePlace(runbook, world) : linePlace(runbook, world, empty)),
        },
      ];
    }),
};

const helps = /\b(?:stabili[sz]|mitigat|resol[uv]|remed|fix|repair|recover|roll(?:ing)? ?back|workaround)/i;
