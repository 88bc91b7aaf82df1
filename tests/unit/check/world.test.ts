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
