/** The alerts that an incident is about. */
import { compareTexts, type EventOf, keyOf } from './event.ts';
import { eventsOf, type IncidentState } from './state.ts';

export interface IncidentAlert {
  /** The key of its event. */
  readonly event: string;
  readonly name: string;
  /** Sorted by name. */
  readonly labels: ReadonlyMap<string, string>;
  readonly summary: string | undefined;
  readonly source: string | undefined;
  /** When it fired; undefined where the alert did not give that. */
  readonly firedAt: number | undefined;
  /** When it was added, where it did not give when it fired. */
  readonly addedAt: number;
  /** When it was recorded. */
  readonly recordedAt: number;
}

/** Every alert once, by when it fired or was added. */
export function alertsOf(state: IncidentState): readonly IncidentAlert[] {
  const alerts = new Map<string, IncidentAlert>();
  for (const event of eventsOf(state, 'alert-received/1')) {
    const alert = alertOf(event);
    const key = alertKey(alert);
    if (!alerts.has(key)) alerts.set(key, alert);
  }
  return [...alerts.values()].sort((a, b) => (a.firedAt ?? a.addedAt) - (b.firedAt ?? b.addedAt));
}

/** Equal for the same alert: the same name and labels, and fired at the same time. */
export function alertKey({ name, labels, firedAt }: Pick<IncidentAlert, 'name' | 'labels' | 'firedAt'>): string {
  return JSON.stringify([name, firedAt ?? null, [...labels].sort(([a], [b]) => compareTexts(a, b))]);
}

function alertOf({ id, payload, occurredAt, recordedAt }: EventOf<'alert-received/1'>): IncidentAlert {
  const { name, labels = {}, summary, source, fired } = payload;
  return {
    event: keyOf(id),
    name,
    labels: new Map(Object.entries(labels).sort(([a], [b]) => compareTexts(a, b))),
    summary,
    source,
    firedAt: fired === true ? occurredAt : undefined,
    addedAt: occurredAt,
    recordedAt: recordedAt.wall,
  };
}
