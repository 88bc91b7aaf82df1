/** Any hostile file beside good ones: the good ones are whole, the bad one is named, and nothing is thrown. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allPages } from '../../../src/build/pages.ts';
import { checkContent, decideForPages } from '../../../src/check/run.ts';
import { healthOf } from '../../../src/content/health.ts';
import { noHistory } from '../../../src/content/history.ts';
import { loadSite } from '../../../src/content/load.ts';
import { recordHtml } from '../../../src/search/record-html.ts';
import { searchRecords } from '../../../src/search/records.ts';
import { contentRoot } from '../../support/content-root.ts';
import { goodFiles, hostileUnit } from '../../support/hostile-units.ts';
import { seed } from '../../support/seed.ts';
import { unsoundness } from '../../support/sound-problems.ts';

const runs = process.env['BREAKGLASS_LONG'] === undefined ? 60 : 600;

it(`a hostile file costs no other its page @fault-39 @repeats (seed ${seed})`, { timeout: 1_800_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(hostileUnit, async ({ path, content }) => {
      const root = contentRoot({ ...goodFiles, [path]: content });
      const { site, sources } = await loadSite(root, { base: '/', history: noHistory });
      const { problems } = await checkContent(sources, site, { today: '2026-01-31', lastCommit: () => undefined });
      expect(unsoundness(problems, root).join('\n')).toBe('');
      const shown = decideForPages(sources, site);
      const addresses = allPages(shown).map(({ address }) => address);
      expect(addresses).toEqual(expect.arrayContaining(['runbooks/shop/good/', 'queries/good/', 'alerts/ShopDown/']));
      expect(shown.runbooks.find(({ id }) => id === 'shop/good')).toMatchObject({ title: 'Good', compiled: { broken: false } });
      expect(shown.coverage?.alerts.find(({ rule }) => rule.name === 'ShopDown')?.runbook).toBe('shop/good');
      // What cannot be shown is named, with its text.
      const reported = new Set(problems.map(({ file }) => file));
      for (const { file, compiled } of shown.runbooks) if (compiled.broken) expect(reported).toContain(file);
      for (const { file } of shown.broken) expect(reported).toContain(file);
      // What is made of the whole site takes it.
      healthOf(shown);
      for (const record of searchRecords(shown)) recordHtml(record);
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
});
