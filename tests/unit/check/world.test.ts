/** What checks may ask of the content. */
import { expect, it, vi } from 'vitest';
import { makeWorld } from '../../../src/check/world.ts';
import { noHistory } from '../../../src/content/history.ts';
import { loadSite } from '../../../src/content/load.ts';
import * as yaml from '../../../src/content/yaml.ts';
import { contentRoot } from '../../support/content-root.ts';

vi.mock('../../../src/content/yaml.ts', async (actual) => {
  const real = await actual<typeof yaml>();
  return { ...real, readYaml: vi.fn(real.readYaml) };
});

it('parses a file once, however many places are asked for', async () => {
  const root = contentRoot({ 'runbooks/shop/a.md': '---\nvariables:\n  a: { default: x }\n  b: {}\n---\n# A\n' });
  const { site, sources } = await loadSite(root, { base: '/', history: noHistory });
  const world = makeWorld(site, sources, { today: '2026-01-31', lastCommit: () => undefined });
  vi.mocked(yaml.readYaml).mockClear();
  expect(world.locateKey('runbooks/shop/a.md', ['variables', 'a'])).toMatchObject({ line: 3, column: 3 });
  expect(world.locateKey('runbooks/shop/a.md', ['variables', 'b'])).toMatchObject({ line: 4, column: 3 });
  expect(world.locate('runbooks/shop/a.md', ['variables', 'a', 'default'])).toMatchObject({ line: 3 });
  expect(yaml.readYaml).toHaveBeenCalledTimes(1);
});
