/**
 * Which events lie in the room of an incident: its own, and those of the incidents that were joined to it. So everybody in the room sees the
 * same incident, whoever joined another to it.
 */
import { compareEvents, keyOf, type LogEvent } from '../incident/event.ts';
import { currentView, upcasters } from '../incident/events/upcast.ts';
import { logOf } from '../incident/log.ts';
import { retractionsOf, viewsOf } from '../incident/views.ts';

/** All events of this device, or those that were recorded in one incident. */
type Events = (incident?: string) => readonly LogEvent[];

/** The events for the room. An incident that was separated again goes on outside of it: the room has what says so, and nothing later. */
export function roomEvents(incident: string, events: Events): readonly LogEvent[] {
  const joined = joinedEver(incident, events());
  if (joined.size === 0) return events(incident);
  const all = new Set([incident, ...joined]);
  return [...events(incident), ...[...joined].flatMap((id) => untilSeparated(events(id), all))];
}

/** Whether an event from the room belongs there: what joins another to this incident comes first, then what is in that one. */
export function isOfRoom(event: LogEvent, incident: string, events: Events): boolean {
  if (event.incident === incident) return true;
  const joined = joinedEver(incident, events());
  if (joined.has(event.incident)) return true;
  const into = joinedTo(event);
  return into !== undefined && (into === incident || joined.has(into));
}

/** The incident that this event makes its own one part of. */
export function joinedTo(event: LogEvent): string | undefined {
  // Most events are told by their kind alone.
  if (!event.kind.startsWith('incident-joined/')) return undefined;
  const view = currentView(event);
  return view?.kind === 'incident-joined/1' ? view.payload.into : undefined;
}

function joinedEver(incident: string, events: readonly LogEvent[]): ReadonlySet<string> {
  const joins = events.flatMap((event) => {
    const into = joinedTo(event);
    return into === undefined ? [] : [{ from: event.incident, into }];
  });
  const found = new Set([incident]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const { from, into } of joins) if (found.has(into)) found.add(from);
  }
  found.delete(incident);
  return found;
}

function untilSeparated(events: readonly LogEvent[], all: ReadonlySet<string>): readonly LogEvent[] {
  const { viewed } = viewsOf(logOf(events), upcasters);
  const retractions = retractionsOf(viewed);
  const joins = viewed.filter(({ view }) => view?.kind === 'incident-joined/1');
  const standing = joins.findLast(({ key }) => !retractions.has(key));
  const into = standing && joinedTo(standing.event);
  if (into !== undefined && all.has(into)) return events;
  const keys = new Set(joins.map(({ key }) => key));
  const last = viewed.findLast(
    ({ key, view }) => keys.has(key) || (view?.kind === 'event-retracted/1' && keys.has(keyOf(view.payload.event))),
  );
  return last === undefined ? [] : events.filter((event) => compareEvents(event, last.event) <= 0);
}
