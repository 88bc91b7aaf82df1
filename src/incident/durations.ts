/** How long it took to detect, acknowledge, mitigate and resolve, and for how long users were affected. */
import { lengthText } from './length-text.ts';
import type { Milestone } from './milestone.ts';
import type { ImpactPeriod, Milestones } from './milestones.ts';

/** A length of time, or why there is none. Nothing is estimated. */
export type Duration =
  | { readonly known: true; readonly ms: number }
  /** A milestone is missing. */
  | { readonly known: false; readonly why: 'unknown'; readonly missing: readonly Milestone[] }
  /** `order[0]` lies before `order[1]`, which cannot be. */
  | { readonly known: false; readonly why: 'contradictory'; readonly missing: readonly []; readonly order: MilestoneOrder };

/** A milestone, and the one that it must not lie before. */
export type MilestoneOrder = readonly [Milestone, Milestone];

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

/** The first contradiction of a period: `resolved` before `mitigated`, or an end before the start. */
export function contradictionIn({ started, mitigated, resolved }: ImpactPeriod): MilestoneOrder | undefined {
  if (isBefore(resolved, mitigated)) return ['resolved', 'mitigated'];
  if (isBefore(mitigated, started)) return ['mitigated', 'started'];
  return isBefore(resolved, started) ? ['resolved', 'started'] : undefined;
}

/** How long users were affected in a period: until it was mitigated, or resolved where only that is known. */
export function impactOf(period: ImpactPeriod): Duration {
  const { started, mitigated } = period;
  const order = contradictionIn(period);
  if (order !== undefined) return { known: false, why: 'contradictory', missing: [], order };
  const end = mitigated ?? period.resolved;
  if (started !== undefined && end !== undefined) return { known: true, ms: end.at - started.at };
  const missing: Milestone[] = [
    ...(started === undefined ? ['started' as const] : []),
    ...(end === undefined ? ['mitigated' as const] : []),
  ];
  return { known: false, why: 'unknown', missing };
}

/** The sum over all periods; where one is not known, why. */
export function totalImpact(periods: readonly ImpactPeriod[]): Duration {
  let ms = 0;
  for (const period of periods) {
    const impact = impactOf(period);
    if (!impact.known) return impact;
    ms += impact.ms;
  }
  return { known: true, ms };
}

function between(milestones: Milestones, [from, to]: readonly [Milestone, Milestone]): Duration {
  const [start, end] = [milestones[from], milestones[to]];
  if (start === undefined || end === undefined) {
    return { known: false, why: 'unknown', missing: [from, to].filter((name) => milestones[name] === undefined) };
  }
  if (end.at < start.at) return { known: false, why: 'contradictory', missing: [], order: [to, from] };
  const ends = to === 'mitigated' || to === 'resolved';
  if (ends && isBefore(milestones.resolved, milestones.mitigated)) {
    return { known: false, why: 'contradictory', missing: [], order: ['resolved', 'mitigated'] };
  }
  return { known: true, ms: end.at - start.at };
}

function isBefore(a: Milestones[Milestone], b: Milestones[Milestone]): boolean {
  return a !== undefined && b !== undefined && a.at < b.at;
}
