/**
 * Which value a page uses for a variable. A value of another service never takes the place of what this service declares, nor of a default
 * of this page; and what names another service's own things (`identity.ts`) is not used at all, only offered.
 */
import { type AlertSet, type Labels, ownLabel } from './alert-set.ts';
import type { Filled } from './filled.ts';
import { alertFilled, isSuperseded } from './from-alert.ts';

/** What a page declares. */
export interface PageValues {
  /** The service it belongs to; absent on pages for any service, which take every value. */
  readonly service?: string | undefined;
  /** The values that identify the service: its `scope`. */
  readonly scope: Labels;
  /** Defaults of the page's variables, without those of `scope`. */
  readonly defaults: Labels;
  /** Names that mean a service's own things. */
  readonly identity: ReadonlySet<string>;
}

/** All values there are. */
export interface ValueSources {
  /** Typed: the draft, or in an incident what is not recorded in it yet. */
  readonly typed: readonly Filled[];
  /** The values of the active incident; undefined without one. */
  readonly incident?: readonly Filled[] | undefined;
  /** The alert of this tab. */
  readonly alert?: AlertSet | undefined;
}

export type Resolved =
  | { readonly from: 'filled'; readonly value: string; readonly filled: Filled; readonly suggestion?: undefined }
  | { readonly from: 'scope' | 'default'; readonly value: string; readonly filled?: undefined; readonly suggestion?: Filled | undefined }
  | { readonly from: 'missing'; readonly value?: undefined; readonly filled?: undefined; readonly suggestion?: Filled | undefined };

/** How a value relates to a page: filled in for its service, for none in particular, or for another. */
type Relation = 'own' | 'unknown' | 'other';

/** The value that the page uses for this variable, and the one that was not used but may be meant. */
export function resolveValue(name: string, page: PageValues, sources: ValueSources): Resolved {
  const candidates = candidatesFor(name, page, sources);
  const filled = candidates.find((candidate) => isUsable(candidate, page, sources));
  if (filled !== undefined) return { from: 'filled', value: filled.value, filled };
  const scope = ownLabel(page.scope, name);
  const value = scope ?? ownLabel(page.defaults, name);
  const suggestion = candidates.find((candidate) => candidate.value !== value);
  const offered = suggestion === undefined ? {} : { suggestion };
  return value === undefined ? { from: 'missing', ...offered } : { from: scope === undefined ? 'default' : 'scope', value, ...offered };
}

/**
 * Where the alert of this tab contradicts the incident about the page's variables. Then none of it is used: half of one alert and half of
 * another make a command for neither.
 */
export function conflictWithIncident(names: readonly string[], page: PageValues, sources: ValueSources): readonly Conflict[] {
  const { incident, alert } = sources;
  if (incident === undefined || alert === undefined || relationOfAlert(alert, page) === 'other') return [];
  return names.flatMap((name) => {
    const inAlert = ownLabel(alert.labels, name);
    const inIncident = resolveValue(name, page, { typed: [], incident }).filled?.value;
    return inAlert === undefined || inIncident === undefined || inAlert === inIncident
      ? []
      : [{ name, alert: inAlert, incident: inIncident }];
  });
}

export interface Conflict {
  readonly name: string;
  readonly alert: string;
  readonly incident: string;
}

/** The page's variables, each resolved, with what the alert contradicts in the incident. */
export function resolvePage(
  names: readonly string[],
  page: PageValues,
  sources: ValueSources,
): { readonly values: ReadonlyMap<string, Resolved>; readonly conflicts: readonly Conflict[] } {
  const conflicts = conflictWithIncident(names, page, sources);
  const used = conflicts.length === 0 ? sources : { ...sources, alert: undefined };
  return { values: new Map(names.map((name) => [name, resolveValue(name, page, used)])), conflicts };
}

/** The best first. */
function candidatesFor(name: string, page: PageValues, { typed, incident, alert }: ValueSources): readonly Filled[] {
  const draft = latestFirst(typed.filter((filled) => filled.name === name));
  const recorded = latestFirst((incident ?? []).filter((filled) => filled.name === name));
  const raised = alert === undefined ? [] : alertValues(name, page, alert);
  const own = (filled: Filled) => relationOf(filled.service, page) === 'own';
  const unknown = (filled: Filled) => relationOf(filled.service, page) === 'unknown';
  const other = (filled: Filled) => relationOf(filled.service, page) === 'other';
  // Without an incident, the later one of what was typed here and what came here counts.
  const here = incident === undefined ? latestFirst([...draft.filter(own), ...raised.filter(own)]) : draft.filter(own);
  const ranked = [
    ...here,
    ...recorded.filter(own),
    ...recorded.filter(unknown),
    ...recorded.filter(other),
    ...raised,
    ...draft.filter(unknown),
    ...draft.filter(other),
  ];
  return [...new Set(ranked)];
}

function isUsable(filled: Filled, page: PageValues, { incident, alert }: ValueSources): boolean {
  const { name, origin, service } = filled;
  const relation = relationOf(service, page);
  const isIdentity = page.identity.has(name);
  if (relation === 'own') {
    const isOfEarlierAlert = incident === undefined && alert !== undefined && relationOfAlert(alert, page) === 'own';
    return !(isOfEarlierAlert && isSuperseded({ ...filled, service: alert.service }, alert, page.identity));
  }
  if (relation === 'other' && isIdentity) return false;
  if (ownLabel(page.scope, name) !== undefined) return false;
  if (ownLabel(page.defaults, name) === undefined) return true;
  // Somebody typed it for no service in particular: more than a default, unless it names something of a service.
  return relation === 'unknown' && !isIdentity && origin !== 'alert' && origin !== 'link';
}

/** The alert's value of that name, if it has one, for the service of the page where the alert is for it. */
function alertValues(name: string, page: PageValues, alert: AlertSet): readonly Filled[] {
  const value = ownLabel(alert.labels, name);
  if (value === undefined) return [];
  const named = alert.service ?? ownLabel(alert.labels, 'service');
  const service = relationOfAlert(alert, page) === 'own' ? (page.service ?? named) : named;
  return [alertFilled(name, value, alert, service)];
}

/** An alert is for the service of the page that it led to, and for the one that it names. */
function relationOfAlert({ service, labels }: AlertSet, page: PageValues): Relation {
  const relations = [service, ownLabel(labels, 'service') ?? service].map((named) => relationOf(named, page));
  return relations.find((relation) => relation === 'own') ?? relations[0] ?? 'unknown';
}

function relationOf(service: string | undefined, page: PageValues): Relation {
  if (page.service === undefined) return 'own';
  if (service === undefined) return 'unknown';
  return service === page.service || service === ownLabel(page.scope, 'service') ? 'own' : 'other';
}

function latestFirst(all: readonly Filled[]): readonly Filled[] {
  return [...all].sort((a, b) => b.at - a.at);
}
