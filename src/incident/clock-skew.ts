/** Whether a device whose clock is ahead recorded in an incident: the hybrid clock shows it. Its times may be wrong. */
import { skewAhead } from './clock.ts';
import type { IncidentState } from './state.ts';

export interface ClockSkew {
  /** By how many milliseconds, at least. */
  readonly ahead: number;
  /** Who recorded first with that clock, where a name is known. */
  readonly by?: string;
}

/**
 * The largest lead of a clock in the log: over the clock of this device now, or over that of somebody who recorded after it. Whoever
 * records next follows the leading clock in order, and still gives their own time. Undefined where no lead is worth a word.
 */
export function clockSkewOf(state: IncidentState, now: number): ClockSkew | undefined {
  const names = new Map(state.timeline.map(({ event, by }) => [event, by]));
  let largest: ClockSkew | undefined;
  let leader = state.log.events[0];
  for (const event of state.log.events) {
    if (leader === undefined || event.recordedAt.wall > leader.recordedAt.wall) leader = event;
    const follows = event.recordedAt.wall === leader.recordedAt.wall && event.recordedAt.counter > 0 && event.id.actor !== leader.id.actor;
    const ahead = Math.max(skewAhead(event.recordedAt, now), follows ? skewAhead(event.recordedAt, event.occurredAt) : 0);
    if (ahead <= (largest?.ahead ?? 0)) continue;
    const by = names.get(leader);
    largest = { ahead, ...(by !== undefined && { by }) };
  }
  return largest;
}
