/** Texts as gzip and back. The browser does it; a library is loaded where it cannot. */

export type Unpacked = { readonly text: string } | { readonly why: 'not-gzip' | 'damaged' | 'too-large' };

/** The text as gzip. */
export async function pack(text: string): Promise<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  if (!('CompressionStream' in globalThis)) return (await import('fflate')).gzipSync(bytes, { level: 9, mtime: 0 });
  return gathered(new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip')));
}

/**
 * The text of a gzip, whose checksum must be right.
 *
 * @param limit bytes of the text: unpacking stops there, however much is promised
 */
export async function unpack(bytes: Uint8Array<ArrayBuffer>, limit: number): Promise<Unpacked> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { why: 'not-gzip' };
  try {
    const stream = 'DecompressionStream' in globalThis ? native(bytes) : await fallback(bytes, limit);
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await gathered(stream, limit)) };
  } catch (error) {
    return { why: error instanceof TooLarge ? 'too-large' : 'damaged' };
  }
}

class TooLarge extends Error {}

function native(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
}

/** The library unpacks piece by piece and looks at no checksum. */
async function fallback(bytes: Uint8Array, limit: number): Promise<ReadableStream<Uint8Array>> {
  const [{ Gunzip }, { crc32 }] = await Promise.all([import('fflate'), import('./crc32.ts')]);
  const pieces: Uint8Array[] = [];
  let [size, sum, isDone] = [0, 0, false];
  const gunzip = new Gunzip((piece, isLast) => {
    size += piece.length;
    if (size > limit) throw new TooLarge();
    sum = crc32(piece, sum);
    pieces.push(piece);
    isDone ||= isLast;
  });
  for (let at = 0; at < bytes.length; at += 4096) gunzip.push(bytes.subarray(at, at + 4096), at + 4096 >= bytes.length);
  const end = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isDone || end.getUint32(bytes.length - 8, true) !== sum || end.getUint32(bytes.length - 4, true) !== size)
    throw new Error('damaged');
  return new Blob(pieces.map((piece) => new Uint8Array(piece))).stream();
}

async function gathered(stream: ReadableStream<Uint8Array>, limit = Number.POSITIVE_INFINITY): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  const reader = stream.getReader();
  let size = 0;
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    if (value === undefined) continue;
    size += value.length;
    if (size > limit) {
      void reader.cancel().catch(() => {});
      throw new TooLarge();
    }
    pieces.push(value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
