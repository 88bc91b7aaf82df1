/** Whether a record is of a drill, and what its clock shows. */
import type { EventOf } from './event.ts';
import type { Payloads } from './events/registry.ts';
import { eventsOf, type IncidentState } from './state.ts';

export interface DrillRecord {
  readonly script: Payloads['drill-begun/1'];
  /** Milliseconds since the epoch, as walls show them. */
  readonly begunAt: number;
  /** When it was ended, or resolved; undefined while it goes on. */
  readonly endedAt: number | undefined;
  /** What the clock of the drill shows at an instant: milliseconds since it began. Negative for what lies before. */
  readonly elapsed: (at: number) => number;
}

/** The drill that this record is of; undefined for a real incident. */
export function drillOf(state: IncidentState): DrillRecord | undefined {
  const begun = beginningOf(state);
  if (begun === undefined) return undefined;
  const skips = eventsOf(state, 'drill-time-skipped/1');
  const ends = [
    ...eventsOf(state, 'drill-ended/1'),
    ...eventsOf(state, 'status-set/1').filter(({ payload }) => payload.status === 'resolved'),
  ].map(({ occurredAt }) => occurredAt);
  const { occurredAt: begunAt, payload: script } = begun;
  return {
    script,
    begunAt,
    endedAt: ends.length === 0 ? undefined : Math.min(...ends),
    elapsed(at) {
      if (at <= begunAt) return at - begunAt;
      const skipped = skips.filter(({ occurredAt }) => occurredAt <= at).reduce((sum, { payload }) => sum + payload.seconds * 1000, 0);
      return (at - begunAt) * script.pace + skipped;
    },
  };
}

/** The title with what every drill's begins with, however it was renamed: nobody takes it for something real. */
export function markedTitle(state: IncidentState, title: string): string {
  return beginningOf(state) !== undefined && !/^drill:/i.test(title) ? `Drill: ${title}` : title;
}

/** Taking it back does not make a drill real, so it is found even then. */
function beginningOf(state: IncidentState): EventOf<'drill-begun/1'> | undefined {
  const [counts] = eventsOf(state, 'drill-begun/1');
  if (counts !== undefined || !state.counting.has('event-retracted/1')) return counts;
  return state.log.events.find((event): event is EventOf<'drill-begun/1'> => event.kind === 'drill-begun/1');
}
