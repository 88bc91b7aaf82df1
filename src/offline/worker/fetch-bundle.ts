/** A first visit fetches one file: all packs, one after the other. Asking for each by itself would cost a round trip for every few of them. */
import { OfflineFailure } from '../shared/failure.ts';
import type { Manifest, Pack } from '../shared/manifest.ts';
import { readFrom, verify } from './fetch-verified.ts';
import { atOnce } from './in-parallel.ts';
import type { Counter } from './progress.ts';

type Keep = (pack: Pack, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;

/**
 * Keeps each pack as soon as it has come and is what it should be; the next ones come while it is stored. Ends at the first that is wrong or
 * missing: what is left is fetched by itself, which also gives the reason.
 * @param manifest may come after the first bytes
 */
export async function fetchBundle(address: string, manifest: Promise<Manifest>, keep: Keep, counter: Counter): Promise<void> {
  const keeping = new Set<Promise<void>>();
  const failed: unknown[] = [];
  const verified = async (pack: Pack, bytes: Uint8Array<ArrayBuffer>) => {
    await verify(address, bytes, pack.sha256, '');
    await keep(pack, bytes);
  };
  const take = async (pack: Pack, bytes: Uint8Array<ArrayBuffer>) => {
    const work: Promise<void> = verified(pack, bytes)
      .catch((error: unknown) => void failed.push(error))
      .finally(() => keeping.delete(work));
    keeping.add(work);
    if (keeping.size >= atOnce) await Promise.race(keeping);
    if (failed.length > 0) throw failed[0];
  };
  const cutter = cut(manifest, take);
  try {
    await readFrom(address, async (chunk) => {
      await cutter(chunk);
      counter.add(chunk.length);
    });
  } catch (error) {
    failed.push(error);
  }
  await Promise.all(keeping);
  const serious = failed.find((error) => !(error instanceof OfflineFailure));
  if (serious !== undefined) throw serious;
}

/** Cuts a row of packs, which comes in pieces of any size, into packs. */
function cut(manifest: Promise<Manifest>, take: Keep): (chunk: Uint8Array<ArrayBuffer>) => Promise<void> {
  let expected: IterableIterator<Pack> | undefined;
  let next: Pack | undefined;
  let buffer = new Uint8Array();
  let filled = 0;
  const begin = () => {
    next = expected?.next().value;
    buffer = new Uint8Array(next?.size ?? 0);
    filled = 0;
  };
  return async (chunk) => {
    if (expected === undefined) {
      expected = (await manifest).packs.values();
      begin();
    }
    let rest = chunk;
    while (rest.length > 0 && next !== undefined) {
      const part = rest.subarray(0, buffer.length - filled);
      buffer.set(part, filled);
      filled += part.length;
      rest = rest.subarray(part.length);
      if (filled < buffer.length) return;
      const [pack, bytes] = [next, buffer];
      begin();
      await take(pack, bytes);
    }
  };
}
