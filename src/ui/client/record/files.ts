/** What leaves as a file: the record as JSON, the postmortem with its evidence as an archive. Loaded when it is asked for. */
import type { StepRef } from '../../../incident/events/common.ts';
import { imagesOf } from '../../../incident/images.ts';
import { writeRecord } from '../../../incident/record/write.ts';
import type { IncidentState } from '../../../incident/state.ts';
import type { PostmortemArchive } from '../../../postmortem/export.ts';
import type { IncidentRecord } from '../../../storage/record.ts';
import { download, fileName } from '../base/download.ts';

/** Hands the records over as one file that can be read again, here or on another device. */
export function saveRecord(states: readonly IncidentState[]): void {
  const [first] = states;
  const name = states.length === 1 && first !== undefined ? fileName(first) : 'incidents';
  download(`${name}.json`, writeRecord(states.map((state) => state.log)), 'application/json');
}

/** Hands the postmortem, the record, the action items and the images over as one archive. Answers the images that are not on this device. */
export async function saveArchive(
  state: IncidentState,
  markdown: string,
  record: IncidentRecord,
  isChange: (step: StepRef) => boolean,
): Promise<PostmortemArchive['missing']> {
  const { postmortemArchive } = await import('../../../postmortem/export.ts');
  const images = new Map<string, Uint8Array>();
  for (const { digest } of imagesOf(state)) {
    const bytes = await ((await record.image(digest)) ?? (await elsewhere(state.incident, digest)))?.arrayBuffer();
    if (bytes !== undefined) images.set(digest, new Uint8Array(bytes));
  }
  const { bytes, missing } = postmortemArchive(state, markdown, images, isChange);
  download(`${fileName(state)}-postmortem.zip`, new Uint8Array(bytes), 'application/zip');
  return missing;
}

/** The Markdown with a timeline that readers such as GitHub draw. */
export async function markdownWithTimeline(state: IncidentState, markdown: string): Promise<string> {
  const [{ documentOf }, { mermaidTimeline, withMermaid }] = await Promise.all([
    import('../../../postmortem/document.ts'),
    import('../../../postmortem/mermaid.ts'),
  ]);
  return withMermaid(markdown, mermaidTimeline(documentOf(state)));
}

/** An image of another device, where the incident is shared live and the server can be reached. */
async function elsewhere(incident: string, digest: string): Promise<Blob | undefined> {
  const { sharedImage } = await import('../share/live/shared-image.ts');
  const found = await sharedImage(incident, digest);
  return found instanceof Blob ? found : undefined;
}
