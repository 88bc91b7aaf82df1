/** Fetches the typeface when the page is done, for the pages after it: on a slow line it would hold up the first one. */

import { keep } from '../base/kept.ts';

const key = 'breakglass-fonts';
const faces = ['1em "Atkinson Hyperlegible Next"', '1em "Atkinson Hyperlegible Mono"'];

export async function fonts(): Promise<void> {
  if ('fonts' in document.documentElement.dataset) return;
  try {
    await Promise.all(faces.map((face) => document.fonts.load(face)));
    keep(key, '1');
  } catch {
    // The next page asks again.
  }
}
