/** Reads the archive that *Save with evidence* writes. Nothing of it is used before all of it was looked at. */

import { Unzip, UnzipInflate, unzipSync } from 'fflate';
import type { EvidenceImage } from '../incident/events/evidence.ts';
import { imageTypes, largestImage } from '../incident/evidence-form.ts';
import { recordLimits } from '../incident/record/format.ts';
import { t } from '../words/text.ts';

export const archiveLimits = {
  /** Bytes of the file. */
  file: 256 * 1024 * 1024,
  /** Files in it. */
  entries: 2_000,
  /** Bytes of all images, unpacked. */
  images: 256 * 1024 * 1024,
  /** Bytes of its record. */
  record: recordLimits.characters,
} as const;

export interface ArchivedImage {
  readonly digest: string;
  readonly mediaType: EvidenceImage['mediaType'];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type ArchiveReading =
  | { readonly record: string; readonly markdown: string | undefined; readonly images: readonly ArchivedImage[] }
  /** In words, for people. */
  | { readonly problem: string };

/** Whether a file begins as a zip does. */
export function isArchive(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5);
}

/**
 * The record and the images of an archive. Never rejects.
 *
 * @param digestOf SHA-256 in hexadecimal digits
 */
export async function readArchive(
  bytes: Uint8Array,
  digestOf: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>,
): Promise<ArchiveReading> {
  if (bytes.length > archiveLimits.file) return { problem: t`The archive is too large: up to ${megabytes(archiveLimits.file)} are read.` };
  const listed = listOf(bytes);
  if ('problem' in listed) return listed;
  const files = contentsOf(bytes, listed.sizes);
  if (files === undefined) return { problem: t`The archive is damaged: its files do not have the sizes that it lists.` };
  const record = files.get(recordName);
  if (record === undefined) return { problem: t`The archive has no \`record.json\`: it was not exported from here.` };
  const images: ArchivedImage[] = [];
  for (const [name, content] of files) {
    const image = imageOf(name);
    if (image === undefined) continue;
    if ((await digestOf(content)) !== image.digest)
      return {
        problem: t`\`${name}\` was changed or is damaged: its bytes do not fit its name. Unpack the archive and import its \`record.json\`.`,
      };
    images.push({ ...image, bytes: content });
  }
  const [recordText, markdownText] = [textOf(record), textOf(files.get(markdownName))];
  if (recordText === null) return { problem: t`The archive is damaged: its \`record.json\` is not text.` };
  if (markdownText === null) return { problem: t`The archive is damaged: its \`postmortem.md\` is not text.` };
  return { record: recordText ?? '', markdown: markdownText, images };
}

const recordName = 'record.json';
const markdownName = 'postmortem.md';
const isText = (name: string) => name === recordName || name === markdownName;

/** Null where the bytes are no UTF-8; undefined where there are none. */
function textOf<Bytes extends Uint8Array | undefined>(bytes: Bytes): string | null | (Bytes & undefined) {
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The sizes of the files that are wanted, from the list at the end of the archive. */
function listOf(bytes: Uint8Array): { readonly sizes: ReadonlyMap<string, number> } | { readonly problem: string } {
  const sizes = new Map<string, number>();
  let [entries, images] = [0, 0];
  let problem: string | undefined;
  try {
    unzipSync(bytes, {
      filter({ name, originalSize, compression }) {
        entries += 1;
        problem ??= problemOf(name, originalSize, compression, entries, sizes.has(name));
        if (imageOf(name) !== undefined) images += originalSize;
        if (images > archiveLimits.images) problem ??= t`The images in the archive have more than ${megabytes(archiveLimits.images)}.`;
        if (isText(name) || imageOf(name) !== undefined) sizes.set(name, originalSize);
        return false;
      },
    });
  } catch {
    return { problem: t`The archive is cut off or damaged: it has no list of its files at its end.` };
  }
  return problem === undefined ? { sizes } : { problem };
}

function problemOf(name: string, size: number, compression: number, entries: number, isKnown: boolean): string | undefined {
  if (entries > archiveLimits.entries) return t`The archive has more than ${archiveLimits.entries} files.`;
  const shown = JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
  if (/(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|\0|\\/.test(name))
    return t`The archive has a file named ${shown}, which no export has.`;
  if (isKnown) return t`The archive has two files named ${shown}.`;
  const image = imageOf(name);
  if (!isText(name) && image === undefined) return undefined;
  const limit = image === undefined ? archiveLimits.record : largestImage;
  if (size > limit) return t`${shown} in the archive unpacks to ${megabytes(size)}; up to ${megabytes(limit)} are read.`;
  return compression === 0 || compression === 8 ? undefined : t`${shown} in the archive is packed in a way that is not read.`;
}

class Wrong extends Error {}

/** The wanted files, unpacked piece by piece and no further than listed; undefined where one is not as it is listed. */
function contentsOf(bytes: Uint8Array, sizes: ReadonlyMap<string, number>): ReadonlyMap<string, Uint8Array<ArrayBuffer>> | undefined {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const filled = new Map<string, number>();
  const unzip = new Unzip((file) => {
    const size = sizes.get(file.name);
    if (size === undefined) return;
    if (files.has(file.name)) throw new Wrong();
    const content = new Uint8Array(size);
    files.set(file.name, content);
    file.ondata = (error, piece) => {
      const at = filled.get(file.name) ?? 0;
      if (error !== null || at + piece.length > size) throw new Wrong();
      content.set(piece, at);
      filled.set(file.name, at + piece.length);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    const piece = 64 * 1024;
    for (let at = 0; at < bytes.length; at += piece) unzip.push(bytes.subarray(at, at + piece), at + piece >= bytes.length);
  } catch {
    return undefined;
  }
  return [...sizes].every(([name, size]) => (filled.get(name) ?? 0) === size && files.has(name)) ? files : undefined;
}

function imageOf(name: string): { readonly digest: string; readonly mediaType: EvidenceImage['mediaType'] } | undefined {
  const [, digest, type] = /^evidence\/([0-9a-f]{64})\.([a-z]+)$/.exec(name) ?? [];
  const mediaType = imageTypes.find((known) => known === `image/${type}`);
  return digest === undefined || mediaType === undefined ? undefined : { digest, mediaType };
}

function megabytes(bytes: number): string {
  return `${(Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1)} MB`;
}
