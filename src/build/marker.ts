/**
 * `build.json` of an output folder: which build wrote it, whether that build finished, and the files that it wrote. It is
 * replaced in one step, so that the list and the state always belong together. The list lies in the folder and not in a cache: it goes
 * wherever the folder goes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { digest } from './paths.ts';

export const markerFile = 'build.json';

const generator = 'breakglass';

/** What is published of a build. */
export interface BuildInfo {
  readonly version: string;
  readonly builtAt: string;
  readonly base: string;
  readonly pages: number;
  readonly runbooks: number;
}

const infoShape = { version: z.string(), builtAt: z.iso.datetime(), base: z.string(), pages: z.number(), runbooks: z.number() };

const markerSchema = z.object({
  generator: z.literal(generator),
  ...infoShape,
  unfinished: z.literal(true).optional(),
  /** Paths, sorted, a line each; gzip, base64: a sixth of the plain list where there are 5,000 runbooks. */
  files: z.base64(),
});

/** What builds wrote before there was a list: the site's facts and nothing else, or that it was not finished. */
const oldSchema = z.union([z.strictObject(infoShape), z.strictObject({ unfinished: z.literal(true) })]);

export type Marker =
  /** Written by a build; `isFinished` is false when a build was cut off while it replaced files. */
  | { readonly kind: 'listed'; readonly files: ReadonlySet<string>; readonly base: string; readonly isFinished: boolean }
  /** Written by a version that kept no list of its files. */
  | { readonly kind: 'unlisted'; readonly base: string | undefined; readonly isFinished: boolean }
  /** No `build.json`, or one that is not a build's. */
  | { readonly kind: 'none' };

/** The marker of a folder. A file that cannot be read or understood is no marker. */
export function readMarker(folder: string): Marker {
  const value = readJson(join(folder, markerFile));
  const marker = markerSchema.safeParse(value).data;
  if (marker !== undefined) {
    const files = unpack(marker.files);
    return files === undefined ? { kind: 'none' } : { kind: 'listed', files, base: marker.base, isFinished: marker.unfinished !== true };
  }
  const old = oldSchema.safeParse(value).data;
  if (old === undefined) return { kind: 'none' };
  return 'base' in old ? { kind: 'unlisted', base: old.base, isFinished: true } : { kind: 'unlisted', base: undefined, isFinished: false };
}

/** The text of the marker. `unfinished` while files are being replaced. */
export function markerText(info: BuildInfo, files: Iterable<string>, state: 'finished' | 'unfinished'): string {
  const packed = gzipSync([...files].sort().join('\n'), { level: 9 }).toString('base64');
  const marker = { generator, ...info, ...(state === 'unfinished' ? { unfinished: true } : {}), files: packed };
  return `${JSON.stringify(marker, null, 2)}\n`;
}

/** Names the very build that is in a folder; undefined when there is none, or an unfinished one. */
export function buildInFolder(folder: string): string | undefined {
  const marker = readMarker(folder);
  if (marker.kind !== 'listed' || !marker.isFinished) return undefined;
  return digest(readFileSync(join(folder, markerFile), 'utf8'));
}

function unpack(packed: string): Set<string> | undefined {
  try {
    return new Set(gunzipSync(Buffer.from(packed, 'base64')).toString().split('\n'));
  } catch {
    return undefined;
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
