/** How an event lies in the store: under a key made from what it says, as it is. The store knows no more about it than this. */
import type { LogEvent } from '../incident/event.ts';

/** Something to keep, under its key. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
}

/**
 * The key of an event: incident, actor and counter, and a digest of the whole. Two different events under one id, which is damage or
 * malice, so have different keys and are both kept; the same event has the same key in every tab.
 */
export function keyOfEvent(event: LogEvent): string {
  return `${event.incident} ${event.id.actor}:${event.id.counter} ${digest(JSON.stringify(event, inOrder))}`;
}

/**
 * Whether a value from the store, the journal or another tab has what stands around every event. Payloads are not looked at: they
 * are typed when they are recorded and checked when they are read from a file.
 */
export function isEvent(value: unknown): value is LogEvent {
  return (
    hasFields(value, { incident: 'string', kind: 'string', occurredAt: 'number', id: 'object', recordedAt: 'object' }) &&
    'payload' in value &&
    hasFields(value['id'], { actor: 'string', counter: 'number' }) &&
    hasFields(value['recordedAt'], { wall: 'number', counter: 'number' })
  );
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function hasFields(value: unknown, fields: Readonly<Record<string, string>>): value is Readonly<Record<string, unknown>> {
  return isObject(value) && Object.entries(fields).every(([name, type]) => typeof value[name] === type);
}

/** Keys in one order, whoever wrote the event; `fromEntries` keeps a key called `__proto__`. */
function inOrder(_key: string, value: unknown): unknown {
  if (!isObject(value) || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** FNV-1a (https://www.rfc-editor.org/rfc/rfc9923), twice from different bases. Not against malice: what is stored is never overwritten. */
function digest(text: string): string {
  return [0x811c9dc5, 0x01234567]
    .map((basis) => {
      let hash = basis;
      for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      return (hash >>> 0).toString(36);
    })
    .join('');
}
