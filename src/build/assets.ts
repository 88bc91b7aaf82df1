/** Copies the pictures beside runbooks into the output: bytes, never links. */

import { decodePath } from '../content/address.ts';
import { type ExaminedAssets, notPublished } from '../content/assets.ts';
import { readInside } from '../content/inside-file.ts';
import { insideOf } from '../content/roots.ts';
import type { Site } from '../content/site.ts';
import type { Problem } from '../problem/problem.ts';
import type { Output } from './output.ts';

/** Opens each file again in the same guarded way. Answers the problems of those that have changed for the worse since they were examined. */
export function publishAssets(
  root: string,
  { assets, roots }: Pick<Site, 'assets' | 'roots'>,
  publishable: ExaminedAssets['value'],
  output: Pick<Output, 'write'>,
): readonly Problem[] {
  return assets.flatMap(({ file, address }) => {
    const examined = publishable.get(file);
    if (examined === undefined) return [];
    const path = decodePath(address);
    if (examined !== 'as it is') {
      output.write(path, examined.drawing);
      return [];
    }
    const place = insideOf(root, roots, file);
    const read = readInside(place.folder, place.path);
    if ('refused' in read) return [notPublished(file, read.refused)];
    output.write(path, read.value);
    return [];
  });
}
