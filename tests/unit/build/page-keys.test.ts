/** Which pages are rendered again when a postmortem changed. */
import { describe, expect, test } from 'vitest';
import { pageKeys } from '../../../src/build/page-keys.ts';
import { allPages } from '../../../src/build/pages.ts';
import { loadSite } from '../../../src/content/load.ts';
import { contentRoot } from '../../support/content-root.ts';

const runbook = { 'runbooks/shop/cart-down.md': '# Cart down\n\n- [ ] Look\n' };
const head = '---\nday: 2026-01-31\nrunbooks: [shop/cart-down]\n---\n# Cart\n\nThe cart was away.\n\n## Course\n\n';

async function keysFor(files: Record<string, string>) {
  const { site } = await loadSite(contentRoot({ ...runbook, ...files }), { base: '/' });
  return pageKeys(site, allPages(site), 'renderer', () => undefined);
}

async function changedBetween(before: Record<string, string>, after: Record<string, string>): Promise<string[]> {
  const [old, now] = [await keysFor(before), await keysFor(after)];
  return [...now].filter(([address, key]) => old.get(address) !== key).map(([address]) => address);
}

describe('a postmortem', () => {
  const before = { 'postmortems/cart.md': `${head}It was away.\n`, 'postmortems/other.md': '# Other\n' };

  test('that is equal changes nothing', async () => {
    expect(await changedBetween(before, before)).toEqual([]);
  });

  test('with another text changes its own page', async () => {
    expect(await changedBetween(before, { ...before, 'postmortems/cart.md': `${head}It was gone.\n` })).toEqual(['postmortems/cart/']);
  });

  test('with another beginning changes the list, which shows that', async () => {
    const after = { ...before, 'postmortems/other.md': '# Other\n\nIt began so.\n' };
    expect(await changedBetween(before, after)).toEqual(expect.arrayContaining(['postmortems/', 'postmortems/other/']));
  });

  test('with another cause changes what speaks of it', async () => {
    const after = { ...before, 'postmortems/cart.md': `${head.replace('day:', 'cause: The disk.\nday:')}It was away.\n` };
    expect(await changedBetween(before, after)).toEqual(
      expect.arrayContaining(['postmortems/', 'postmortems/cart/', 'runbooks/shop/cart-down/', 'incident/postmortems.json']),
    );
  });
});
