/**
 * A log is a set of events. Merging logs is set union, so it does not matter who merges with whom, when and how often.
 *
 * Two different events under one id are damage or malice. Both stay in the set: dropping one would lose something, and choosing by arrival
 * would make copies differ. Of such a pair the state follows the first in order and reports the other (`contradictions`).
 */
import type { HybridTime } from './clock.ts';
import { compareEvents, compareTexts, type EventId, keyOf, type LogEvent } from './event.ts';
import { canonicalText } from './json.ts';

export interface Log {
  /** In canonical order, each once. */
  readonly events: readonly LogEvent[];
}

export const emptyLog: Log = { events: [] };

/** The log of these events, in whatever order and however often they come. */
export function logOf(events: Iterable<LogEvent>): Log {
  const byKey = new Map<string, LogEvent[]>();
  for (const event of events) {
    const key = keyOf(event.id);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [event]);
    else if (!known.some((other) => sameEvent(other, event))) known.push(event);
  }
  return { events: [...byKey.values()].flat().sort(compareInLog) };
}

/** The union of logs. */
export function mergeLogs(...logs: readonly Log[]): Log {
  const [first = emptyLog] = logs;
  return logs.every((log) => log === first) ? first : logOf(logs.flatMap((log) => log.events));
}

/** The log with one more event. At the end it costs a copy of the list; elsewhere a merge. */
export function withEvent(log: Log, event: LogEvent): Log {
  return isNext(log, event) ? { events: [...log.events, event] } : logOf([...log.events, event]);
}

/**
 * Whether an event stands after all of a log and is new to it. An id that is already there is looked for, because a damaged
 * copy of an event may well carry a later time.
 */
export function isNext(log: Log, event: LogEvent): boolean {
  const last = log.events.at(-1);
  return (last === undefined || compareEvents(last, event) < 0) && findEvent(log, event.id) === undefined;
}

/** The event with that id; of two, the first in order. */
export function findEvent(log: Log, id: EventId): LogEvent | undefined {
  return log.events.find((event) => event.id.counter === id.counter && event.id.actor === id.actor);
}

/** The time of the last event: what is recorded from now on must be later. */
export function latestTime(log: Log): HybridTime | undefined {
  return log.events.at(-1)?.recordedAt;
}

/** Events that carry the id of an earlier one but differ from it. */
export function contradictions(log: Log): readonly LogEvent[] {
  const seen = new Set<string>();
  return log.events.filter((event) => {
    const key = keyOf(event.id);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

/** The logs of several incidents, each under its id. */
export function logsByIncident(events: Iterable<LogEvent>): ReadonlyMap<string, Log> {
  const logs = new Map<string, LogEvent[]>();
  for (const event of events) {
    const log = logs.get(event.incident);
    if (log === undefined) logs.set(event.incident, [event]);
    else log.push(event);
  }
  return new Map([...logs].sort(([a], [b]) => compareTexts(a, b)).map(([incident, list]) => [incident, logOf(list)]));
}

/** Of two events under one id the texts decide, which are the same everywhere. */
function compareInLog(a: LogEvent, b: LogEvent): number {
  return compareEvents(a, b) || compareTexts(canonicalText(a), canonicalText(b));
}

function sameEvent(a: LogEvent, b: LogEvent): boolean {
  return a === b || canonicalText(a) === canonicalText(b);
}
