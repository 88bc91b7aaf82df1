/** Packs: gzip archives named by what is in them. The same files give the same bytes with the same zlib. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { PackEntry, PackIndex, RunbookEntry } from '../shared/manifest.ts';

export interface PackSource {
  /** Relative to the site's base. */
  readonly path: string;
  /** What the pack holds of the file. A large site is never in memory whole: it is read when its pack is made. */
  readonly bytes: () => Buffer;
  /** Of a part of the search index: the path that its result leads to, decoded and without its anchor. */
  readonly page?: string;
}

/** What is noted of a file of a pack: as long as the file stays as it is, it need not be read again. */
export interface KnownFile {
  /** sha256 of what the pack holds of it, hexadecimal. */
  readonly digest: string;
  readonly page?: string | undefined;
}

export type DigestedSource = PackSource & KnownFile;

export interface PackFile {
  readonly bytes: Buffer;
  readonly sha256: string;
  /** Bytes of the index at its beginning. */
  readonly index: number;
}

/** A block is closed once it holds so much, unpacked: what reading one small file costs at most, unless a file is larger. */
const blockSize = 256 * 1024;

const compress = promisify(gzip);

/** Packs these files in this order: neighbours that look alike take less space. */
export async function makePack(sources: readonly DigestedSource[], runbooks: readonly RunbookEntry[]): Promise<PackFile> {
  const blocks: Buffer[][] = [];
  const entries: PackEntry[] = [];
  let offset = blockSize;
  for (const { path, digest, bytes: read } of sources) {
    const bytes = read();
    if (offset >= blockSize) {
      blocks.push([]);
      offset = 0;
    }
    blocks.at(-1)?.push(bytes);
    entries.push([path, blocks.length - 1, offset, bytes.length, digest]);
    offset += bytes.length;
  }
  const packed = await Promise.all(blocks.map((files) => compress(Buffer.concat(files), { level: 9 })));
  const index: PackIndex = { blocks: packed.map(({ length }) => length), entries, runbooks };
  const head = await compress(JSON.stringify(index), { level: 9 });
  const bytes = Buffer.concat([head, ...packed]);
  return { bytes, sha256: sha256Of(bytes), index: head.length };
}

/** The source with its digest. Unless that is known, it is read now and held. */
export function digested(source: PackSource, known?: KnownFile): DigestedSource {
  if (known !== undefined) return { ...source, digest: known.digest };
  const bytes = source.bytes();
  return { ...source, bytes: () => bytes, digest: sha256Of(bytes) };
}

export function sha256Of(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
