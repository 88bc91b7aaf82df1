/** Which events this device has handed on, so that the next link holds only what is new. Short: ranges of counters by actor. */
import type { EventId, LogEvent } from '../incident/event.ts';

/** By actor: its counters as ranges, sorted and apart. */
export type Sent = ReadonlyMap<string, readonly (readonly [number, number])[]>;

/** As `actor:1-40,42;other:3`. What is not that is left out: then more is sent than need be. */
export function parseSent(text: string): Sent {
  const sent = new Map<string, readonly (readonly [number, number])[]>();
  for (const entry of text.split(';')) {
    const [, actor, list = ''] = /^([\w-]{1,64}):([\d,-]+)$/.exec(entry) ?? [];
    const ranges = list.split(',').flatMap((range) => {
      const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
      return from === undefined ? [] : [[Number(from), Number(to)] as const];
    });
    if (actor !== undefined) sent.set(actor, joined(ranges));
  }
  return sent;
}

export function formatSent(sent: Sent): string {
  return [...sent]
    .map(([actor, ranges]) => `${actor}:${ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',')}`)
    .join(';');
}

/** With these events. */
export function withSent(sent: Sent, events: readonly LogEvent[]): Sent {
  const more = new Map<string, (readonly [number, number])[]>();
  for (const { id } of events) {
    const ranges = more.get(id.actor) ?? [...(sent.get(id.actor) ?? [])];
    ranges.push([id.counter, id.counter]);
    more.set(id.actor, ranges);
  }
  return new Map([...sent, ...[...more].map(([actor, ranges]) => [actor, joined(ranges)] as const)]);
}

/** Both. */
export function mergeSent(a: Sent, b: Sent): Sent {
  return new Map([...a, ...[...b].map(([actor, ranges]) => [actor, joined([...(a.get(actor) ?? []), ...ranges])] as const)]);
}

/** How many of them are not among these events. Ranges are counted, not walked through: they may be anything. */
export function missingCount(sent: Sent, events: readonly LogEvent[]): number {
  const here = new Set(events.filter(({ id }) => isIn(sent, id)).map(({ id }) => `${id.actor}:${id.counter}`));
  const all = [...sent.values()].flat().reduce((sum, [from, to]) => sum + Math.max(0, to - from + 1), 0);
  return Math.max(0, all - here.size);
}

/** The events that were not handed on yet. */
export function unsentOf(events: readonly LogEvent[], sent: Sent): readonly LogEvent[] {
  return events.filter(({ id }) => !isIn(sent, id));
}

export function isIn(sent: Sent, { actor, counter }: EventId): boolean {
  return (sent.get(actor) ?? []).some(([from, to]) => from <= counter && counter <= to);
}

function joined(ranges: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const result: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
