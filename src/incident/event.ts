/** What every event has, whatever its kind. */
import { compareTimes, type HybridTime } from './clock.ts';
import type { Payloads } from './events/registry.ts';
import type { JsonValue } from './json.ts';
import { groupOfKind } from './kinds.ts';

/** Who recorded an event, and which of theirs it is. The actor is random per page load: a copied tab must not share it. */
export interface EventId {
  readonly actor: string;
  readonly counter: number;
}

/** What stands around a payload. */
export interface Envelope {
  readonly id: EventId;
  /** The incident it belongs to. */
  readonly incident: string;
  /** When it happened, according to the responder: milliseconds since the epoch. */
  readonly occurredAt: number;
  /** When it was recorded, which gives the order. */
  readonly recordedAt: HybridTime;
  /** The name of the person, as they gave it. */
  readonly by?: string | undefined;
}

export type EventKind = keyof Payloads;

/** An event of one kind, or of any of several. */
export type EventOf<K extends EventKind> = {
  [P in K]: Envelope & { readonly kind: P; readonly payload: Payloads[P] };
}[K];

/** What a command records; ids and times come from the recorder. */
export type EventBody = { [P in EventKind]: { readonly kind: P; readonly payload: Payloads[P] } }[EventKind];

/** An event of a kind that is known here, in its current version. */
export type IncidentEvent = EventOf<EventKind>;

/** An event of a kind or a version that is not known here: kept as it is, shown as such, passed on. */
export interface UnknownEvent extends Envelope {
  readonly kind: string;
  readonly payload: JsonValue;
}

/** What a log holds. */
export type LogEvent = IncidentEvent | UnknownEvent;

/**
 * Whether an event's kind is known here. The payload is not looked at: events are typed when they are recorded and checked when they are
 * read from a file.
 */
export function isKnown(event: LogEvent): event is IncidentEvent {
  return Object.hasOwn(groupOfKind, event.kind);
}

/** An id as a text: the key of maps and of elements on a page. */
export function keyOf(id: EventId): string {
  return `${id.actor}:${id.counter}`;
}

/** The canonical order: time of recording, then actor and counter, so that it is the same on every machine. */
export function compareEvents(a: Envelope, b: Envelope): number {
  return compareTimes(a.recordedAt, b.recordedAt) || compareTexts(a.id.actor, b.id.actor) || a.id.counter - b.id.counter;
}

/** By code unit: `localeCompare` answers differently from machine to machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
