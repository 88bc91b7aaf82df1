/** From when until when an incident is described: the one answer that every statement about its times goes by. */
import { contradictionIn, type MilestoneOrder } from './durations.ts';
import { factsOf } from './facts.ts';
import { impactPeriodsOf, milestonesOf } from './milestones.ts';
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

function known<Was extends string>(was: Was, at: number | undefined): { readonly at: number; readonly was: Was } | undefined {
  return at === undefined ? undefined : { at, was };
}
