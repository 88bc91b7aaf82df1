/** Pages and the report of a build show what the team has decided, as `npm run check` does. */
import { expect, it } from 'vitest';
import { withFailedPages } from '../../../src/build/broken.ts';
import { decideForPages, decideOnSite } from '../../../src/check/run.ts';
import { addressAt } from '../../../src/content/address.ts';
import { loadSite } from '../../../src/content/load.ts';
import { contentRoot } from '../../support/content-root.ts';

const broken = { 'runbooks/shop/cart.md': '# Cart\n\n[Gone](gone.md), ![Gone](gone.png)\n' };

async function decided(files: Record<string, string>) {
  const { sources, site: found } = await loadSite(contentRoot({ ...broken, ...files }), { base: '/' });
  const site = decideForPages(sources, found);
  const shown = site.runbooks[0]?.problems.map(({ check, severity }) => `${severity} ${check}`);
  return { sources, found, site, shown };
}

it('gives runbooks the severities of the settings', async () => {
  expect((await decided({})).shown).toEqual(['warning link/dead', 'warning image/missing']);
  const { shown, site } = await decided({ 'breakglass.yaml': 'check: { severity: { link/dead: error, image/missing: off } }\n' });
  expect(shown).toEqual(['error link/dead']);
  expect(site.problems.map(({ check }) => check)).toEqual(['link/dead']);
});

it('leaves out what was excused, in settings and beside it', async () => {
  const ignore = 'check:\n  ignore:\n    - { check: link/dead, file: runbooks/**, because: written next week }\n';
  expect((await decided({ 'breakglass.yaml': ignore })).shown).toEqual(['warning image/missing']);
  const text = '# Cart\n\n<!-- check-ignore link/dead: written next week -->\n[Gone](gone.md)\n';
  expect((await decided({ 'runbooks/shop/cart.md': text })).shown).toEqual([]);
});

it('keeps the reason on a broken page', async () => {
  const settings = 'check: { severity: { mdx/syntax: off } }\n';
  const { site } = await decided({ 'runbooks/shop/a.mdx': '# A\n\n<b\n', 'breakglass.yaml': settings });
  expect(site.runbooks.find(({ compiled }) => compiled.broken)?.problems.map(({ check }) => check)).toEqual(['mdx/syntax']);
  expect(site.problems.map(({ check }) => check)).not.toContain('mdx/syntax');
});

it('decides on what fails while pages are rendered, and on the rest as before', async () => {
  const ignore = 'check:\n  ignore:\n    - { check: link/dead, file: runbooks/**, because: written next week }\n';
  const { sources, found } = await decided({ 'breakglass.yaml': ignore });
  const page = { address: addressAt('runbooks/shop/cart/'), file: 'runbooks/shop/cart/index.html' };
  const late = withFailedPages(found, [{ page, reason: 'x is not a function' }], sources);
  expect(decideOnSite(sources, late).problems.map(({ check }) => check)).toEqual(['page/failed', 'image/missing']);
  const [runbook] = decideForPages(sources, late).runbooks;
  expect(runbook).toMatchObject({ compiled: { broken: true }, source: broken['runbooks/shop/cart.md'] });
  // What was loaded stays as it was.
  expect(found.runbooks[0]?.compiled.broken).toBe(false);
});
