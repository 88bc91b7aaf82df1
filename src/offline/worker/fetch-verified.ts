/** Fetches a file of the build and lets it in only if it is what the build wrote. */
import { type Failure, OfflineFailure, refusal } from '../shared/failure.ts';
import { sha256 } from './sha256.ts';

/** Without a byte for so long the answer counts as not coming. */
const patience = 20_000;

/**
 * The bytes at an address.
 * @param onBytes called with the number of bytes, as they arrive
 * @throws {OfflineFailure} with the address, and what was expected and received
 */
export async function fetchVerified(address: string, expected: string, onBytes: (count: number) => void): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const type = await readFrom(address, async (chunk) => {
    chunks.push(chunk);
    onBytes(chunk.length);
  });
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  await verify(address, bytes, expected, type);
  return bytes;
}

/** @throws {OfflineFailure} when they are not the bytes of that sha256 */
export async function verify(address: string, bytes: BufferSource, expected: string, type: string): Promise<void> {
  const received = await sha256(bytes);
  if (received === expected) return;
  throw new OfflineFailure({ kind: 'other bytes', address, expected, received, page: type.startsWith('text/html') });
}

/**
 * Reads an answer piece by piece; answers its type. Redirects are not followed: they lead to login pages. The browser's own cache is
 * left out: what is wrong in it would stay wrong.
 * @throws {OfflineFailure}
 */
export async function readFrom(address: string, onChunk: (chunk: Uint8Array<ArrayBuffer>) => Promise<void>): Promise<string> {
  const abort = new AbortController();
  let silent = false;
  const giveUp = () => {
    silent = true;
    abort.abort();
  };
  let timer = setTimeout(giveUp, patience);
  const why = (otherwise: Failure): OfflineFailure =>
    new OfflineFailure(silent ? { kind: 'silent', address, seconds: patience / 1000 } : otherwise);
  try {
    const response = await fetch(address, { redirect: 'manual', cache: 'no-store', priority: 'low', signal: abort.signal }).catch(() => {
      throw why({ kind: 'unreachable', address });
    });
    const refused = refusal(response, address);
    if (refused !== undefined) throw new OfflineFailure(refused);
    if (response.body === null) throw new OfflineFailure({ kind: 'cut off', address });
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw why({ kind: 'cut off', address });
      });
      if (done) return response.headers.get('Content-Type') ?? '';
      clearTimeout(timer);
      timer = setTimeout(giveUp, patience);
      await onChunk(value);
    }
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}
