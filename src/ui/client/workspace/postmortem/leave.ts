/** The postmortem leaves as a page of its own, or over the clipboard with its tables and pictures. Loaded when somebody asks for it. */
import type { StepRef } from '../../../../incident/events/common.ts';
import { factsOf } from '../../../../incident/facts.ts';
import type { IncidentState } from '../../../../incident/state.ts';
import { laneSvg } from '../../../../postmortem/lane.ts';
import type { IncidentRecord } from '../../../../storage/record.ts';
import { download, fileName } from '../../base/download.ts';
import { h } from '../../base/h.ts';
import { articleOf, htmlFile } from './html-file.ts';
import { drawn, evidenceAddresses } from './pictures.ts';
import { writeFormatted } from './write-formatted.ts';

export interface Leaving {
  readonly state: IncidentState;
  readonly record: IncidentRecord;
  readonly isChange: (step: StepRef) => boolean;
  /** The text as elements of this page. */
  readonly article: HTMLElement;
  /** The text as Markdown. */
  readonly markdown: string;
}

/** Saves it as one HTML file that holds everything: its text, the picture of the incident and the images. */
export async function saveHtml({ state, record, isChange, article }: Leaving): Promise<void> {
  const pictures = await evidenceAddresses(state, record);
  download(
    `${fileName(state)}-postmortem.html`,
    htmlFile(factsOf(state).title, articleOf(article, pictures), laneSvg(state, isChange)),
    'text/html',
  );
}

/** Copies it for a document or a mail: with headings, tables and pictures, and as Markdown where only text is taken. Whether it worked. */
export async function copyFormatted({ state, record, isChange, article, markdown }: Leaving): Promise<boolean> {
  const page = (async () => {
    const body = articleOf(article, await evidenceAddresses(state, record));
    const lane = laneSvg(state, isChange);
    const picture = lane && (await drawn(lane));
    if (picture !== undefined)
      body.querySelector('h1')?.after(h('p', {}, h('img', { src: picture, alt: 'The incident from start to end' })));
    // Documents take borders from the table itself.
    for (const table of body.querySelectorAll('table')) table.setAttribute('border', '1');
    return body.innerHTML;
  })();
  return await writeFormatted(page, markdown);
}
