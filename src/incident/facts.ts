/** What an incident is: its title, since when, how bad, how far along, who is hit. */
import { markedTitle } from './drill.ts';
import { keyOf } from './event.ts';
import { type IncidentSeverity, worstOf } from './severity.ts';
import { eventsOf, type IncidentState } from './state.ts';
import type { IncidentStatus } from './status.ts';

/** A value that was set, and when. */
export interface Setting<Value> {
  readonly value: Value;
  readonly at: number;
  readonly by?: string | undefined;
  readonly event: string;
}

export interface IncidentFacts {
  readonly id: string;
  readonly title: string;
  /** Ids of the affected services. */
  readonly services: readonly string[];
  /** Titles by id, of services that were added with one. */
  readonly serviceTitles: ReadonlyMap<string, string>;
  /** When it was opened here; undefined for a record without its beginning. */
  readonly openedAt: number | undefined;
  readonly severity: IncidentSeverity | undefined;
  readonly severities: readonly Setting<IncidentSeverity>[];
  /** The worst that it ever had; `severity` is the last. */
  readonly worstSeverity: IncidentSeverity | undefined;
  readonly status: IncidentStatus | undefined;
  readonly statuses: readonly Setting<IncidentStatus>[];
  readonly blastRadius: BlastRadius | undefined;
}

export interface BlastRadius {
  readonly summary?: string | undefined;
  readonly users?: string | undefined;
  readonly endpoints?: string | undefined;
  readonly regions?: string | undefined;
  readonly accounts?: string | undefined;
}

/** The facts of an incident, each as it was set last in canonical order. */
export function factsOf(state: IncidentState): IncidentFacts {
  const named = eventsOf(state, 'incident-opened/1', 'incident-renamed/1');
  // Incidents that joined it do not rename it.
  const own = named.filter(({ incident }) => incident === state.incident);
  const titled = own.length > 0 ? own : named;
  const opened = eventsOf(state, 'incident-opened/1');
  const severities = eventsOf(state, 'severity-set/1').map(({ payload, ...event }) => setting(payload.severity, event));
  const statuses = eventsOf(state, 'status-set/1').map(({ payload, ...event }) => setting(payload.status, event));
  return {
    id: state.incident,
    // An incident opened twice, on two machines that did not know of each other, is one: a name that somebody chose wins over an implied one.
    title: markedTitle(
      state,
      titled.findLast((event) => event.kind === 'incident-renamed/1' || event.payload.implicit !== true)?.payload.title ??
        titled.at(-1)?.payload.title ??
        eventsOf(state, 'runbook-opened/1')[0]?.payload.runbook.title ??
        'Untitled incident',
    ),
    ...servicesOf(state),
    openedAt: opened[0]?.occurredAt,
    severity: severities.at(-1)?.value,
    severities,
    worstSeverity: worstOf(severities.map(({ value }) => value)),
    status: statuses.at(-1)?.value,
    statuses,
    blastRadius: eventsOf(state, 'blast-radius-described/1').at(-1)?.payload,
  };
}

/** Services as they were named at the start, added and removed, in the order of the log. */
function servicesOf(state: IncidentState): Pick<IncidentFacts, 'services' | 'serviceTitles'> {
  const services = new Set<string>();
  const serviceTitles = new Map<string, string>();
  for (const event of eventsOf(state, 'incident-opened/1', 'services-changed/1')) {
    if (event.kind === 'incident-opened/1') for (const id of event.payload.services ?? []) services.add(id);
    else {
      const { added = [], removed = [] } = event.payload;
      for (const id of removed) services.delete(id);
      for (const { id, title } of added) {
        services.add(id);
        if (title !== undefined) serviceTitles.set(id, title);
      }
    }
  }
  return { services: [...services], serviceTitles };
}

function setting<Value>(value: Value, event: Pick<IncidentState['log']['events'][number], 'id' | 'occurredAt' | 'by'>): Setting<Value> {
  return { value, at: event.occurredAt, by: event.by, event: keyOf(event.id) };
}
