/** Time set aside for one thing, and whether it is over. */
import { type EventId, keyOf } from './event.ts';
import { eventsOf, type IncidentState } from './state.ts';

export interface Timebox {
  readonly id: EventId;
  readonly title: string;
  readonly hypothesis: EventId | undefined;
  readonly startedAt: number;
  /** When its time is up, extensions included. */
  readonly endsAt: number;
  readonly extensions: readonly { readonly minutes: number; readonly why: string | undefined }[];
  readonly ended: { readonly at: number; readonly how: 'done' | 'expired' | 'given-up'; readonly outcome: string | undefined } | undefined;
}

/** All timeboxes in the order of their start. */
export function timeboxesOf(state: IncidentState): readonly Timebox[] {
  const extensions = Map.groupBy(eventsOf(state, 'timebox-extended/1'), ({ payload }) => keyOf(payload.timebox));
  const ends = Map.groupBy(eventsOf(state, 'timebox-ended/1'), ({ payload }) => keyOf(payload.timebox));
  return eventsOf(state, 'timebox-started/1').map(({ id, payload, occurredAt }) => {
    const more = (extensions.get(keyOf(id)) ?? []).map((event) => ({ minutes: event.payload.minutes, why: event.payload.why }));
    const end = ends.get(keyOf(id))?.[0];
    const minutes = more.reduce((sum, extension) => sum + extension.minutes, payload.minutes);
    return {
      id,
      title: payload.title,
      hypothesis: payload.hypothesis,
      startedAt: occurredAt,
      endsAt: occurredAt + minutes * 60_000,
      extensions: more,
      ended: end === undefined ? undefined : { at: end.occurredAt, how: end.payload.how, outcome: end.payload.outcome },
    };
  });
}
