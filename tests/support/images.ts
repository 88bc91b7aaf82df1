/** Images for tests, made by the library that the build uses. */
import sharp from 'sharp';

export type Form = 'png' | 'jpeg' | 'webp' | 'gif' | 'avif';

/** An image that no encoder can make much of: the same seed gives the same pixels. */
export async function noise(width: number, height: number, form: Form = 'png', seed = 1): Promise<Uint8Array> {
  const pixels = new Uint8Array(width * height * 3);
  let state = seed;
  for (let at = 0; at < pixels.length; at++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    pixels[at] = state >>> 24;
  }
  return new Uint8Array(
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .toFormat(form)
      .toBuffer(),
  );
}

/** As a camera writes a picture that was taken upright: its pixels lie on their side. */
export async function onItsSide(bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await sharp(bytes).withMetadata({ orientation: 6 }).toBuffer());
}

/** An animation of two frames. */
export async function animated(width: number, height: number, form: 'gif' | 'webp'): Promise<Uint8Array> {
  const frames = await Promise.all([1, 2].map((seed) => noise(width, height, 'png', seed)));
  return new Uint8Array(
    await sharp(frames.map(Buffer.from), { join: { animated: true } })
      .toFormat(form)
      .toBuffer(),
  );
}

/** A PNG that names frames before its pixels (https://www.w3.org/TR/png-3/#acTL-chunk). */
export async function animatedPng(width: number, height: number): Promise<Uint8Array> {
  const plain = Buffer.from(await noise(width, height));
  const at = plain.indexOf('IDAT') - 4;
  const chunk = Buffer.from('000000086163544c000000010000000000000000', 'hex');
  return new Uint8Array(Buffer.concat([plain.subarray(0, at), chunk, plain.subarray(at)]));
}
