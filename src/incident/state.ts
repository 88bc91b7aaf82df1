/**
 * The state of an incident: a pure fold of its log in canonical order, so the order of arrival cannot matter.
 *
 * It keeps what grows with the record (events by kind, steps, timeline). Everything smaller (hypotheses, roles, milestones …) is a
 * function of the state, computed when asked for.
 *
 * One rule makes it possible to go on from a state: an event reaches only what stands before it in the order. A correction, retraction or
 * untick of something later has no effect; the clock sees to it that an honest one comes after what it speaks of.
 */

import type { Lookup } from './describe-event.ts';
import { compareEvents, type EventKind, type IncidentEvent, keyOf, type LogEvent } from './event.ts';
import { currentView, type Upcasters, upcasters } from './events/upcast.ts';
import { emptyLog, findEvent, isNext, type Log, withEvent } from './log.ts';
import { applyToSteps, type StepState, type StepStates } from './steps.ts';
import { type Amendment, compareLines, lineOf, type TimelineLine, withLine } from './timeline.ts';
import { retractionsOf, type Viewed, viewsOf } from './views.ts';

export interface IncidentState {
  /** The incident's id; empty for an empty log. */
  readonly incident: string;
  readonly log: Log;
  /** What counts: not retracted, times and notes as corrected, old versions as current ones; in canonical order. See `eventsOf`. */
  readonly counting: ReadonlyMap<EventKind, readonly IncidentEvent[]>;
  readonly steps: StepStates;
  /** Every event, also what does not count; by when it happened. */
  readonly timeline: readonly TimelineLine[];
  /** Events of kinds and versions that are not known here. */
  readonly unknown: readonly LogEvent[];
  /** Events that carry the id of an earlier one but differ from it; they do not count. */
  readonly contradictions: readonly LogEvent[];
}

/** The state of an incident of which nothing is known. */
export const emptyState: IncidentState = {
  incident: '',
  log: emptyLog,
  counting: new Map(),
  steps: new Map(),
  timeline: [],
  unknown: [],
  contradictions: [],
};

/**
 * The state that a log amounts to.
 *
 * @param incident the incident that it is of, where others joined it (`incidents.ts`); left out, that of the first event
 */
export function fold(log: Log, table: Upcasters = upcasters, incident: string = log.events[0]?.incident ?? ''): IncidentState {
  const { viewed, refused } = viewsOf(log, table);
  const retractions = retractionsOf(viewed);
  const amendments = withNames(viewed, retractions, amendmentsOf(viewed, retractions));

  const counting = new Map<EventKind, IncidentEvent[]>();
  const steps = new Map<string, StepState>();
  const timeline: TimelineLine[] = [];
  const unknown: LogEvent[] = [];
  const earlier = new Map<string, IncidentEvent>();
  const lookup: Lookup = (id) => earlier.get(keyOf(id));

  for (const { key, event, view } of viewed) {
    const retraction = retractions.get(key);
    timeline.push(lineOf(event, view, lookup, amendments.get(key), retraction));
    if (view === undefined) unknown.push(event);
    else {
      earlier.set(key, view);
      if (retraction === undefined && countsIn(incident, view)) {
        const counts = amended(view, amendments.get(key));
        const others = counting.get(view.kind);
        if (others === undefined) counting.set(view.kind, [counts]);
        else others.push(counts);
        applyToSteps(steps, counts);
      }
    }
  }
  timeline.sort(compareLines);
  return { incident, log, counting, steps, timeline, unknown, contradictions: refused };
}

/**
 * The state after one more event: the same as folding the log with it. An event that comes after all others costs little;
 * one that comes out of order, a correction, a retraction or a naming costs a fold.
 */
