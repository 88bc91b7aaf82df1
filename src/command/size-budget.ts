/** Warns where the copies that people keep get large, and says which images make them so. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildResult } from '../build/build-site.ts';
import { filesBelow } from '../build/files-below.ts';
import type { ImagesMade } from '../build/web-images.ts';
import { decodePath } from '../content/address.ts';
import { breakGlassFile, megabytes } from '../offline/shared/break-glass.ts';

/** How many images are named. */
const few = 3;

/** A file and its size in bytes. */
export interface Weight {
  readonly file: string;
  readonly bytes: number;
}

/** The sizes of files below a folder, the largest first; what is not there is left out. */
export function weightsOf(folder: string, files: readonly string[]): Weight[] {
  return files
    .flatMap((file) => {
      const found = statSync(join(folder, file), { throwIfNoEntry: false });
      return found === undefined ? [] : [{ file, bytes: found.size }];
    })
    .sort((one, other) => other.bytes - one.bytes);
}

export function total(weights: readonly Weight[]): number {
  return weights.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** `12.0 MB in 3 images, the largest: a.png (8.0 MB), …` */
export function describeImages(weights: readonly Weight[]): string {
  const largest = weights.slice(0, few).map(({ file, bytes }) => `${file} (${megabytes(bytes)})`);
  const count = `${weights.length} ${weights.length === 1 ? 'image' : 'images'}`;
  return `${megabytes(total(weights))} in ${count}, the largest: ${largest.join(', ')}`;
}

/** `40 made smaller, 120.0 MB → 6.1 MB` */
export function describeSmaller({ count, from, to }: ImagesMade['smaller']): string {
  return `${count} made smaller, ${megabytes(from)} → ${megabytes(to)}`;
}

/** A sentence for each copy that is over the settings' budget. */
export function sizeWarnings({ site, breakGlass }: Pick<BuildResult, 'site' | 'breakGlass'>, out: string): string[] {
  const budget = site.settings.sizeBudget * 1e6;
  const packs = existsSync(join(out, 'offline')) ? filesBelow(join(out, 'offline')).filter((file) => file.endsWith('.pack')) : [];
  const offline = total(weightsOf(join(out, 'offline'), packs));
  const over = [
    ...(offline > budget ? [`the offline copy has ${megabytes(offline)}`] : []),
    ...(breakGlass !== null && breakGlass > budget ? [`${breakGlassFile} has ${megabytes(breakGlass)}`] : []),
  ];
  if (over.length === 0) return [];
  const images = site.assets
    .map(({ file, address }) => ({ file, bytes: total(weightsOf(out, [decodePath(address)])) }))
    .filter(({ bytes }) => bytes > 0)
    .sort((one, other) => other.bytes - one.bytes);
  const why = images.length === 0 ? '' : ` Images: ${describeImages(images)}.`;
  return [`${over.join(', and ')}: more than \`sizeBudget\` in breakglass.yaml (${site.settings.sizeBudget} MB).${why}`];
}
