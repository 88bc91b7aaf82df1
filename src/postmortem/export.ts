/** The files that a postmortem leaves as. */
import { actionItemsOf } from '../incident/action-items.ts';
import type { StepRef } from '../incident/events/common.ts';
import { imagesOf } from '../incident/images.ts';
import { writeRecord } from '../incident/record/write.ts';
import type { IncidentState } from '../incident/state.ts';
import { actionItemsCsv } from './action-items/csv.ts';
import { archiveOf, evidenceFile } from './archive.ts';
import { laneFileName, laneSvg, withLane } from './lane.ts';

export interface PostmortemArchive {
  readonly bytes: Uint8Array;
  /** Images of the record whose bytes were not there: they are not in the archive. */
  readonly missing: readonly string[];
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
  const files = new Map<string, Uint8Array>([
    ['postmortem.md', encoder.encode(lane === undefined ? markdown : withLane(markdown))],
    ...(lane === undefined ? [] : [[laneFileName, encoder.encode(lane)] as const]),
    ['record.json', encoder.encode(writeRecord([state.log]))],
    ['action-items.csv', encoder.encode(actionItemsCsv(actionItemsOf(state)))],
  ]);
  const missing: string[] = [];
  for (const image of imagesOf(state)) {
    const bytes = images.get(image.digest);
    if (bytes === undefined) missing.push(evidenceFile(image));
    else files.set(evidenceFile(image), bytes);
  }
  return { bytes: archiveOf(files), missing };
}
