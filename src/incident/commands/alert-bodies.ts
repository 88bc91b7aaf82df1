/** What is recorded of an alert, cut to what a record holds. */
import type { EventBody, EventOf } from '../event.ts';
import { limits } from '../limits.ts';

/** An alert as it was received. */
export interface NewAlert {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>> | undefined;
  readonly summary?: string | undefined;
  /** An `http` or `https` address. */
  readonly source?: string | undefined;
  /** When it fired. */
  readonly startsAt?: number | undefined;
}

/** What is recorded, and when it happened where that is not now. */
export interface TimedBody {
  readonly body: EventBody;
  readonly at?: number | undefined;
}

/** Clocks differ: an alert of the next minutes has fired, one of tomorrow has not. */
const aheadAtMost = 5 * 60_000;

/**
 * What is recorded of alerts at the start of an incident: each alert, and when the first of them fired as the time of detection. What a record
 * cannot hold is cut or left out; an alert never keeps an incident from starting.
 */
export function alertBodies(alerts: readonly NewAlert[], now: number): readonly TimedBody[] {
  const bodies = alerts.slice(0, limits.list).flatMap((alert) => receivedBody(alert, now) ?? []);
  const times = bodies.flatMap(({ at }) => at ?? []);
  const detected: TimedBody[] =
    times.length === 0 ? [] : [{ body: { kind: 'milestone-set/1', payload: { milestone: 'detected' } }, at: Math.min(...times) }];
  return [...bodies, ...detected];
}

/** What an incident is called that starts with these: `A`, `A, B, C`, `A, B and 3 more`; empty for none. */
export function titleOfAlerts(alerts: readonly NewAlert[]): string {
  const names = [...new Set(alerts.map(({ name }) => cut(name)))].filter((name) => name !== '');
  return cut(names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`);
}

export interface ReceivedBody extends TimedBody {
  readonly body: Pick<EventOf<'alert-received/1'>, 'kind' | 'payload'>;
}

/** The event of one alert; undefined for one without a name. @param now what the clock shows */
export function receivedBody({ name, labels = {}, summary = '', source = '', startsAt }: NewAlert, now: number): ReceivedBody | undefined {
  const title = cut(name);
  if (title === '') return undefined;
  const fired = startsAt !== undefined && startsAt > 0 && startsAt <= now + aheadAtMost;
  const kept = Object.entries(labels).filter(
    ([key, value]) => key !== '' && key !== '__proto__' && key.length <= limits.line && value !== '' && value.length <= limits.line,
  );
  const payload = {
    name: title,
    ...(kept.length > 0 && { labels: Object.fromEntries(kept.slice(0, limits.values)) }),
    ...(cut(summary) !== '' && { summary: cut(summary) }),
    ...(/^https?:\/\/\S+$/.test(source) && source.length <= limits.address && { source }),
    ...(fired && { fired }),
  };
  return { body: { kind: 'alert-received/1', payload }, ...(fired && { at: Math.floor(startsAt) }) };
}

function cut(text: string): string {
  return text.trim().slice(0, limits.line).toWellFormed();
}
