/** Copies the pictures beside runbooks into the output: bytes, never links. */
import { readFileSync } from 'node:fs';
import { decodePath } from '../content/address.ts';
import { type ExaminedAssets, notPublished, type Publishable } from '../content/assets.ts';
import { type InsideFile, readInside } from '../content/inside-file.ts';
import { type ContentRoot, insideOf } from '../content/roots.ts';
import type { Site } from '../content/site.ts';
import type { Problem } from '../problem/problem.ts';
import type { Output } from './output.ts';

/** What is published of an asset. */
export function readPublishable(
  { root, roots, file }: { root: string; roots: readonly Pick<ContentRoot, 'folder'>[]; file: string },
  publishable: Publishable,
): InsideFile<Buffer | string> {
  const { folder, path } = insideOf(root, roots, file);
  if (publishable === 'as it is') return readInside(folder, path);
  return { value: 'drawing' in publishable ? publishable.drawing : readFileSync(publishable.smaller) };
}

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
    const read = readPublishable({ root, roots, file }, examined);
    if ('refused' in read) return [notPublished(file, read.refused)];
    output.write(path, read.value);
    return [];
  });
}
