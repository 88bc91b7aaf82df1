/** Writes down where every file of a version lies: what makes it whole. */
import type { Pack, PackIndex, RunbookEntry } from '../shared/manifest.ts';
import { inParallel } from './in-parallel.ts';
import { type Contents, type Place, store } from './store.ts';
import { packIndex } from './unpack.ts';
import { forgetContents } from './version.ts';

/**
 * @param packs all packs of the version, in the manifest's order
 * @param wanted those that are kept; they are stored already
 * @param known the indexes that were seen as packs came, by the hashes of the packs: the others are read again
 */
export async function writeContents(
  digest: string,
  packs: readonly Pack[],
  wanted: ReadonlySet<Pack>,
  known: ReadonlyMap<string, PackIndex>,
): Promise<void> {
  const files: Record<string, Place> = {};
  const runbooks: RunbookEntry[] = [];
  const numbered = [...packs.entries()].filter(([, pack]) => wanted.has(pack));
  await inParallel(numbered, async ([number, { sha256, index: size }]) => {
    const index = known.get(sha256) ?? (await storedIndex(sha256, size));
    Object.assign(files, placesOf(index, number, size));
    runbooks.push(...index.runbooks);
  });
  const contents: Contents = { packs: packs.map(({ sha256 }) => sha256), files };
  await store.complete(digest, contents, runbooks);
  forgetContents(digest);
}

async function storedIndex(sha256: string, size: number): Promise<PackIndex> {
  const pack = await store.pack(sha256);
  if (pack === undefined) throw new Error(`pack ${sha256} was stored and is not there`);
  return await packIndex(pack, size);
}

function placesOf({ blocks, entries }: PackIndex, pack: number, indexSize: number): Record<string, Place> {
  const starts: number[] = [];
  let start = indexSize;
  for (const size of blocks) {
    starts.push(start);
    start += size;
  }
  return Object.fromEntries(
    entries.map(([path, block, offset, length, sha256]): [string, Place] => [
      path,
      [pack, starts[block] ?? 0, blocks[block] ?? 0, offset, length, sha256],
    ]),
  );
}
