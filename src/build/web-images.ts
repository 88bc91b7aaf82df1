/** Makes images of the content smaller for the web. The library is loaded when an image is new, so nobody else waits for it. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type InsideFile, readInside } from '../content/inside-file.ts';
import type { ImageOnDisk, ShowImages, ShownImage } from '../content/shown-image.ts';
import { type ImageStore, openImageStore } from './image-store.ts';
import { openScaler, type Scaled, type Scaler } from './scale-image.ts';

/** What was made of the images, for whoever reports it. */
export interface ImagesMade {
  /** Images that are published by a smaller file, and the bytes of both. */
  readonly smaller: { readonly count: number; readonly from: number; readonly to: number };
  /** Sentences about images that are published as they are although they need not be. */
  readonly notes: readonly string[];
}

export interface WebImages {
  readonly show: ShowImages;
  readonly made: () => ImagesMade;
}

export interface WebImagesOptions {
  /** Whether images that nobody made smaller yet are; else only what is known of earlier builds is used. */
  readonly make: boolean;
  readonly store?: ImageStore;
  /** Reads a file; when left out, one of a content root. */
  readonly readImage?: (image: ImageOnDisk) => InsideFile<Buffer>;
  /** Loads the library; undefined with the reason where it is not installed. */
  readonly open?: () => Promise<Scaler | { readonly missing: string }>;
}

interface Read {
  readonly bytes: number;
  readonly key: string;
}

/** One for all readings of a process: it remembers the files that it has looked into. */
export function webImages({
  make,
  store = openImageStore(),
  readImage = ({ folder, path }) => readInside(folder, path),
  open = openScaler,
}: WebImagesOptions): WebImages {
  const keyOf = rememberedKeys(readImage);
  let state: ImagesMade = nothingMade;
  return {
    made: () => state,
    show: async (images, width) => {
      const shown = new Map<string, ShownImage>();
      const fresh: ImageOnDisk[] = [];
      const from = new Map<string, number>();
      for (const image of images) {
        const { file } = image;
        const found = keyOf(image, width);
        const known = found && store.find(found.key);
        if (found !== undefined) from.set(file, found.bytes);
        if (known !== undefined) shown.set(file, known);
        else if (found !== undefined) fresh.push(image);
      }
      const notes = make && fresh.length > 0 ? await makeAll(fresh, width, { store, open, readImage, keyOf, shown }) : [];
      state = { ...sumOf(shown, from), notes };
      return shown;
    },
  };
}

const nothingMade: ImagesMade = { smaller: { count: 0, from: 0, to: 0 }, notes: [] };

function sumOf(shown: ReadonlyMap<string, ShownImage>, from: ReadonlyMap<string, number>): Pick<ImagesMade, 'smaller'> {
  const made = [...shown].flatMap(([file, { smaller }]) =>
    smaller === undefined ? [] : [{ from: from.get(file) ?? 0, to: statSync(smaller.path).size }],
  );
  return {
    smaller: {
      count: made.length,
      from: made.reduce((sum, one) => sum + one.from, 0),
      to: made.reduce((sum, one) => sum + one.to, 0),
    },
  };
}

interface Making {
  readonly store: ImageStore;
  readonly open: NonNullable<WebImagesOptions['open']>;
  readonly readImage: NonNullable<WebImagesOptions['readImage']>;
  readonly keyOf: ReturnType<typeof rememberedKeys>;
  readonly shown: Map<string, ShownImage>;
}

/** Looks into images that are new, several at a time. Answers sentences about those that stay as they are. */
async function makeAll(
  images: readonly ImageOnDisk[],
  width: number | undefined,
  { store, open, readImage, keyOf, shown }: Making,
): Promise<string[]> {
  const scaler = await open();
  if ('missing' in scaler) return [scaler.missing];
  const failed: string[] = [];
  const waiting = [...images];
  const work = async (): Promise<void> => {
    for (let image = waiting.shift(); image !== undefined; image = waiting.shift()) {
      const { file } = image;
      const bytes = readImage(image);
      const key = keyOf(image, width)?.key;
      if ('refused' in bytes || key === undefined) continue;
      const scaled = await scaler(bytes.value, width).catch((error: unknown) =>
        error instanceof Error ? error : new Error(String(error)),
      );
      if (scaled instanceof Error) failed.push(`${file} (${firstLine(scaled.message)})`);
      else shown.set(file, store.keep(key, scaled, smallerOf(scaled)));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (failed.length === 0) return [];
  const names = failed.slice(0, 3).join(', ') + (failed.length > 3 ? ` and ${failed.length - 3} more` : '');
  return [
    `${failed.length === 1 ? 'An image' : `${failed.length} images`} cannot be read whole and ${failed.length === 1 ? 'is' : 'are'} published as found: ${names}`,
  ];
}

function smallerOf({ webp }: Scaled): { bytes: Uint8Array; digest: string } | undefined {
  if (webp === undefined) return undefined;
  return { bytes: webp, digest: createHash('sha256').update(webp).digest('hex').slice(0, 12) };
}

/** Names an image by its content and by what is made of it. Files that did not change since are not read again. */
function rememberedKeys(readImage: Making['readImage']): (image: ImageOnDisk, width: number | undefined) => Read | undefined {
  const known = new Map<string, Read & { readonly state: string }>();
  return (image, width) => {
    const path = join(image.folder, image.path);
    const stat = statSync(path, { throwIfNoEntry: false });
    const state = `${stat?.size} ${stat?.mtimeMs} ${width}`;
    const before = known.get(path);
    if (before?.state === state) return before;
    const read = readImage(image);
    if ('refused' in read) return undefined;
    const key = createHash('sha256').update(`${form} ${width}\n`).update(read.value).digest('hex').slice(0, 24);
    const found = { state, key, bytes: read.value.length };
    known.set(path, found);
    return found;
  };
}

/** Changes when other files are made of the same images. */
const form = 1;

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
