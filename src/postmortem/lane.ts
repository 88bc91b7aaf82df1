/** The incident as one picture, as the file that stands beside its postmortem. */
import type { StepRef } from '../incident/events/common.ts';
import { laneOf } from '../incident/lane/lane.ts';
import { laneFile } from '../incident/lane/svg.ts';
import type { IncidentState } from '../incident/state.ts';
import { utc } from '../incident/zone.ts';
import { clockIn } from './record/instant.ts';

/** Wide enough for a document; its letters keep their size. */
const width = 960;

/** The name of the picture's file, in archives and in the Markdown that shows it. */
export const laneFileName = 'lane.svg';

/**
 * The picture as an SVG file, with times in UTC; undefined where nothing was recorded. An incident that is not resolved ends with its last
 * event, so the same log gives the same bytes at any time.
 *
 * @param isChange whether a step changes the state of a system
 */
export function laneSvg(state: IncidentState, isChange: (step: StepRef) => boolean = () => false): string | undefined {
  const lane = laneOf(state, { now: state.timeline.at(-1)?.at ?? 0, isChange });
  return lane && laneFile(lane, { width, clock: (at) => `${clockIn(utc, at)}Z` });
}

const shownLane = `![The incident from start to end](${laneFileName})`;

/** The Markdown with the picture below its title; unchanged where it has no title. */
export function withLane(markdown: string): string {
  return markdown.replace(/^(# .*\n)/, (title) => `${title}\n${shownLane}\n`);
}

/** The Markdown without the picture: where the record is, pages draw it themselves. */
export function withoutLane(markdown: string): string {
  return markdown.replace(new RegExp(`^\\s*${shownLane.replaceAll(/[[\]()!.]/g, '\\$&')}[ \\t]*\n`, 'm'), '');
}
