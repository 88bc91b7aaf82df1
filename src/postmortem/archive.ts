/** The archive with the evidence: the same bytes for the same files on every machine. */
import { type Zippable, zipSync } from 'fflate';
import { compareTexts } from '../incident/event.ts';
import type { EvidenceImage } from '../incident/events/evidence.ts';

/** The name of an image's file in the archive: its digest, so two records never disagree about it. */
export function evidenceFile({ digest, mediaType }: Pick<EvidenceImage, 'digest' | 'mediaType'>): string {
  return `evidence/${digest}.${mediaType.slice('image/'.length)}`;
}

/**
 * A zip file with these files, by name. They are stored as they are: images do not shrink, and another version of a compressor would
 * write other bytes. Names are sorted; all have one date, read from the local wall as the library reads it, so zones do not matter.
 */
export function archiveOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const mtime = new Date(1980, 0, 1, 12);
  const sorted: Zippable = {};
  for (const [name, bytes] of [...files].sort(([a], [b]) => compareTexts(a, b))) sorted[name] = bytes;
  return zipSync(sorted, { level: 0, mtime });
}
