/** How long it took to detect, acknowledge, mitigate and resolve. */
import { lengthText } from './length-text.ts';
import type { Milestone } from './milestone.ts';
import type { Milestones } from './milestones.ts';

/** A length of time, or why there is none. Nothing is estimated. */
export type Duration =
  | { readonly known: true; readonly ms: number }
  /** A milestone was not said. */
  | { readonly known: false; readonly why: 'unknown'; readonly missing: readonly Milestone[] }
  /** The later milestone lies before the earlier one. */
  | { readonly known: false; readonly why: 'contradictory'; readonly missing: readonly [] };

export type DurationName = 'detect' | 'acknowledge' | 'mitigate' | 'resolve';

/** Between which milestones each is measured: users wait from the start; acknowledging is the responders' own time. */
export const durationSpans: Readonly<Record<DurationName, readonly [Milestone, Milestone]>> = {
  detect: ['started', 'detected'],
  acknowledge: ['detected', 'acknowledged'],
  mitigate: ['started', 'mitigated'],
  resolve: ['started', 'resolved'],
};

export type Durations = Readonly<Record<DurationName, Duration>>;

/** The durations between the milestones that are known. */
export function durationsOf(milestones: Milestones): Durations {
  return {
    detect: between(milestones, durationSpans.detect),
    acknowledge: between(milestones, durationSpans.acknowledge),
    mitigate: between(milestones, durationSpans.mitigate),
    resolve: between(milestones, durationSpans.resolve),
  };
}

/** A duration in words: `1 h 12 min`, `40 s`, `unknown`. */
export function durationText(duration: Duration): string {
  return duration.known ? lengthText(duration.ms) : duration.why === 'unknown' ? 'unknown' : 'contradictory times';
}

function between(milestones: Milestones, [from, to]: readonly [Milestone, Milestone]): Duration {
  const [start, end] = [milestones[from], milestones[to]];
  if (start === undefined || end === undefined) {
    return { known: false, why: 'unknown', missing: [from, to].filter((name) => milestones[name] === undefined) };
  }
  if (end.at < start.at) return { known: false, why: 'contradictory', missing: [] };
  return { known: true, ms: end.at - start.at };
}
