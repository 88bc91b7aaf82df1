/** The stretch of time to look at in graphs and logs. */
import { factsOf } from './facts.ts';
import { impactPeriodsOf, milestonesOf } from './milestones.ts';
import type { IncidentState } from './state.ts';

/** How long before its beginning an incident's causes are looked for, in milliseconds: 30 minutes. */
export const lookBefore = 30 * 60_000;

/**
 * When its current period of impact began: as recorded, else when it was detected or opened, whichever was first, else when the first
 * thing happened. An alert fires before somebody opens the incident.
 */
export function beginningOf(state: IncidentState): number | undefined {
  const periods = impactPeriodsOf(state);
  const started = periods.at(-1)?.started?.at;
  if (started !== undefined) return started;
  const known = [factsOf(state).openedAt, periods.length > 1 ? undefined : milestonesOf(state).detected?.at];
  const times = known.filter((at) => at !== undefined);
  return times.length > 0 ? Math.min(...times) : state.timeline[0]?.at;
}

/** Whether it was resolved or mitigated once and came back. */
export function wasReopened(state: IncidentState): boolean {
  return impactPeriodsOf(state).length > 1;
}

/** From before the beginning until it was resolved, or now; milliseconds since the epoch. Undefined for an empty record. */
export function timeToLookAt(state: IncidentState, now: number): { readonly from: number; readonly to: number } | undefined {
  const began = beginningOf(state);
  if (began === undefined) return undefined;
  return { from: began - lookBefore, to: Math.max(began, milestonesOf(state).resolved?.at ?? now) };
}
