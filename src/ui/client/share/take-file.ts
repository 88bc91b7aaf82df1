/** Takes a file: a record, or an archive with its images. */

import { imageTypes, largestImage } from '../../../incident/evidence-form.ts';
import { imagesOf } from '../../../incident/images.ts';
import { recordLimits } from '../../../incident/record/format.ts';
import { sha256 } from '../../../storage/sha256.ts';
import { t } from '../../../words/text.ts';
import type { Desk } from '../record/desk.ts';
import { takeRecord } from './take.ts';

/** Merges a file into the record, all of what can be read or nothing. Answers what happened, in words. */
export async function takeFile(file: File, desk: Desk): Promise<string> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const { archiveLimits, isArchive, readArchive } = await import('../../../share/archive.ts');
  if (!isArchive(start)) {
    // Three bytes are the most that UTF-8 takes for one of the units that the limit counts.
    if (file.size > recordLimits.characters * 3) return t`Nothing was imported: the file is too large.`;
    return (await takeRecord(await file.text(), desk)).words;
  }
  if (file.size > archiveLimits.file) return t`Nothing was imported: the file is too large.`;
  const archive = await readArchive(new Uint8Array(await file.arrayBuffer()), sha256);
  if ('problem' in archive) return t`Nothing was imported. ${archive.problem}`;
  const { words, events } = await takeRecord(archive.record, desk);
  if (events.length === 0) return words;
  // What the record does not name is nobody's evidence.
  const named = new Set([...desk.incidents().values()].flatMap(imagesOf).map(({ digest }) => digest));
  let refused = 0;
  for (const { digest, mediaType, bytes } of archive.images) {
    if (!named.has(digest)) continue;
    const kept = await desk.record.keepImage(new Blob([bytes], { type: mediaType }), { types: imageTypes, largest: largestImage });
    if (!kept.kept || !kept.saved) refused += 1;
  }
  return refused === 0 ? words : t`${words} ${refused === 1 ? t`One image` : t`${refused} images`} could not be kept.`;
}
