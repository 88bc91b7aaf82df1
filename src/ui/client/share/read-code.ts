/** Reads QR codes from pictures: by the browser where it can, else by a library that is loaded for it. */

/** https://wicg.github.io/shape-detection-api/: Chrome on Android and macOS has it. */
interface Detector {
  detect(image: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}

/** Larger pictures are made smaller first. */
const longestSide = 2_400;
/** Bytes of a picture that is looked at. */
export const largestPicture = 40 * 1024 * 1024;

/** The texts of the codes in a picture. `thorough` takes as long as it takes, for a photo; without it a frame of a camera is looked at briefly. */
export type CodeReader = (picture: HTMLVideoElement | ImageBitmap, thorough: boolean) => Promise<readonly string[]>;

export async function codeReader(): Promise<CodeReader> {
  const native = await nativeDetector();
  const { default: decode } = await import('qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (picture, thorough) => {
    if (native !== undefined) {
      const found = await native.detect(picture).catch(() => []);
      if (found.length > 0 || !thorough) return found.map(({ rawValue }) => rawValue);
    }
    const [width, height] =
      picture instanceof HTMLVideoElement ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height];
    if (width === 0 || height === 0 || context === null) return [];
    const ratio = Math.min(1, longestSide / Math.max(width, height));
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    try {
      const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
      return [decode(pixels, thorough ? { effort: Number.POSITIVE_INFINITY, timeLimit: 10_000 } : {})];
    } catch {
      // It throws where it finds none.
      return [];
    }
  };
}

/** The picture in a file; undefined where the browser reads none in it. */
export async function pictureIn(file: File): Promise<ImageBitmap | undefined> {
  if (file.size > largestPicture) return undefined;
  return createImageBitmap(file).catch(() => undefined);
}

async function nativeDetector(): Promise<Detector | undefined> {
  const known: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  if (!isDetectorClass(known)) return undefined;
  try {
    return (await known.getSupportedFormats()).includes('qr_code') ? new known({ formats: ['qr_code'] }) : undefined;
  } catch {
    return undefined;
  }
}

interface DetectorClass {
  new (options: { readonly formats: readonly string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

function isDetectorClass(known: unknown): known is DetectorClass {
  return typeof known === 'function' && 'getSupportedFormats' in known;
}
