/** The files that a postmortem leaves as. */
import { actionItemsOf } from '../incident/action-items.ts';
import type { StepRef } from '../incident/events/common.ts';
import { extentOf } from '../incident/extent.ts';
import { factsOf } from '../incident/facts.ts';
import { imagesOf } from '../incident/images.ts';
import { writeRecord } from '../incident/record/write.ts';
import type { IncidentState } from '../incident/state.ts';
import { utc } from '../incident/zone.ts';
import { actionItemsCsv } from './action-items/csv.ts';
import { archiveOf, evidenceFile } from './archive.ts';
import { laneFileName, laneSvg, withLane } from './lane.ts';
import { dayIn } from './record/instant.ts';

export interface PostmortemArchive {
  readonly bytes: Uint8Array;
  /** Images of the record whose bytes were not there, with who kept them: they are not in the archive. */
  readonly missing: readonly { readonly file: string; readonly by: string | undefined }[];
}

/**
 * One archive with the postmortem, the incident as a picture, the record, the action items and the images. The same record gives the same bytes.
 *
 * @param markdown the postmortem, perhaps edited
 * @param images the bytes of images by digest
 * @param isChange whether a step changes the state of a system: the picture shows those apart
 */
export function postmortemArchive(
  state: IncidentState,
  markdown: string,
  images: ReadonlyMap<string, Uint8Array> = new Map(),
  isChange?: (step: StepRef) => boolean,
): PostmortemArchive {
  const encoder = new TextEncoder();
  const lane = laneSvg(state, isChange);
  const wanted = imagesOf(state).map((image) => ({ file: evidenceFile(image), by: image.by, bytes: images.get(image.digest) }));
  const evidence = wanted.flatMap(({ file, bytes }) => (bytes === undefined ? [] : [[file, bytes] as const]));
  const shown = withEvidence(
    lane === undefined ? markdown : withLane(markdown),
    evidence.map(([file]) => file),
  );
  const { from } = extentOf(state);
  const context = { incident: factsOf(state).title, day: from === undefined ? '' : dayIn(utc, from.at), link: 'postmortem.md' };
  const files = new Map<string, Uint8Array>([
    ['postmortem.md', encoder.encode(shown)],
    ...(lane === undefined ? [] : [[laneFileName, encoder.encode(lane)] as const]),
    ['record.json', encoder.encode(writeRecord([state.log]))],
    ['action-items.csv', encoder.encode(actionItemsCsv(actionItemsOf(state), context))],
    ...evidence,
  ]);
  return { bytes: archiveOf(files), missing: wanted.flatMap(({ file, by, bytes }) => (bytes === undefined ? [{ file, by }] : [])) };
}

/**
 * The Markdown with the images that it names shown in their places. Only the names of files that are there are looked for: they are digests,
 * and what people typed is no code.
 */
export function withEvidence(markdown: string, files: readonly string[]): string {
  const there = new Set(files);
  return markdown.replaceAll(/`(evidence\/[0-9a-f]{64}\.[a-z]+)`/g, (code, file: string) =>
    there.has(file) ? `![Evidence](${file})` : code,
  );
}
