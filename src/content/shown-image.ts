/** What is known of the images beside runbooks once somebody has looked into them. */
import type { PlaceOnDisk } from './roots.ts';
import type { Asset } from './site.ts';

/** In pixels, as it is published. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** How an image is shown: at which size, and by which file where not by its own. */
export interface ShownImage extends ImageSize {
  /** A smaller file made of it, with the beginning of its sha256; undefined where its own bytes are published. */
  readonly smaller: { readonly path: string; readonly digest: string } | undefined;
}

/** By paths from the content root; what is not in it is published as it is, at a size nobody knows. */
export type ShownImages = ReadonlyMap<string, ShownImage>;

/** An image and where it lies on disk. */
export interface ImageOnDisk extends PlaceOnDisk {
  /** Its path from the content root. */
  readonly file: string;
}

/** Looks into images. @param width images that are wider are made smaller; undefined: none */
export type ShowImages = (images: readonly ImageOnDisk[], width: number | undefined) => Promise<ShownImages>;

/** Images that have a size in pixels. */
export function isPixelImage(path: string): boolean {
  return /\.(?:png|jpe?g|webp|gif|avif)$/i.test(path);
}

/** The asset as it is shown. A smaller file is named by its content, so equal images have equal names and a changed one has a new one. */
export function withShownImage(asset: Asset, image: ShownImage | undefined): Asset {
  if (image === undefined) return asset;
  const { width, height, smaller } = image;
  const address = smaller === undefined ? asset.address : smallerAddress(asset.address, smaller.digest);
  return { ...asset, address, size: { width, height } };
}

function smallerAddress(address: Asset['address'], digest: string): Asset['address'] {
  return address.replace(/\.[a-z]+$/i, `.${digest}.webp`) as Asset['address'];
}
