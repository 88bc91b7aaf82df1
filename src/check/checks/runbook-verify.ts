import type { Check } from '../check.ts';
import { hasText, isForTrouble, linePlace } from '../runbook-parts.ts';

export const runbookVerify: Check = {
  id: 'runbook/verify',
  severity: 'info',
  finds: 'a runbook that changes something and does not say how to see that it helped',
  why: 'Without a check at the end people stop too early or go on for too long. Add a section “Verify”, or a step that begins with “Check”, “Watch”, “Confirm” or “Verify” after the change.',
  example: {
    'runbooks/shop/cart.md':
      '# Cart down\n\n## Mitigation\n\n- [ ] Restart the cart.\n\n  ```bash\n  kubectl rollout restart deploy/cart\n  ```\n\n  Undo: none needed.\n',
  },
  find: (world) =>
    world.site.runbooks.flatMap((runbook) => {
      if (!isForTrouble(runbook, world)) return [];
      const { sections, steps } = runbook.compiled;
      if (sections.some((section) => section.kind === 'verify' && hasText(section))) return [];
      const change = steps.findIndex(({ changes }) => changes.length > 0);
      const changed = steps[change];
      if (changed === undefined) return [];
      if (steps.slice(change).some(({ text }) => looks.test(text))) return [];
      return [
        {
          message: `a step changes something (it ${changed.changes[0] ?? 'does'}), and nothing after it says how to see that it helped`,
          hint: 'add a section “Verify”, or a step “Watch the error rate for 15 minutes.”',
          ...linePlace(runbook, world, changed),
        },
      ];
    }),
};

const looks =
  /\b(?:verif|check|watch|confirm|validat|make sure|look|see\b|wait|compare|recover|back to normal|healthy|test\b|try\b|measure|observe|monitor)/i;
