/** What an incident has to do with others, and whether it was deleted. */
import { compareEvents, keyOf } from './event.ts';
import { eventsOf, type IncidentState } from './state.ts';

/** Another incident, with the title that it had when it was named. */
export interface OtherIncident {
  readonly id: string;
  readonly title: string | undefined;
  /** The key of the event that names it. */
  readonly event: string;
}

/** The incidents that somebody related to it, each once. */
export function relatedOf(state: IncidentState): readonly OtherIncident[] {
  const related = new Map<string, OtherIncident>();
  for (const { id, payload } of eventsOf(state, 'incident-related/1')) {
    related.set(payload.to, { id: payload.to, title: payload.title, event: keyOf(id) });
  }
  related.delete(state.incident);
  return [...related.values()];
}

/** The ids of the incidents whose logs are part of it, without its own. */
export function joinedOf(state: IncidentState): readonly string[] {
  return [...new Set(eventsOf(state, 'incident-joined/1').map(({ incident }) => incident))].filter((id) => id !== state.incident);
}

/** The incident that it was made part of where that one is not on this device: it stays by itself here. */
export function joinedElsewhere(state: IncidentState): Omit<OtherIncident, 'event'> | undefined {
  const into = eventsOf(state, 'incident-joined/1').findLast(({ incident }) => incident === state.incident);
  if (into === undefined || state.log.events.some(({ incident }) => incident === into.payload.into)) return undefined;
  return { id: into.payload.into, title: into.payload.title };
}

/**
 * Whether it was deleted and nothing was recorded in it since, here or elsewhere. What somebody recorded on another device without knowing
 * of the deletion brings it back: nothing that is worked on is lost from sight.
 */
export function isDeleted(state: IncidentState): boolean {
  const last = eventsOf(state, 'incident-deleted/1').findLast(({ incident }) => incident === state.incident);
  if (last === undefined) return false;
  const later = state.log.events.filter((event) => compareEvents(event, last) > 0);
  return later.every(({ kind }) => kind === 'incident-deleted/1' || kind === 'event-retracted/1' || kind === 'event-corrected/1');
}
