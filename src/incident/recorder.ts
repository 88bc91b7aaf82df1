/** Gives events their ids and times. One per page load; the wall clock is passed in. */
import { type HybridTime, nextTime } from './clock.ts';
import type { EventBody, EventId, IncidentEvent } from './event.ts';

/** What a person may add to an event beside its payload. */
export interface RecordOptions {
  /** When it happened, if not now. */
  readonly at?: number | undefined;
  /** Who they are. */
  readonly by?: string | undefined;
}

export interface Recorder {
  readonly actor: string;
  /** What the wall shows, in milliseconds since the epoch. */
  now(): number;
  /**
   * The next event of this page, later than everything in the log it is for.
   *
   * @param incident the incident it belongs to; left out, the event begins one
   * @param seen the time of the last event of that log
   */
  record(
    body: EventBody,
    place: { readonly incident?: string | undefined; readonly seen?: HybridTime | undefined },
    options?: RecordOptions,
  ): IncidentEvent;
}

/** An actor's name from random bytes: 16 of them, new ones for each page load. Storage would hand a copied tab the same name. */
export function actorFrom(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * A recorder for one page.
 *
 * @param person the name of who sits in front of it, asked for each event; empty when none was given. An event may carry another one.
 */
export function createRecorder(actor: string, wallClock: () => number, person: () => string = () => ''): Recorder {
  let counter = 0;
  /** By incident: a foreign clock in one must not reach another. */
  const lastIn = new Map<string, HybridTime>();
  return {
    actor,
    now: wallClock,
    record(body, { incident, seen }, { at, by = person() } = {}) {
      const wall = wallClock();
      const id: EventId = { actor, counter: ++counter };
      // An actor is random and its counter never goes back, so the id of the first event names an incident as nothing else does.
      const belongsTo = incident ?? `${actor}-${id.counter}`;
      const last = nextTime(lastIn.get(belongsTo), seen, wall);
      lastIn.set(belongsTo, last);
      return {
        ...body,
        id,
        incident: belongsTo,
        // A wall clock with an impossible time is not used: the logical clock's time is.
        occurredAt: Math.floor(at ?? (Number.isFinite(wall) ? Math.min(Math.max(wall, 0), last.wall) : last.wall)),
        recordedAt: last,
        ...(by !== '' && { by }),
      };
    },
  };
}
