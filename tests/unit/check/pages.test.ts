/** Pages and the report of a build say what the team has decided, as `npm run check` does. */
import { expect, it } from 'vitest';
import { decideForPages } from '../../../src/check/run.ts';
import { assemble } from '../../../src/content/assemble.ts';
import { readContentRoot } from '../../../src/content/read.ts';
import { contentRoot } from '../../support/content-root.ts';

const broken = { 'runbooks/shop/cart.md': '# Cart\n\n[Gone](gone.md), ![Gone](gone.png)\n' };

function decided(files: Record<string, string>) {
  const root = readContentRoot(contentRoot({ ...broken, ...files }));
  const site = assemble(root, { base: '/' });
  const again = decideForPages(root, site);
  const told = () => site.runbooks[0]?.problems.map(({ check, severity }) => `${severity} ${check}`);
  return { site, again, told };
}

it('gives runbooks the severities of the settings', () => {
  expect(decided({}).told()).toEqual(['warning link/dead', 'warning image/missing']);
  const { told, again } = decided({ 'breakglass.yaml': 'check: { severity: { link/dead: error, image/missing: off } }\n' });
  expect(told()).toEqual(['error link/dead']);
  expect(again().problems.map(({ check }) => check)).toEqual(['link/dead']);
});

it('leaves out what was excused, in settings and beside it', () => {
  const ignore = 'check:\n  ignore:\n    - { check: link/dead, file: runbooks/**, because: written next week }\n';
  expect(decided({ 'breakglass.yaml': ignore }).told()).toEqual(['warning image/missing']);
  const text = '# Cart\n\n<!-- check-ignore link/dead: written next week -->\n[Gone](gone.md)\n';
  expect(decided({ 'runbooks/shop/cart.md': text }).told()).toEqual([]);
});

it('lets a broken page say why', () => {
  const settings = 'check: { severity: { mdx/syntax: off } }\n';
  const { site } = decided({ 'runbooks/shop/a.mdx': '# A\n\n<b\n', 'breakglass.yaml': settings });
  expect(site.runbooks.find(({ compiled }) => compiled.broken)?.problems.map(({ check }) => check)).toEqual(['mdx/syntax']);
  expect(site.problems.map(({ check }) => check)).not.toContain('mdx/syntax');
});

it('decides on what is found while pages are made, and on the rest as before', () => {
  const ignore = 'check:\n  ignore:\n    - { check: link/dead, file: runbooks/**, because: written next week }\n';
  const { site, again } = decided({ 'breakglass.yaml': ignore });
  const [problem] = site.problems;
  if (problem === undefined) throw new Error('no problem');
  site.problems.push({ ...problem, check: 'mdx/code' });
  expect(again().problems.map(({ check }) => check)).toEqual(['image/missing', 'mdx/code']);
});
