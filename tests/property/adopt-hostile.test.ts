/** Adopting hostile pages: nothing is thrown, no page is lost, and the good one is converted. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { adopt } from '../../src/adopt/adopt.ts';
import type { Kind } from '../../src/adopt/collection.ts';
import { hostileUnit } from '../support/hostile-units.ts';
import { seed } from '../support/seed.ts';

const runs = process.env['BREAKGLASS_LONG'] === undefined ? 100 : 2000;
const kinds: readonly Kind[] = ['hugo', 'mkdocs', 'techdocs', 'docusaurus', 'github-wiki', 'plain'];

it(`keeps every page @fault-39 @repeats (seed ${seed})`, { timeout: 1_800_000 }, () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), hostileUnit, (as, { content }) => {
      const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
      const files = new Map([
        ['docs/shop/bad.md', text],
        ['docs/shop/good.md', '# Good\n\nText.\n'],
      ]);
      const { texts, pages } = adopt(files, { folder: 'docs', as });
      expect(pages).toBe(2);
      expect([...texts.values()].join('\n')).toContain('# Good');
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
});
