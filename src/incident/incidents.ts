/**
 * The incidents that a set of events amounts to: which logs are one because they were joined, and which incident each event belongs to.
 * A pure function of the set, so copies that have the same events show the same incidents, in whatever order those came.
 *
 * What moves or joins is decided by the log that it was recorded in: a log says of itself where it and its events go.
 */
import { compareTexts, type IncidentEvent, keyOf, type LogEvent } from './event.ts';
import { currentView, upcasters } from './events/upcast.ts';
import { type Log, logOf, logsByIncident } from './log.ts';
import { append, emptyState, fold, type IncidentState } from './state.ts';
import { retractionsOf, viewsOf } from './views.ts';

export interface Incidents {
  /** By id, sorted by it. An incident that joined another is part of that one. */
  readonly states: ReadonlyMap<string, IncidentState>;
  /** By the id that events carry: the incident that such an event belongs to, unless it was moved. */
  readonly roots: ReadonlyMap<string, string>;
  /** Keys of what another event of the same id could change for more than one incident; empty where nothing was joined or moved. */
  readonly binding: ReadonlySet<string>;
}

export const noIncidents: Incidents = { states: new Map(), roots: new Map(), binding: new Set() };

/** The incidents of these events, in whatever order and however often they come. */
export function incidentsOf(events: Iterable<LogEvent>): Incidents {
  const logs = logsByIncident(events);
  const ties = new Map([...logs].map(([incident, log]) => [incident, tiesOf(log.events)]));
  // Most devices have no incidents that belong together.
  if ([...ties.values()].every((tie) => tie === noTies)) return apart(logs);
  const roots = rootsOf(new Map([...ties].map(([incident, { into }]) => [incident, into])));
  const groups = new Map<string, LogEvent[]>();
  for (const [incident, log] of logs) {
    const moved = ties.get(incident)?.moved ?? new Map<string, string>();
    for (const event of log.events) {
      const to = moved.get(keyOf(event.id));
      // An incident that is not here cannot show it.
      const home = (to === undefined ? undefined : roots.get(to)) ?? roots.get(incident) ?? incident;
      const group = groups.get(home);
      if (group === undefined) groups.set(home, [event]);
      else group.push(event);
    }
  }
  const sorted = [...groups].sort(([a], [b]) => compareTexts(a, b));
  return {
    states: new Map(sorted.map(([incident, list]) => [incident, fold(logOf(list), upcasters, incident)])),
    roots,
    binding: new Set([...ties.values()].flatMap(({ binding }) => binding)),
  };
}

function apart(logs: ReadonlyMap<string, Log>): Incidents {
  return {
    states: new Map([...logs].map(([incident, log]) => [incident, fold(log, upcasters, incident)])),
    roots: new Map([...logs.keys()].map((incident) => [incident, incident])),
    binding: new Set(),
  };
}

/** The incidents with one more event: the same as of all events with it. It costs little unless it joins, moves or speaks of another. */
export function withEvent(incidents: Incidents, event: LogEvent): Incidents {
  const { states, roots, binding } = incidents;
  const view = currentView(event);
  const isNew = !roots.has(event.incident);
  const ties = view !== undefined && isTie(view);
  if (ties || (binding.size > 0 && (isNew || binding.has(keyOf(event.id)) || (view !== undefined && spokenOf(view) !== undefined)))) {
    return incidentsOf([...[...states.values()].flatMap(({ log }) => log.events), event]);
  }
  const root = roots.get(event.incident) ?? event.incident;
  const entry = [root, append(states.get(root) ?? emptyState, event)] as const;
  return {
    states: states.has(root) ? new Map(states).set(...entry) : new Map([...states, entry].sort(([a], [b]) => compareTexts(a, b))),
    roots: isNew ? new Map([...roots, [event.incident, root] as const].sort(([a], [b]) => compareTexts(a, b))) : roots,
    binding,
  };
}

