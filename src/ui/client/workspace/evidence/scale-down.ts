/** Makes an image that is too large to be kept smaller. */
import { t } from '../../../../words/text.ts';
import { h } from '../../base/h.ts';

/** Screenshots stay sharpest as WebP; Safari writes none and takes JPEG. */
const types = ['image/webp', 'image/jpeg'] as const;
const scales = [1, 0.75, 0.5, 0.35, 0.25] as const;

export interface ScaledDown {
  readonly image: Blob;
  /** What was done, in words. */
  readonly words: string;
}

/** The image in at most so many bytes, with as little loss as will do; undefined where the browser cannot. */
export async function scaledDown(image: Blob, largest: number): Promise<ScaledDown | undefined> {
  const whole = await createImageBitmap(image).catch(() => undefined);
  if (whole === undefined) return undefined;
  try {
    for (const scale of scales) {
      const canvas = h('canvas');
      canvas.width = Math.round(whole.width * scale);
      canvas.height = Math.round(whole.height * scale);
      const context = canvas.getContext('2d');
      if (context === null) return undefined;
      // JPEG knows no transparency: without this it turns black.
      context.fillStyle = '#fff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(whole, 0, 0, canvas.width, canvas.height);
      for (const type of types) {
        const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.9));
        if (smaller === null || smaller.type !== type || smaller.size > largest) continue;
        const words = t`Scaled down from ${size(image, whole)} to ${size(smaller, canvas)}.`;
        return { image: smaller, words };
      }
    }
    return undefined;
  } finally {
    whole.close();
  }
}

function size({ size: bytes }: Blob, { width, height }: { readonly width: number; readonly height: number }): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB (${width} × ${height})`;
}
