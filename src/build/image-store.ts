/** Remembers what was made of images, by their content: an image that did not change is not made smaller again. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { cacheRoot } from './paths.ts';

/** What is known of one image. */
export interface KnownImage {
  readonly width: number;
  readonly height: number;
  /** The smaller file, with the beginning of its sha256; undefined where the image's own bytes are the best. */
  readonly smaller: { readonly path: string; readonly digest: string } | undefined;
}

const noteSchema = z.object({ width: z.number(), height: z.number(), smaller: z.string().optional() });

const day = 24 * 60 * 60 * 1000;
/** What no build asked for in so long a time is forgotten. */
const keptFor = 30 * day;

export interface ImageStore {
  readonly find: (key: string) => KnownImage | undefined;
  /** @param smaller the bytes of the smaller file and the beginning of their sha256 */
  readonly keep: (key: string, size: Pick<KnownImage, 'width' | 'height'>, smaller?: { bytes: Uint8Array; digest: string }) => KnownImage;
}

/** The store of this installation. What cannot be read is not known. */
export function openImageStore(folder = join(cacheRoot, 'images')): ImageStore {
  const notePath = (key: string) => join(folder, `${key}.json`);
  const imagePath = (key: string) => join(folder, `${key}.webp`);
  return {
    find: (key) => {
      try {
        const { width, height, smaller } = noteSchema.parse(JSON.parse(readFileSync(notePath(key), 'utf8')));
        if (smaller === undefined) return { width, height, smaller };
        // A file that is not there is made again.
        markUsed(imagePath(key));
        markUsed(notePath(key));
        return { width, height, smaller: { path: imagePath(key), digest: smaller } };
      } catch {
        return undefined;
      }
    },
    keep: (key, { width, height }, smaller) => {
      mkdirSync(folder, { recursive: true });
      forgetOld(folder);
      // The image first: a note is never without it.
      if (smaller !== undefined) replace(imagePath(key), smaller.bytes);
      replace(notePath(key), JSON.stringify({ width, height, ...(smaller === undefined ? {} : { smaller: smaller.digest }) }));
      return { width, height, smaller: smaller === undefined ? undefined : { path: imagePath(key), digest: smaller.digest } };
    },
  };
}

/** Whole or not at all, also for builds at the same time. */
function replace(path: string, content: Uint8Array | string): void {
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, content);
  renameSync(fresh, path);
}

function markUsed(path: string): void {
  const now = new Date();
  if (now.getTime() - statSync(path).mtimeMs > day) utimesSync(path, now, now);
}

function forgetOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const used = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - used > keptFor) rmSync(path, { force: true });
  }
}
