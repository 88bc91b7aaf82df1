/** The real build over content roots in which every kind of file is hostile: it ends as documented, and the good pages are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { goodFiles, hostileUnit } from '../support/hostile-units.ts';
import { seed } from '../support/seed.ts';

const runs = process.env['BREAKGLASS_LONG'] === undefined ? 2 : 25;

it(`builds what is good, and names what is not @fault-39 @repeats (seed ${seed})`, { timeout: 1_800_000 }, async () => {
  const out = join(temporaryFolder(), 'site');
  const units = fc.array(hostileUnit, { minLength: 15, maxLength: 15 });
  await fc.assert(
    fc.asyncProperty(units, async (hostile) => {
      const bad = Object.fromEntries(hostile.map(({ path, content }) => [path, content]));
      const ran = await run('build', '--content', contentRoot({ ...goodFiles, ...bad }), '--out', out);
      expect(ran, ran.stderr).toMatchObject({ code: 0 });
      expect(ran.stdout + ran.stderr).not.toMatch(/^\s+at .*:\d+:\d+\)?$|node:internal|node_modules/m);
      for (const page of ['runbooks/shop/good', 'queries/good', 'alerts/ShopDown', 'health', ''])
        expect(existsSync(join(out, page, 'index.html')), page).toBe(true);
      expect(readFileSync(join(out, 'runbooks/shop/good/index.html'), 'utf8')).toContain('Restart it.');
      expect(JSON.parse(readFileSync(join(out, 'health.json'), 'utf8')).services).toBeInstanceOf(Array);
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
});
