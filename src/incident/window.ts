/** The stretch of time to look at in graphs and logs. */
import { factsOf } from './facts.ts';
import { milestonesOf } from './milestones.ts';
import type { IncidentState } from './state.ts';

/** How long before its beginning an incident's causes are looked for, in milliseconds: 30 minutes. */
export const lookBefore = 30 * 60_000;

/** When it began: as somebody said, else when it was opened, else when the first thing happened. Undefined for an empty record. */
export function beginningOf(state: IncidentState): number | undefined {
  return milestonesOf(state).started?.at ?? factsOf(state).openedAt ?? state.timeline[0]?.at;
}

/** From before the beginning until it was resolved, or now; milliseconds since the epoch. Undefined for an empty record. */
export function timeToLookAt(state: IncidentState, now: number): { readonly from: number; readonly to: number } | undefined {
  const began = beginningOf(state);
  if (began === undefined) return undefined;
  return { from: began - lookBefore, to: Math.max(began, milestonesOf(state).resolved?.at ?? now) };
}
