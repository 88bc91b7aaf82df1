/** When the incident started, was detected, acknowledged, mitigated, resolved: as somebody said, never guessed. */
import type { EventId } from './event.ts';
import type { Milestone } from './milestone.ts';
import { eventsOf, type IncidentState } from './state.ts';
import { milestoneOfStatus, milestonesUndone } from './status.ts';

export interface ReachedMilestone {
  readonly at: number;
  /** Whether somebody set it, or a status implied it. */
  readonly said: 'directly' | 'by status';
  readonly event: EventId;
}

export type Milestones = Readonly<Partial<Record<Milestone, ReachedMilestone>>>;

/**
 * The milestones that are known. One that was set directly holds, the last word counting; otherwise the first status that implies it,
 * counted anew when the incident went back to an earlier status.
 */
export function milestonesOf(state: IncidentState): Milestones {
  const reached: Partial<Record<Milestone, ReachedMilestone>> = {};
  for (const event of eventsOf(state, 'status-set/1')) {
    for (const undone of milestonesUndone[event.payload.status]) delete reached[undone];
    const milestone = milestoneOfStatus[event.payload.status];
    if (milestone !== undefined) reached[milestone] ??= { at: event.occurredAt, said: 'by status', event: event.id };
  }
  for (const event of eventsOf(state, 'milestone-set/1')) {
    reached[event.payload.milestone] = { at: event.occurredAt, said: 'directly', event: event.id };
  }
  return reached;
}
