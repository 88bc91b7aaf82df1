/** The events that this tab knows, and which of them are on disk. */
import type { LogEvent } from '../incident/event.ts';
import { arrivalFrom } from './arrival.ts';
import { type Entry, isEvent, keyOfEvent } from './entry.ts';
import type { KeptIncident, Origin } from './record.ts';

export interface KnownEvents {
  has(key: string): boolean;
  /** Knows events that were recorded here or came from a file, not yet saved. */
  add(events: readonly LogEvent[], origin?: Origin): readonly Entry[];
  /** Notes when something arrived in an incident, where its events do not show it. */
  arrived(incident: string, at: number): void;
  /** Knows what is on disk; answers the events that are new here. */
  addStored(entries: readonly Entry[]): readonly LogEvent[];
  /** Keys of what is, or was, on disk. */
  stored(): ReadonlySet<string>;
  /** Those of these keys that are events known here. */
  entries(keys: Iterable<string>): readonly Entry[];
  events(entries: readonly Entry[]): readonly LogEvent[];
  all(): readonly LogEvent[];
  isEmpty(): boolean;
  /** The incidents that they belong to, the one where something arrived last first. */
  incidents(): readonly KeptIncident[];
  /** Entries of the store that are no events. */
  unreadable(): number;
  /** Forgets these, or all. */
  forget(keys?: Iterable<string>): void;
}

export function knownEvents(): KnownEvents {
  const events = new Map<string, LogEvent>();
  const stored = new Set<string>();
  const unreadable = new Set<string>();
  /** Counted as events come: a page asks at each drawing. */
  const incidents = new Map<string, KeptIncident>();
  const arrivals = new Map<string, number>();
  const arrived = (incident: string, at: number) => arrivals.set(incident, Math.max(at, arrivals.get(incident) ?? 0));
  const know = (key: string, event: LogEvent) => {
    events.set(key, event);
    count(incidents, event);
  };
  return {
    has: (key) => events.has(key) || unreadable.has(key),
    add: (added, origin = 'here') =>
      added.map((value) => {
        const key = keyOfEvent(value);
        if (!events.has(key)) {
          know(key, value);
          if (origin === 'here') arrived(value.incident, Date.now());
        }
        return { key, value };
      }),
    arrived,
    addStored: (entries) =>
      entries.flatMap(({ key, value }) => {
        if (!isEvent(value)) {
          unreadable.add(key);
          return [];
        }
        const isNew = !events.has(key);
        if (isNew) know(key, value);
        stored.add(key);
        return isNew ? [value] : [];
      }),
    stored: () => stored,
    entries: (keys) => [...keys].flatMap((key) => (events.has(key) ? [{ key, value: events.get(key) }] : [])),
    events: (entries) => entries.flatMap(({ key }) => events.get(key) ?? []),
    all: () => [...events.values()],
    isEmpty: () => events.size === 0,
    incidents: () =>
      lastFirst(
        [...incidents.values()].map((incident) => ({
          ...incident,
          lastArrivedAt: Math.max(incident.lastArrivedAt, arrivals.get(incident.id) ?? 0),
        })),
      ),
    unreadable: () => unreadable.size,
    forget(keys = [...events.keys(), ...unreadable]) {
      for (const key of keys) {
        events.delete(key);
        stored.delete(key);
        unreadable.delete(key);
      }
      incidents.clear();
      if (events.size === 0) arrivals.clear();
      for (const event of events.values()) count(incidents, event);
    },
  };
}

/** Events as entries. */
export function entriesOf(events: readonly LogEvent[]): readonly Entry[] {
  return events.map((value) => ({ key: keyOfEvent(value), value }));
}

function count(incidents: Map<string, KeptIncident>, { incident: id, recordedAt }: LogEvent): void {
  const { events, lastArrivedAt } = incidents.get(id) ?? { events: 0, lastArrivedAt: 0 };
  incidents.set(id, { id, events: events + 1, lastArrivedAt: Math.max(lastArrivedAt, arrivalFrom(recordedAt.wall, Date.now())) });
}

function lastFirst(incidents: readonly KeptIncident[]): readonly KeptIncident[] {
  return incidents.toSorted((a, b) => b.lastArrivedAt - a.lastArrivedAt || (a.id < b.id ? -1 : 1));
}

/** Events as lines of JSON. */
export function linesOf(events: readonly LogEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join('');
}
