import type { FilePlace } from '../../problem/problem.ts';
import type { Check } from '../check.ts';
import { titlePlace } from '../runbook-parts.ts';
import type { World } from '../world.ts';

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
        const place = titlePlace(runbook, world, heading);
        // A piece has its headings moved below the one above it: it is spoken of as it was written.
        const moved = heading.depth - (depthAt(place, world) ?? heading.depth);
        const [now, wanted, above] = [heading.depth, before.depth + 1, before.depth].map((depth) => `\`${'#'.repeat(depth - moved)}\``);
        return [{ message: `“${heading.text}” is ${now} below ${above}`, hint: `make it ${wanted}`, ...place }];
      }),
    ),
};

/** How many `#` a line begins with. */
function depthAt({ file, line }: FilePlace, { source }: World): number | undefined {
  const text = source(file);
  return text === undefined ? undefined : /^ {0,3}(#{1,6})\s/.exec(text.text.slice(text.lineStart(line)))?.[1]?.length;
}
