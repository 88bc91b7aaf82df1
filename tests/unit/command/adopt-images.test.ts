/** `adopt --images`: smaller images are written, links follow, and the source keeps its own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { adoptFolder } from '../../../src/command/adopt.ts';
import { contentRoot, temporaryFolder } from '../../support/content-root.ts';
import { noise } from '../../support/images.ts';

const wide = await noise(1800, 300);
const small = await noise(40, 20);

const source = () =>
  contentRoot({
    'docs/shop/cart.md': '# Cart\n\n![a](wide.png) ![b](small.png) <img src="wide.png"> ![c](../../.gitbook/assets/fl%20ow.png)\n',
    'docs/shop/wide.png': wide,
    'docs/shop/wide.webp': small,
    'docs/shop/small.png': small,
    '.gitbook/assets/fl ow.png': wide,
    'SUMMARY.md': '# Summary\n\n* [Cart](docs/shop/cart.md)\n',
  });

async function adopted(images: boolean, dryRun = false) {
  const to = join(temporaryFolder(), 'to');
  const from = source();
  const report = await adoptFolder({ from, to, as: undefined, service: undefined, images, dryRun });
  return { to, from, report };
}

const bytesAt = (root: string, path: string) => new Uint8Array(readFileSync(join(root, path)));

it('writes smaller files, and pages show them', async () => {
  const { to, from, report } = await adopted(true);
  const page = readFileSync(join(to, 'runbooks/shop/cart.md'), 'utf8');
  const addresses = [...page.matchAll(/\]\(([^)]+)\)|src="([^"]+)"/g)].map(([, one, other]) => decodeURI(one ?? other ?? ''));
  expect(addresses).toHaveLength(4);
  for (const address of addresses) expect(existsSync(join(to, 'runbooks/shop', address)), address).toBe(true);
  const isWebp = (address = '') =>
    readFileSync(join(to, 'runbooks/shop', address))
      .subarray(8, 12)
      .toString() === 'WEBP';
  expect(addresses.map(isWebp)).toEqual([true, false, true, true]);
  expect(bytesAt(to, 'runbooks/shop/small.png')).toEqual(small);
  expect(bytesAt(to, 'runbooks/shop/wide.webp').length).not.toBe(wide.length);
  expect(bytesAt(from, 'docs/shop/wide.png')).toEqual(wide);
  expect(report).toMatch(/## Images\n\n- 2 made smaller, 3\.\d MB → \d\.\d MB\n/);
  expect(report).toContain('No errors.');
});

it('says what it would do', async () => {
  const { to, report } = await adopted(true, true);
  expect(report).toContain('- 2 made smaller, ');
  expect(existsSync(to)).toBe(false);
});

it('copies them as they are when nobody asks', async () => {
  const { to, report } = await adopted(false);
  expect(bytesAt(to, 'runbooks/shop/wide.png')).toEqual(wide);
  expect(report).not.toContain('made smaller');
});
