/** Packs: what goes in comes out, one block at a time, and the same goes in as the same bytes. */
import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { digested, makePack, sha256Of } from '../../../src/offline/pack/make-pack.ts';
import type { PackIndex } from '../../../src/offline/shared/manifest.ts';

const sources = [
  { path: 'runbooks/a/index.html', bytes: Buffer.from('<h1>A</h1>') },
  { path: 'empty.txt', bytes: Buffer.alloc(0) },
  { path: 'large.bin', bytes: randomBytes(600_000) },
  { path: 'ß/ü.html', bytes: Buffer.from('ß') },
  { path: 'other.bin', bytes: randomBytes(200_000) },
  { path: 'last.html', bytes: Buffer.from('last') },
].map(({ path, bytes }) => digested({ path, bytes: () => bytes }));

describe('a pack', () => {
  test('gives every file back from its own block, with its hash', async () => {
    const { bytes, index: size, sha256 } = await makePack(sources, [['runbooks/a/', 'A', 'r1']]);
    expect(sha256Of(bytes)).toBe(sha256);
    const index: PackIndex = JSON.parse(gunzipSync(bytes.subarray(0, size)).toString());
    expect(index.runbooks).toEqual([['runbooks/a/', 'A', 'r1']]);
    expect(index.entries.map(([path]) => path)).toEqual(sources.map(({ path }) => path));
    expect(size + index.blocks.reduce((sum, block) => sum + block, 0)).toBe(bytes.length);
    for (const [at, [, block, offset, length, digest]] of index.entries.entries()) {
      const start = index.blocks.slice(0, block).reduce((sum, one) => sum + one, size);
      const unpacked = gunzipSync(bytes.subarray(start, start + (index.blocks[block] ?? 0)));
      const file = unpacked.subarray(offset, offset + length);
      expect(file.equals(sources[at]?.bytes() ?? Buffer.from('?'))).toBe(true);
      expect(sha256Of(file)).toBe(digest);
    }
    // Reading a small file must not mean unpacking all of the pack.
    expect(index.blocks.length).toBe(2);
  });

  test('is the same bytes for the same files, and others for others', async () => {
    const [one, two, three] = await Promise.all([makePack(sources, []), makePack(sources, []), makePack(sources.slice(1), [])]);
    expect(one.sha256).toBe(two.sha256);
    expect(one.sha256).not.toBe(three.sha256);
  });
});
