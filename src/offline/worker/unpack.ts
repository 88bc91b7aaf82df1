/** Reads packs: one block is unpacked at a time, and only the last few are remembered. */
import type { PackIndex } from '../shared/manifest.ts';
import { sha256 } from './sha256.ts';
import { type Place, store } from './store.ts';

/** What unpacked blocks may take: a page asks for several files of one block at once. */
const most = 8;
const remembered = new Map<string, Promise<ArrayBuffer>>();

/** The index at the beginning of a pack. */
export async function packIndex(pack: Blob, size: number): Promise<PackIndex> {
  return JSON.parse(new TextDecoder().decode(await gunzip(pack.slice(0, size))));
}

/** The bytes of a file; undefined when the pack is not here or not what it was. */
export async function readPlace(packs: readonly string[], place: Place): Promise<ArrayBuffer | undefined> {
  const [number, start, size, offset, length, expected] = place;
  const pack = packs[number] ?? '';
  try {
    const bytes = (await block(pack, start, size)).slice(offset, offset + length);
    return (await sha256(bytes)) === expected ? bytes : undefined;
  } catch {
    // It is gone, or cannot be unpacked.
    return undefined;
  }
}

function block(pack: string, start: number, size: number): Promise<ArrayBuffer> {
  const key = `${pack} ${start}`;
  const found = remembered.get(key) ?? unpackBlock(pack, start, size);
  remembered.delete(key);
  remembered.set(key, found);
  found.catch(() => remembered.delete(key));
  const [oldest] = remembered.keys();
  if (remembered.size > most && oldest !== undefined) remembered.delete(oldest);
  return found;
}

async function unpackBlock(pack: string, start: number, size: number): Promise<ArrayBuffer> {
  const blob = await store.pack(pack);
  if (blob === undefined) throw new Error(`pack ${pack} is not here`);
  return await gunzip(blob.slice(start, start + size));
}

function gunzip(packed: Blob): Promise<ArrayBuffer> {
  return new Response(packed.stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
