/** What evidence can rest on: the lines of the timeline about what somebody saw or did. */
import type { TimelineGroup } from './kinds.ts';
import type { IncidentState } from './state.ts';
import { filterTimeline, type TimelineLine } from './timeline.ts';

const groups: ReadonlySet<TimelineGroup> = new Set(['steps', 'queries', 'log', 'evidence']);

/** The latest lines that have all these words, in any case; the newest first. What was taken back is left out. */
export function linkableLines(state: IncidentState, words = '', atMost = 8): readonly TimelineLine[] {
  const wanted = words.toLowerCase().split(/\s+/);
  return filterTimeline(state.timeline, { groups, retracted: false })
    .filter(({ text }) => wanted.every((word) => text.toLowerCase().includes(word)))
    .slice(-atMost)
    .toReversed();
}
