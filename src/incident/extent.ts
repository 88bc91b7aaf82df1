/** From when until when an incident is described: the one answer that every statement about its times goes by. */
import { contradictionIn, durationText, type MilestoneOrder, totalImpact } from './durations.ts';
import { factsOf } from './facts.ts';
import { lengthText } from './length-text.ts';
import { impactPeriodsOf, milestonesOf } from './milestones.ts';
import { elapsed } from './nudges.ts';
import type { IncidentState } from './state.ts';

export interface Extent {
  /** The start as it was recorded; else the earliest time that is known, with what happened then: the incident began then or before. */
  readonly from: { readonly at: number; readonly was: 'started' | 'detected' | 'opened' | 'logged' } | undefined;
  /** When it was resolved, for good where it was reopened. */
  readonly to: number | undefined;
  /** The first two times that cannot both be right; then nothing can be said about lengths. */
  readonly contradiction: MilestoneOrder | undefined;
}

export function extentOf(state: IncidentState): Extent {
  const { started, detected, resolved } = milestonesOf(state);
  const contradictions = impactPeriodsOf(state).map(contradictionIn);
  return {
    from:
      known('started', started?.at) ??
      known('detected', detected?.at) ??
      known('opened', factsOf(state).openedAt) ??
      known('logged', state.timeline[0]?.at),
    to: resolved?.at,
    contradiction: contradictions.find((order) => order !== undefined),
  };
}

/**
 * How long an incident lasts or lasted, in three parts that are read as one sentence: `Lasted` `50 min`, `Lasted` `1 h 30 min` `in 2 periods`.
 * What is not known has no length: it says so, as the postmortem does. Undefined for an empty record.
 */
export function lastingText(state: IncidentState, now: number): readonly [words: string, length: string, more: string] | undefined {
  const lasts = elapsed(state, now);
  if (lasts === undefined) return undefined;
  const periods = impactPeriodsOf(state);
  const { from, contradiction } = extentOf(state);
  const isStartKnown = from?.was === 'started';
  if (factsOf(state).status !== 'resolved') {
    return [periods.length > 1 ? 'Reopened for' : isStartKnown ? 'Affecting users for' : 'Open for', lengthText(lasts), ''];
  }
  if (periods.length > 1) {
    const impact = totalImpact(periods);
    return [impact.known ? 'Lasted' : 'Time with impact:', durationText(impact), `in ${periods.length} periods`];
  }
  if (contradiction !== undefined) return ['Lasted:', 'contradictory times', ''];
  return [isStartKnown ? 'Lasted' : 'Lasted at least', lengthText(lasts), ''];
}

function known<Was extends string>(was: Was, at: number | undefined): { readonly at: number; readonly was: Was } | undefined {
  return at === undefined ? undefined : { at, was };
}
