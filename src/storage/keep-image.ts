/** Whether an image may be kept, and under which name. */

import type { EvidenceImage } from '../incident/events/evidence.ts';
import { t } from '../words/text.ts';
import { isObject } from './entry.ts';
import type { ImageRules } from './record.ts';
import { sha256 } from './sha256.ts';

export type Named = { readonly image: EvidenceImage; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly why: string };

/** The image as evidence names it, with its bytes; or why it is not kept. */
export async function nameImage(image: Blob, { types, largest }: ImageRules): Promise<Named> {
  const mediaType = types.find((type) => type === image.type);
  if (mediaType === undefined) {
    const names = types.map((type) => type.replace('image/', '').toUpperCase()).join(', ');
    return { why: t`Found ${image.type === '' ? t`a file of unknown type` : `\`${image.type}\``}, expected an image: ${names}.` };
  }
  if (image.size === 0) return { why: t`The image is empty.` };
  if (image.size > largest) return { why: t`The image has ${megabytes(image.size)}; up to ${megabytes(largest)} are kept.` };
  const bytes = new Uint8Array(await image.arrayBuffer());
  return { image: { form: 'image', digest: await sha256(bytes), mediaType, size: bytes.byteLength }, bytes };
}

/** How images lie in the store: as bytes, because Safari fails on blobs in IndexedDB (https://github.com/dexie/Dexie.js/issues/1227). */
export function storedImage(value: unknown): Blob | undefined {
  if (!isObject(value) || !(value['bytes'] instanceof Uint8Array) || typeof value['type'] !== 'string') return undefined;
  return new Blob([new Uint8Array(value['bytes'])], { type: value['type'] });
}

/** Rounded up: what is a little too large does not look as if it fitted. */
function megabytes(bytes: number): string {
  return `${(Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1)} MB`;
}
