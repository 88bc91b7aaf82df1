/** The lane in words: what stands in the picture's place for those who do not see it. */
import { lengthText } from '../length-text.ts';
import type { Milestone } from '../milestone.ts';
import type { Lane, LaneSegment } from './lane.ts';

export const milestoneWords: Readonly<Record<Milestone, string>> = {
  started: 'began',
  detected: 'detected',
  acknowledged: 'acknowledged',
  mitigated: 'mitigated',
  resolved: 'resolved',
};

/** `8 min unseen`, `impact 29 min`, `impact 12 min so far`. */
export function segmentText({ phase, from, to, isOpen }: LaneSegment): string {
  if (phase === 'unrecorded') return 'start of impact not recorded';
  const length = lengthText(to - from);
  const words = phase === 'unseen' ? `${length} unseen` : `${phase} ${length}`;
  return isOpen ? `${words} so far` : words;
}

/** One sentence for each kind of thing in the picture. `clock` writes a time. */
export function describeLane(lane: Lane, clock: (at: number) => string): string {
  const milestones = lane.milestones.map(({ name, at }) => `${milestoneWords[name]} ${clock(at)}`);
  const counts = [
    counted(lane.steps.length, 'step'),
    counted(lane.changes.length, 'change'),
    counted(lane.updates.length, 'update'),
    counted(lane.hypotheses.length, 'hypothesis', 'hypotheses'),
  ].filter((text) => text !== '');
  return [
    `From ${clock(lane.from)} to ${lane.isRunning ? `now, ${clock(lane.to)}` : clock(lane.to)}`,
    ...milestones.slice(0, 20),
    ...lane.segments.slice(0, 20).map(segmentText),
    ...counts,
  ].join('; ');
}

function counted(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}
