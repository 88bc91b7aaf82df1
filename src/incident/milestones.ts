/** When the incident started, was detected, acknowledged, mitigated, resolved; and each period in which users were affected. Never guessed. */
import type { EventId, EventOf } from './event.ts';
import type { Milestone } from './milestone.ts';
import { eventsOf, type IncidentState } from './state.ts';
import { milestoneOfStatus, milestonesUndone } from './status.ts';

export interface ReachedMilestone {
  readonly at: number;
  /** Whether somebody set it, or a status implied it. */
  readonly source: 'directly' | 'by status';
  readonly event: EventId;
}

export type Milestones = Readonly<Partial<Record<Milestone, ReachedMilestone>>>;

/** A stretch of impact. A reopened incident has several; the last one is the current one. */
export interface ImpactPeriod {
  /** Undefined: not recorded. From the second period on, when the incident was reopened unless somebody corrected it. */
  readonly started?: ReachedMilestone;
  readonly mitigated?: ReachedMilestone;
  readonly resolved?: ReachedMilestone;
}

type MutablePeriod = { -readonly [Name in keyof ImpactPeriod]: ImpactPeriod[Name] };

interface Course {
  readonly detected?: ReachedMilestone;
  readonly acknowledged?: ReachedMilestone;
  /** At least one, in the order of the log. */
  readonly periods: readonly [ImpactPeriod, ...ImpactPeriod[]];
}

/**
 * The milestones that are known. `mitigated` and `resolved` are those of the current period: a reopened incident has neither until
 * it is reached again.
 */
export function milestonesOf(state: IncidentState): Milestones {
  const { detected, acknowledged, periods } = courseOf(state);
  const last = periods.at(-1) ?? periods[0];
  const reached = { started: periods[0].started, detected, acknowledged, mitigated: last.mitigated, resolved: last.resolved };
  return Object.fromEntries(Object.entries(reached).filter(([, milestone]) => milestone !== undefined));
}

/** The periods of impact, at least one. A period ends with the status or time that somebody set, and another begins when work goes on. */
export function impactPeriodsOf(state: IncidentState): Course['periods'] {
  return courseOf(state).periods;
}

/**
 * Follows statuses and times in the order of the log, whichever of them set a milestone: a later one counts more. Within a period, a status
 * changes no milestone that was reached already.
 */
function courseOf(state: IncidentState): Course {
  const reached: { detected?: ReachedMilestone; acknowledged?: ReachedMilestone } = {};
  const periods: [MutablePeriod, ...MutablePeriod[]] = [{}];
  let isFirstStatus = true;
  for (const event of eventsOf(state, 'status-set/1', 'milestone-set/1')) {
    if (event.kind === 'status-set/1') {
      // Whoever set a status was at work by then: what comes later is not when somebody took the page.
      if (isFirstStatus && milestoneOfStatus[event.payload.status] === 'acknowledged') reached.acknowledged ??= byStatus(event);
      isFirstStatus = false;
      followStatus(event, periods);
    } else {
      const { milestone } = event.payload;
      const set: ReachedMilestone = { at: event.occurredAt, source: 'directly', event: event.id };
      if (milestone === 'detected' || milestone === 'acknowledged') reached[milestone] = set;
      else periodFor(milestone, set.at, periods)[milestone] = set;
    }
  }
  return { ...reached, periods };
}

function byStatus(event: EventOf<'status-set/1'>): ReachedMilestone {
  return { at: event.occurredAt, source: 'by status', event: event.id };
}

function followStatus(event: EventOf<'status-set/1'>, periods: [MutablePeriod, ...MutablePeriod[]]): void {
  const { status } = event.payload;
  const set = byStatus(event);
  const last = periods.at(-1) ?? periods[0];
  const undoes = milestonesUndone[status];
  const wasReached = undoes.some((name) => last[name] !== undefined);
  // Back to work after users were helped: they are affected again.
  if (wasReached && undoes.includes('mitigated')) periods.push({ started: set });
  else for (const name of undoes) delete last[name];
  const milestone = milestoneOfStatus[status];
  if (milestone === 'mitigated' || milestone === 'resolved') (periods.at(-1) ?? periods[0])[milestone] ??= set;
}

/**
 * The period that a corrected time belongs to: the latest that had begun by then. A new start belongs to the current period when it lies
 * after the end of the one before, otherwise to the first.
 */
function periodFor(
  milestone: 'started' | 'mitigated' | 'resolved',
  at: number,
  periods: [MutablePeriod, ...MutablePeriod[]],
): MutablePeriod {
  const [first] = periods;
  if (milestone !== 'started') return periods.findLast(({ started }) => started !== undefined && started.at <= at) ?? first;
  const before = periods.at(-2);
  const ended = before?.resolved ?? before?.mitigated;
  return ended !== undefined && at >= ended.at ? (periods.at(-1) ?? first) : first;
}
