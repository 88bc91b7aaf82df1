import type { Check } from '../check.ts';
import { titlePlace } from '../runbook-parts.ts';

export const headingOrder: Check = {
  id: 'heading/order',
  severity: 'info',
  finds: 'a heading that skips a level',
  why: 'Screen readers and the table of contents go by levels: after `##` comes `###`.',
  example: { 'runbooks/shop/cart.md': '# Cart down\n\n## Mitigation\n\n#### By hand\n\n- [ ] Roll back.\n' },
  find: (world) =>
    world.site.runbooks.flatMap((runbook) =>
      runbook.compiled.headings.flatMap((heading, at, all) => {
        const before = all[at - 1];
        if (before === undefined || heading.depth <= before.depth + 1) return [];
        const [now, wanted] = [heading.depth, before.depth + 1].map((depth) => `\`${'#'.repeat(depth)}\``);
        return [
          {
            file: runbook.file,
            message: `“${heading.text}” is ${now} below \`${'#'.repeat(before.depth)}\``,
            hint: `make it ${wanted}`,
            ...titlePlace(runbook, world, heading),
          },
        ];
      }),
    ),
};
