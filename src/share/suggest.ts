/** Whether an incident that came from elsewhere is one that is here already: by alert, by labels and services, and by time. */
import { alertsOf, type IncidentAlert } from '../incident/alerts.ts';
import { drillOf } from '../incident/drill.ts';
import { factsOf } from '../incident/facts.ts';
import { isDeleted, relatedOf } from '../incident/relations.ts';
import type { IncidentState } from '../incident/state.ts';
import { beginningOf } from '../incident/window.ts';

export interface Suggestion {
  /** What came. */
  readonly from: IncidentState;
  /** What it may be part of. */
  readonly into: IncidentState;
  readonly why: 'same-alert' | 'same-alert-name' | 'same-service';
  /** Of what came: its first and last line, and how many it has. */
  readonly first: number;
  readonly last: number;
  readonly events: number;
}

/** Two incidents this far apart are two. */
const apart = 2 * 3_600_000;

/** The likeliest incident of those that it may be part of; undefined where it looks like none. */
export function suggestionFor(from: IncidentState, here: Iterable<IncidentState>): Suggestion | undefined {
  const span = spanOf(from);
  if (span === undefined || drillOf(from) !== undefined || isDeleted(from)) return undefined;
  const found = [...here].flatMap((into) => {
    const why = reason(from, into);
    return why === undefined ? [] : [{ into, why, gap: Math.abs((beginningOf(from) ?? 0) - (beginningOf(into) ?? 0)) }];
  });
  const order: readonly Suggestion['why'][] = ['same-alert', 'same-alert-name', 'same-service'];
  const [best] = found.sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why) || a.gap - b.gap);
  return best && { from, into: best.into, why: best.why, ...span, events: from.log.events.length };
}

function reason(from: IncidentState, into: IncidentState): Suggestion['why'] | undefined {
  if (from.incident === into.incident || drillOf(into) !== undefined || isDeleted(into)) return undefined;
  // Somebody has decided already.
  if (relatedOf(from).some(({ id }) => id === into.incident) || relatedOf(into).some(({ id }) => id === from.incident)) return undefined;
  const [a, b] = [spanOf(from), spanOf(into)];
  if (a === undefined || b === undefined || a.first > b.last + apart || b.first > a.last + apart) return undefined;
  const why = alertReason(alertsOf(from), alertsOf(into));
  if (why !== undefined) return why === 'elsewhere' ? undefined : why;
  const services = new Set(factsOf(into).services);
  return factsOf(from).services.some((service) => services.has(service)) ? 'same-service' : undefined;
}

type NamedAlert = Pick<IncidentAlert, 'name' | 'labels'>;

/** Whether two incidents have an alert in common. `elsewhere`: of the same name, in another cluster or namespace. */
export function alertReason(
  mine: readonly NamedAlert[],
  theirs: readonly NamedAlert[],
): 'same-alert' | 'same-alert-name' | 'elsewhere' | undefined {
  const pairs = mine.flatMap((alert) => theirs.filter(({ name }) => name === alert.name).map((other) => ({ alert, other })));
  if (pairs.some(({ alert, other }) => differing(alert, other).length === 0)) return 'same-alert';
  if (pairs.some(({ alert, other }) => differing(alert, other).every((label) => !ofPlace.test(label)))) return 'same-alert-name';
  return pairs.length > 0 ? 'elsewhere' : undefined;
}

/** Labels that name where something runs. */
const ofPlace = /^(?:cluster|namespace|env|environment|region|zone|service|job|tenant|account)$/;

/** The labels that both have with different values. */
function differing(a: NamedAlert, b: NamedAlert): readonly string[] {
  return [...a.labels].flatMap(([name, value]) => (b.labels.has(name) && b.labels.get(name) !== value ? [name] : []));
}

function spanOf({ timeline }: IncidentState): { readonly first: number; readonly last: number } | undefined {
  const [first, last] = [timeline[0]?.at, timeline.at(-1)?.at];
  return first === undefined || last === undefined ? undefined : { first, last };
}
