/** What the build writes into the break-glass file, and the script in it reads. */

/** Beside the home page. */
export const breakGlassFile = 'breakglass.html';

/** `1.2 MB`, as the home page and the build show it. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Elements of the file. The last one comes after all others: where it is missing, the file was cut off. */
export const breakGlassIds = { stamp: 'app:copy-stamp', index: 'app:copy-index', end: 'app:copy-end' } as const;

/** On each block; blocks are numbered in the order of the document. */
export const blockAttribute = 'data-block';

/** Plain JSON in the file. */
export interface CopyStamp {
  /** Of the site. */
  readonly title: string;
  /** The site's base path: links in its pages begin with it. */
  readonly base: string;
  /** Of the content, as the home page shows it. */
  readonly version: string;
  /** ISO 8601 in UTC. */
  readonly builtAt: string;
  readonly runbooks: number;
  readonly queries: number;
}

/** Where each file lies, by its path relative to the site's base. Packed like a block. */
export type CopyIndex = Readonly<Record<string, CopyPlace>>;

/** Number of its block; offset and length in it when unpacked, bytes. A block is a gzip member in base64. */
export type CopyPlace = readonly [block: number, offset: number, length: number];