/** The state that an id leads to: that of the incident which it joined, where it did. */
export function stateOf({ states, roots }: Incidents, id: string): IncidentState | undefined {
  return states.get(roots.get(id) ?? id);
}

/** What a log says of where it and its events belong. */
interface Ties {
  /** The incident that it joined. */
  readonly into: string | undefined;
  /** By the keys of events: the incident that they were moved to. What speaks of an event alone goes with it. */
  readonly moved: ReadonlyMap<string, string>;
  readonly binding: readonly string[];
}

const noTies: Ties = { into: undefined, moved: new Map(), binding: [] };

function tiesOf(events: readonly LogEvent[]): Ties {
  // Most logs have none: they are looked through once.
  if (!events.some((event) => isTie(currentView(event)))) return noTies;
  const { viewed } = viewsOf({ events }, upcasters);
  // One that carries the id of an earlier event does not count.
  if (!viewed.some(({ view }) => isTie(view))) return noTies;
  const retractions = retractionsOf(viewed);
  const byKey = new Map(viewed.map(({ key, view }) => [key, view]));
  const moved = new Map<string, string>();
  let into: string | undefined;
  for (const { key, view } of viewed) {
    if (view === undefined || retractions.has(key)) continue;
    if (view.kind === 'incident-joined/1') into = view.payload.into;
    if (view.kind !== 'event-moved/1') continue;
    const target = byKey.get(keyOf(view.payload.event));
    if (target === undefined || isMovable(target.kind)) moved.set(keyOf(view.payload.event), view.payload.to);
  }
  // In the order of the log: what is spoken of stands before, so it has its place already.
  for (const { key, view } of viewed) {
    const of = view && spokenOf(view);
    const to = of !== undefined && byKey.has(of) ? moved.get(of) : undefined;
    if (to !== undefined) moved.set(key, to);
  }
  const binding = viewed.flatMap(({ key, view }) => {
    const of = view && spokenOf(view);
    return of === undefined ? (view !== undefined && isTie(view) ? [key] : []) : [key, of];
  });
  return { into, moved, binding };
}

/**
 * Where each incident ends up. One that joins what is not here stays by itself. On a circle of joins the smallest id wins.
 */
function rootsOf(joins: ReadonlyMap<string, string | undefined>): ReadonlyMap<string, string> {
  const roots = new Map<string, string>();
  for (const start of joins.keys()) {
    const path: string[] = [];
    let at = start;
    while (!roots.has(at) && !path.includes(at)) {
      path.push(at);
      const next = joins.get(at);
      if (next === undefined || !joins.has(next)) break;
      at = next;
    }
    const circle = path.slice(path.indexOf(at));
    const root = roots.get(at) ?? circle.reduce((least, id) => (compareTexts(id, least) < 0 ? id : least), at);
    for (const id of path) roots.set(id, root);
  }
  return roots;
}

function isTie(view: IncidentEvent | undefined): boolean {
  return view?.kind === 'incident-joined/1' || view?.kind === 'event-moved/1';
}

/** The event that this one is about and nothing else: it goes where that goes. */
function spokenOf(view: IncidentEvent): string | undefined {
  switch (view.kind) {
    case 'event-corrected/1':
    case 'event-retracted/1':
    case 'event-moved/1':
    case 'event-starred/1':
      return keyOf(view.payload.event);
    default:
      return undefined;
  }
}

/** What belongs to the incident itself, and what speaks of another event, is not moved by itself. */
export function isMovable(kind: string): boolean {
  return !fixed.has(kind);
}

const fixed: ReadonlySet<string> = new Set([
  'incident-opened/1',
  'incident-renamed/1',
  'incident-joined/1',
  'incident-related/1',
  'incident-deleted/1',
  'status-set/1',
  'drill-begun/1',
  'drill-time-skipped/1',
  'drill-ended/1',
  'event-corrected/1',
  'event-retracted/1',
  'event-moved/1',
  'event-starred/1',
  'recorder-named/1',
]);