export function append(state: IncidentState, event: LogEvent, table: Upcasters = upcasters): IncidentState {
  const log = withEvent(state.log, event);
  const view = currentView(event, table);
  const changesOthers = view?.kind === 'event-corrected/1' || view?.kind === 'event-retracted/1' || view?.kind === 'recorder-named/1';
  if (changesOthers || !isNext(state.log, event)) return fold(log, table, state.incident || event.incident);

  const lookup: Lookup = (id) => {
    const found = findEvent(state.log, id);
    return found === undefined ? undefined : currentView(found, table);
  };
  const next: IncidentState = {
    ...state,
    incident: state.incident || event.incident,
    log,
    timeline: withLine(state.timeline, lineOf(event, view, lookup)),
  };
  if (view === undefined) return { ...next, unknown: [...state.unknown, event] };
  if (!countsIn(next.incident, view)) return next;
  const steps = new Map(state.steps);
  applyToSteps(steps, view);
  return { ...next, steps, counting: new Map(state.counting).set(view.kind, [...(state.counting.get(view.kind) ?? []), view]) };
}

/** Whether an event counts in an incident: that a log which joined it was resolved does not resolve it. */
function countsIn(incident: string, view: IncidentEvent): boolean {
  return view.incident === incident || view.kind !== 'status-set/1' || view.payload.status !== 'resolved';
}

/** The events of some kinds that count, in canonical order. */
export function eventsOf<K extends EventKind>(
  state: IncidentState,
  ...kinds: readonly K[]
): readonly Extract<IncidentEvent, { kind: K }>[] {
  const isWanted = (event: IncidentEvent): event is Extract<IncidentEvent, { kind: K }> => kinds.some((kind) => kind === event.kind);
  const events = kinds.flatMap((kind) => state.counting.get(kind)?.filter(isWanted) ?? []);
  return kinds.length > 1 ? events.sort(compareEvents) : events;
}

/** The corrections that were not retracted, the last one for each field. */
function amendmentsOf(events: readonly Viewed[], retractions: ReadonlyMap<string, IncidentEvent>): ReadonlyMap<string, Amendment> {
  const amendments = new Map<string, Amendment>();
  const made = events.flatMap(({ key, view }, at) =>
    view?.kind === 'event-corrected/1' && !retractions.has(key) ? { payload: view.payload, at } : [],
  );
  if (made.length === 0) return amendments;
  const place = new Map(events.map(({ key }, at) => [key, at]));
  for (const { payload, at } of made) {
    const target = keyOf(payload.event);
    if ((place.get(target) ?? at) >= at) continue;
    const { text, occurredAt } = payload;
    amendments.set(target, {
      ...amendments.get(target),
      ...(text !== undefined && { text }),
      ...(occurredAt !== undefined && { at: occurredAt }),
    });
  }
  return amendments;
}

/** The amendments, with the name of who recorded each event that carries none: as the first naming after it has it. */
function withNames(
  events: readonly Viewed[],
  retractions: ReadonlyMap<string, IncidentEvent>,
  amendments: ReadonlyMap<string, Amendment>,
): ReadonlyMap<string, Amendment> {
  const names = new Map<string, string>();
  const named = new Map(amendments);
  for (const { key, event, view } of events.toReversed()) {
    const by = names.get(event.id.actor);
    if (event.by === undefined && by !== undefined) named.set(key, { ...named.get(key), by });
    if (view?.kind !== 'recorder-named/1' || retractions.has(key)) continue;
    for (const actor of view.payload.actors) names.set(actor, view.payload.person);
  }
  return named;
}

/** The event as corrected: the time of any, the words of a note, the name of who recorded it. */
function amended(event: IncidentEvent, amendment: Amendment | undefined): IncidentEvent {
  if (amendment === undefined) return event;
  const { at = event.occurredAt, text, by } = amendment;
  const around = { occurredAt: at, ...(event.by === undefined && by !== undefined && { by }) };
  if (event.kind === 'note-written/1') return { ...event, ...around, payload: { text: text ?? event.payload.text } };
  return { ...event, ...around };
}
