/** The timeline: what tells the story, and the rest of the log for the appendix. */
import type { PhrasingContent, RootContent } from 'mdast';
import { utc } from '../../incident/zone.ts';
import type { PostmortemDocument } from '../document.ts';
import { link, table, text } from '../markdown/tree.ts';
import { typedInline } from '../markdown/typed-text.ts';
import { dayIn, localText, minuteIn } from '../record/instant.ts';
import type { TimelineRow } from '../record/timeline-rows.ts';
import { type BlockPart, sentence } from './part.ts';

/** The key moments, each with where it comes from. */
export const timeline: BlockPart = (document) =>
  rowsOrNothing(document, document.timeline.filter(isKey), 'Source', ({ by, source }) =>
    typedInline(by === undefined ? source : `${source}, ${by}`),
  );

/** The key moments, each with the link to what it rests on, where it has one. */
export const timelineWithLinks: BlockPart = (document) =>
  rowsOrNothing(document, document.timeline.filter(isKey), 'Data Link', ({ url }) =>
    url === undefined ? [] : link(url, ...typedInline(url)),
  );

/** Everything else that happened. */
export const timelineRest: BlockPart = (document) =>
  rowsOrNothing(
    document,
    document.timeline.filter((row) => !row.isKey),
    'Source',
    ({ by, source }) => typedInline(by === undefined ? source : `${source}, ${by}`),
  );

/** Whether the log has more than its key moments. */
export function hasRest(document: PostmortemDocument): boolean {
  return document.timeline.some((row) => !row.isKey);
}

function isKey(row: TimelineRow): boolean {
  return row.isKey;
}

function rowsOrNothing(
  { zone, spansDays }: PostmortemDocument,
  rows: readonly TimelineRow[],
  last: string,
  cell: (row: TimelineRow) => PhrasingContent[],
): readonly RootContent[] {
  if (rows.length === 0) return [sentence('Nothing is recorded.')];
  return [
    table(
      ['Time (UTC)', ...(zone === undefined ? [] : [zone.name]), 'Event', last],
      rows.map((row) => [
        text(minuteIn(utc, row.at)),
        ...(zone === undefined ? [] : [text(localText(row.at, zone, spansDays || dayIn(zone.zone, row.at) !== dayIn(utc, row.at)))]),
        typedInline(row.text),
        cell(row),
      ]),
    ),
  ];
}
