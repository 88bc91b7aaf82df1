/** One image as the web wants it: no wider than asked, as WebP where that is worth it. */

/** An image that was looked into. */
export interface Scaled {
  /** In pixels, of what is published. */
  readonly width: number;
  readonly height: number;
  /** Bytes of the smaller file; undefined where the image's own are as good. */
  readonly webp: Uint8Array | undefined;
}

/** @param width undefined: the image is only measured */
export type Scaler = (bytes: Buffer, width: number | undefined) => Promise<Scaled>;

/** Lighter images are not worth another file, bytes. */
const light = 300_000;
/** What is made must be so much smaller. */
const worthIt = 0.8;
/** WebP holds no larger images. */
const largestSide = 16_383;

/** Loads the library, which is installed where it can be. */
export async function openScaler(): Promise<Scaler | { readonly missing: string }> {
  try {
    const { default: sharp } = await import('sharp');
    return scaler(sharp);
  } catch (error) {
    const why =
      error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND' ? 'is not installed' : 'does not run here';
    return { missing: `images are published as they are: sharp, which makes them smaller, ${why} (npm i -D sharp)` };
  }
}

type Sharp = typeof import('sharp')['default'];

function scaler(sharp: Sharp): Scaler {
  return async (bytes, width) => {
    const found = await sharp(bytes).metadata();
    const size = { width: found.autoOrient.width, height: found.pageHeight ?? found.autoOrient.height };
    const isStill = (found.pages ?? 1) === 1 && !isAnimatedPng(bytes);
    const isWebForm = ['png', 'jpeg', 'webp'].includes(found.format);
    if (width === undefined || !isStill || !isWebForm || (size.width <= width && bytes.length <= light))
      return { ...size, webp: undefined };
    const { data, info } = await sharp(bytes, { failOn: 'truncated' })
      .autoOrient()
      .resize({ width: Math.min(size.width, width), height: largestSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82, smartSubsample: true })
      .toBuffer({ resolveWithObject: true });
    if (data.length > bytes.length * worthIt) return { ...size, webp: undefined };
    return { width: info.width, height: info.height, webp: data };
  };
}

/** Animated PNGs name their frames before the first one; the library reads that one alone. */
function isAnimatedPng(bytes: Buffer): boolean {
  const data = bytes.indexOf('IDAT');
  return bytes[0] === 0x89 && bytes.subarray(0, data === -1 ? 0 : data).includes('acTL');
}
