/** An incident as one picture, before it is drawn: what lay when, in milliseconds since the epoch. */
import { contradictionIn } from '../durations.ts';
import type { StepRef } from '../events/common.ts';
import { type HypothesisStanding, hypothesesOf } from '../hypotheses.ts';
import type { Milestone } from '../milestone.ts';
import { type ImpactPeriod, impactPeriodsOf, milestonesOf, type ReachedMilestone } from '../milestones.ts';
import { eventsOf, type IncidentState } from '../state.ts';
import { decidingMark } from '../steps.ts';

/**
 * `unseen`: users were affected and nobody knew. `impact`: they were affected. `unrecorded`: nobody recorded since when they were affected.
 * `monitoring`: they were helped, and people watched. `recovered`: between a recovery and the return of the trouble.
 */
export type LanePhase = 'unseen' | 'impact' | 'unrecorded' | 'monitoring' | 'recovered';

export interface LaneSegment {
  readonly phase: LanePhase;
  readonly from: number;
  readonly to: number;
  /** It is not over. */
  readonly isOpen: boolean;
}

export interface LaneMoment {
  readonly at: number;
  readonly text: string;
}

export interface LaneMilestone {
  readonly name: Milestone;
  readonly at: number;
}

export interface LaneSpan {
  readonly from: number;
  readonly to: number;
  readonly isOpen: boolean;
  readonly text: string;
  readonly standing: HypothesisStanding;
}

export interface Lane {
  readonly from: number;
  readonly to: number;
  /** Whether the incident is not resolved: `to` is now. */
  readonly isRunning: boolean;
  readonly segments: readonly LaneSegment[];
  /** In the order of time, those of every period. */
  readonly milestones: readonly LaneMilestone[];
  /** Steps that were done. */
  readonly steps: readonly LaneMoment[];
  /** What was changed to help: decisions for a fix, and the done steps that `isChange` names. */
  readonly changes: readonly LaneMoment[];
  /** Updates that were sent. */
  readonly updates: readonly LaneMoment[];
  readonly hypotheses: readonly LaneSpan[];
}

export interface LaneOptions {
  readonly now: number;
  /** Whether a step changes the state of a system. Left out: not known of any. */
  readonly isChange?: (step: StepRef) => boolean;
}

/** The lane of an incident; undefined where nothing was recorded. Nothing in it is estimated: what is not known is not drawn. */
export function laneOf(state: IncidentState, { now, isChange = () => false }: LaneOptions): Lane | undefined {
  const first = state.timeline[0];
  if (first === undefined) return undefined;
  const periods = impactPeriodsOf(state);
  const { detected, acknowledged, resolved } = milestonesOf(state);
  const done = [...state.steps.values()].flatMap((step) => {
    const mark = decidingMark(step);
    return mark?.kind === 'completed' ? [{ at: mark.at, text: mark.step.text, isChange: isChange(mark.step) }] : [];
  });
  const moments = {
    steps: inOrder(done.filter((step) => !step.isChange)),
    changes: inOrder([...done.filter((step) => step.isChange), ...decidedMoves(state)]),
    updates: inOrder(
      eventsOf(state, 'communication-sent/1').map(({ occurredAt, payload }) => ({ at: occurredAt, text: payload.audience })),
    ),
  };
  const hypotheses = hypothesesOf(state);
  const milestones = inOrder([
    ...named('detected', detected),
    ...named('acknowledged', acknowledged),
    ...periods.flatMap((period) => [
      ...named('started', period.started),
      ...named('mitigated', period.mitigated),
      ...named('resolved', period.resolved),
    ]),
  ]);
  const isRunning = resolved === undefined;
  const times = [
    first.at,
    ...milestones.map(({ at }) => at),
    ...Object.values(moments).flatMap((some) => some.map(({ at }) => at)),
    ...hypotheses.map(({ proposedAt }) => proposedAt),
  ];
  const from = Math.min(...times);
  const to = Math.max(from + 1, ...(isRunning ? [now] : []), ...times);
  return {
    from,
    to,
    isRunning,
    segments: periods.flatMap((period, at) => segmentsOf(period, at === 0 ? detected?.at : undefined, periods[at + 1], { from, to })),
    milestones,
    ...moments,
    hypotheses: hypotheses.map(({ proposedAt, outcomes, statement, standing }) => {
      const end = standing === 'open' ? undefined : outcomes.at(-1)?.at;
      return { from: proposedAt, to: Math.max(proposedAt, end ?? to), isOpen: end === undefined, text: statement, standing };
    }),
  };
}

/** One period: unseen, impact, monitoring, and recovered until the next one. A period whose times contradict each other is left out. */
function segmentsOf(
  period: ImpactPeriod,
  detected: number | undefined,
  next: ImpactPeriod | undefined,
  bounds: { readonly from: number; readonly to: number },
): readonly LaneSegment[] {
  if (contradictionIn(period) !== undefined) return [];
  const [started, mitigated, resolved] = [period.started?.at, period.mitigated?.at, period.resolved?.at];
  const helped = mitigated ?? resolved;
  const begin = started ?? Math.min(detected ?? bounds.from, helped ?? Number.POSITIVE_INFINITY);
  const end = helped ?? next?.started?.at ?? bounds.to;
  // Who detects it after the end has seen nothing of it while it lasted.
  const seen = started === undefined || detected === undefined ? begin : Math.min(Math.max(detected, begin), end);
  const over = resolved ?? next?.started?.at ?? bounds.to;
  return [
    segment('unseen', begin, seen),
    { ...segment(started === undefined ? 'unrecorded' : 'impact', seen, end), isOpen: helped === undefined && next === undefined },
    ...(mitigated === undefined
      ? []
      : [{ ...segment('monitoring', mitigated, over), isOpen: resolved === undefined && next === undefined }]),
    ...(next?.started === undefined || helped === undefined ? [] : [segment('recovered', resolved ?? over, next.started.at)]),
  ].filter(({ from, to }) => to > from);
}

function named(name: Milestone, reached: ReachedMilestone | undefined): readonly LaneMilestone[] {
  return reached === undefined ? [] : [{ name, at: reached.at }];
}

function segment(phase: LanePhase, from: number, to: number): LaneSegment {
  return { phase, from, to, isOpen: false };
}

/** The fixes that were decided for. */
function decidedMoves(state: IncidentState): readonly LaneMoment[] {
  return eventsOf(state, 'fix-decision-answered/1').flatMap(({ occurredAt, payload }) =>
    payload.move === undefined ? [] : [{ at: occurredAt, text: payload.move }],
  );
}

function inOrder<T extends { readonly at: number }>(moments: readonly T[]): readonly T[] {
  return moments.toSorted((a, b) => a.at - b.at);
}
