/** The pictures beside runbooks, as they may be published: drawings cleaned, the rest as they are. */
import { fileStart, type Problem } from '../problem/problem.ts';
import { bounded, type Read } from './boundary.ts';
import { cleanSvg } from './drawing/clean-svg.ts';
import { type Refusal, readInside, whyRefused } from './inside-file.ts';
import { insideOf, type PlaceOnDisk } from './roots.ts';
import type { ShownImages } from './shown-image.ts';
import type { Site } from './site.ts';

export interface ExaminedAssets {
  /** What is published, by the asset's file: a cleaned drawing, the file that is smaller, or `as it is`. What is not in here is not published. */
  readonly value: ReadonlyMap<string, Publishable>;
  readonly problems: readonly Problem[];
}

export type Publishable = { readonly drawing: string } | { readonly smaller: string } | 'as it is';

/** Looks at all of them. @param root the content root @param images what is known of them */
export function examineAssets(
  root: string,
  { assets, roots }: Pick<Site, 'assets' | 'roots'>,
  images: ShownImages = new Map(),
): ExaminedAssets {
  const value = new Map<string, Publishable>();
  const problems: Problem[] = [];
  for (const { file } of assets) {
    const examined = bounded<Publishable | undefined>(
      file,
      () => examine(insideOf(root, roots, file), file, images.get(file)?.smaller?.path),
      () => undefined,
    );
    if (examined.value !== undefined) value.set(file, examined.value);
    problems.push(...examined.problems);
  }
  return { value, problems };
}

function examine({ folder, path }: PlaceOnDisk, file: string, smaller: string | undefined): Read<Publishable | undefined> {
  if (!/\.svg$/i.test(file)) {
    const refused = whyRefused(folder, path);
    if (refused !== undefined) return { value: undefined, problems: [notPublished(file, refused)] };
    return { value: smaller === undefined ? 'as it is' : { smaller }, problems: [] };
  }
  const read = readInside(folder, path);
  if ('refused' in read) return { value: undefined, problems: [notPublished(file, read.refused)] };
  const { value: drawing, problems } = cleanSvg(file, decodeXml(read.value));
  return { value: drawing === undefined ? undefined : { drawing }, problems };
}

/** XML names its encoding in its first bytes; otherwise it is UTF-8. */
function decodeXml(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const declared = /^(?:\uFEFF)?<\?xml[^>]*?encoding=["']([\w.-]+)["']/.exec(bytes.toString('latin1', 0, 200))?.[1];
  try {
    return new TextDecoder(declared).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** @param refused as `readInside` gave it */
export function notPublished(file: string, refused: Refusal): Problem {
  const [why, hint] = reasons[refused] ?? [`cannot be read (${refused})`, 'check that it is there, and its permissions'];
  return { check: 'file/not-published', severity: 'error', file, message: `${why}; it is not published`, hint, ...fileStart };
}

const reasons: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  outside: ['leads to a file outside the content root', 'put a copy of the file here instead of the link'],
  hidden: ['leads to a hidden file', 'remove the link'],
  'not a file': ['is not a regular file', 'remove it'],
};
