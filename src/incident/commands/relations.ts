/** Joins incidents, moves events between them, relates and deletes them. All of it can be taken back. */
import { t } from '../../words/text.ts';
import { drillOf } from '../drill.ts';
import { type EventId, keyOf } from '../event.ts';
import { factsOf } from '../facts.ts';
import { isMovable } from '../incidents.ts';
import { limits } from '../limits.ts';
import { findEvent } from '../log.ts';
import type { RecordOptions } from '../recorder.ts';
import { isDeleted, joinedOf, relatedOf } from '../relations.ts';
import { eventsOf, type IncidentState } from '../state.ts';
import { type Desk, type Outcome, recordIn, refuse } from './outcome.ts';

/** Makes the incident at hand part of another one. Work goes on in that one. */
export function joinIncident(desk: Desk, into: IncidentState, options?: RecordOptions): Outcome {
  const { state } = desk;
  if (state === undefined) return refuse('no-incident', t`There is no incident to join.`);
  if (state.incident === into.incident) return refuse('already-so', t`It is that incident already.`);
  if ((drillOf(state) === undefined) !== (drillOf(into) === undefined))
    return refuse('not-possible', t`A drill and a real incident cannot be joined.`);
  const joined = recordIn(
    desk,
    state.incident,
    { kind: 'incident-joined/1', payload: { into: into.incident, title: titleOf(into) } },
    options,
  );
  return joined.ok ? { ...joined, incident: into.incident } : joined;
}

/** Separates an incident that was joined to the one at hand, also where that one had been joined to it at the same time. */
export function separateIncident(desk: Desk, id: string, options?: RecordOptions): Outcome {
  const { state } = desk;
  if (state === undefined || !joinedOf(state).includes(id)) return refuse('not-there', t`That incident is not part of this one.`);
  const parts = new Set(joinedOf(state));
  // The one at hand joins a part of itself only where they were joined in a circle: that would hold them together.
  const holds = eventsOf(state, 'incident-joined/1').filter(
    ({ incident, payload }) => incident === id || (incident === state.incident && parts.has(payload.into)),
  );
  return takeBack(desk, holds, options);
}

/** Moves an event to another incident, with its corrections. */
export function moveEvent(desk: Desk, id: EventId, to: IncidentState, options?: RecordOptions): Outcome {
  const { state } = desk;
  const target = state && findEvent(state.log, id);
  if (state === undefined || target === undefined) return refuse('not-there', t`There is no such event in this incident.`);
  if (!isMovable(target.kind)) return refuse('not-possible', t`This line belongs to the incident itself and cannot be moved.`);
  if (to.incident === state.incident) return refuse('already-so', t`It is in that incident already.`);
  // Said in the log that it was recorded in, so that every copy of that log knows where it went.
  const payload = { event: target.id, to: to.incident, from: titleOf(state) };
  return recordIn(desk, target.incident, { kind: 'event-moved/1', payload }, options);
}

/** Notes that another incident has to do with the one at hand. */
export function relateIncident(desk: Desk, to: IncidentState, options?: RecordOptions): Outcome {
  const { state } = desk;
  if (state === undefined) return refuse('no-incident', t`There is no incident to relate.`);
  if (state.incident === to.incident) return refuse('already-so', t`It is that incident.`);
  if (relatedOf(state).some(({ id }) => id === to.incident)) return refuse('already-so', t`They are related already.`);
  return recordIn(desk, state.incident, { kind: 'incident-related/1', payload: { to: to.incident, title: titleOf(to) } }, options);
}

/** Takes an incident off the list. Its log is kept, here and wherever it was sent. */
export function deleteIncident(desk: Desk, options?: RecordOptions): Outcome {
  if (desk.state === undefined) return refuse('no-incident', t`There is no incident to delete.`);
  if (isDeleted(desk.state)) return refuse('already-so', t`It was deleted already.`);
  return recordIn(desk, desk.state.incident, { kind: 'incident-deleted/1', payload: {} }, options);
}

/** Puts a deleted incident back on the list. */
export function restoreIncident(desk: Desk, options?: RecordOptions): Outcome {
  if (desk.state === undefined || !isDeleted(desk.state)) return refuse('already-so', t`It is not deleted.`);
  return takeBack(desk, eventsOf(desk.state, 'incident-deleted/1'), options);
}

function takeBack(desk: Desk, events: readonly { readonly id: EventId; readonly incident: string }[], options?: RecordOptions): Outcome {
  const taken = new Map(events.map((event) => [keyOf(event.id), event]));
  const outcomes = [...taken.values()].map(({ id, incident }) =>
    recordIn(desk, incident, { kind: 'event-retracted/1', payload: { event: id } }, options),
  );
  const refused = outcomes.find(({ ok }) => !ok);
  if (refused !== undefined) return refused;
  return { ok: true, incident: desk.state?.incident ?? '', events: outcomes.flatMap((outcome) => (outcome.ok ? outcome.events : [])) };
}

function titleOf(state: IncidentState): string {
  return factsOf(state).title.slice(0, limits.line);
}
