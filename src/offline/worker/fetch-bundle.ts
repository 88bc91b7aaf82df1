/** A first visit fetches one file: all packs, one after the other. Asking for each by itself would cost a round trip for every few of them. */
import { OfflineFailure } from '../shared/failure.ts';
import type { Pack } from '../shared/manifest.ts';
import { readFrom, verify } from './fetch-verified.ts';
import { store } from './store.ts';

/**
 * Stores each pack as soon as it has come and is what it should be. Answers those that came, by their hashes: it ends at the first that is
 * wrong or missing, and what is left is fetched by itself, which also tells why.
 */
export async function fetchBundle(address: string, packs: readonly Pack[], onBytes: (count: number) => void): Promise<Set<string>> {
  const arrived = new Set<string>();
  const expected = packs.values();
  let next = expected.next().value;
  let buffer = next === undefined ? new Uint8Array() : new Uint8Array(next.size);
  let filled = 0;
  try {
    await readFrom(address, async (chunk) => {
      onBytes(chunk.length);
      let rest = chunk;
      while (rest.length > 0 && next !== undefined) {
        const part = rest.subarray(0, buffer.length - filled);
        buffer.set(part, filled);
        filled += part.length;
        rest = rest.subarray(part.length);
        if (filled < buffer.length) return;
        await verify(address, buffer, next.sha256, '');
        await store.putPack(next.sha256, buffer);
        arrived.add(next.sha256);
        next = expected.next().value;
        buffer = new Uint8Array(next?.size ?? 0);
        filled = 0;
      }
    });
  } catch (error) {
    if (!(error instanceof OfflineFailure)) throw error;
  }
  return arrived;
}
