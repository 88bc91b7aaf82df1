/** What checks may ask of the content. */
import { expect, it, vi } from 'vitest';
import { makeWorld } from '../../../src/check/world.ts';
import { noHistory } from '../../../src/content/history.ts';
import { loadSite } from '../../../src/content/load.ts';
import { SourceFile } from '../../../src/content/source-file.ts';
import { contentRoot } from '../../support/content-root.ts';

it('parses a file once, however many places are asked for', async () => {
  const root = contentRoot({ 'runbooks/shop/a.md': '---\nvariables:\n  a: { default: x }\n  b: {}\n---\n# A\n' });
  const { site, sources } = await loadSite(root, { base: '/', history: noHistory });
  const world = makeWorld(site, sources, { today: '2026-01-31', lastCommit: () => undefined });
  // The frontmatter is taken from the file each time that it is parsed.
  const taken = vi.spyOn(SourceFile.prototype, 'frontmatter', 'get');
  expect(world.locateKey('runbooks/shop/a.md', ['variables', 'a'])).toMatchObject({ line: 3, column: 3 });
  expect(world.locateKey('runbooks/shop/a.md', ['variables', 'b'])).toMatchObject({ line: 4, column: 3 });
  expect(world.locate('runbooks/shop/a.md', ['variables', 'a', 'default'])).toMatchObject({ line: 3 });
  expect(taken).toHaveBeenCalledTimes(1);
  taken.mockRestore();
});

it('finds the entries of a list by what the file has, whatever its schema dropped before them', async () => {
  const settings = [
    'check:',
    '  ignore:',
    '    - { check: runbook/owner, file: a }',
    '    - { check: alert/no-runbook, file: runbooks/none.md, because: a reason }',
    '    - { check: runbook/nope, file: x, because: a reason }',
    '',
  ].join('\n');
  const root = contentRoot({
    'breakglass.yaml': settings,
    'runbooks/shop/a.md': '---\nalerts:\n  - [not, a, name]\n  - CheckoutDown\n---\n# A\n',
  });
  const { site, sources } = await loadSite(root, { base: '/', history: noHistory });
  const world = makeWorld(site, sources, { today: '2026-01-31', lastCommit: () => undefined });
  expect(site.settings.check.ignore.map(({ check }) => check)).toEqual(['alert/no-runbook', 'runbook/nope']);
  expect(world.locate('breakglass.yaml', ['check', 'ignore', 1])).toMatchObject({ line: 5 });
  expect(site.runbooks[0]?.alerts).toEqual(['CheckoutDown']);
  expect(world.locate('runbooks/shop/a.md', ['alerts', 0])).toMatchObject({ line: 4 });
});
