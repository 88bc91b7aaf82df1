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
  /**
   * In an incident: `first` where the tab was about the alert before that incident was active, so that what the page shows of it stays;
   * `declined` where somebody answered that its values are not to be used. Else the incident's own values count first.
   */
  readonly alertTurn?: 'first' | 'declined' | undefined;
}

export type Resolved =
  | { readonly from: 'filled'; readonly value: string; readonly filled: Filled; readonly suggestion?: undefined }
  | { readonly from: 'scope' | 'default'; readonly value: string; readonly filled?: undefined; readonly suggestion?: Filled | undefined }
  | {
      readonly from: 'missing';
      readonly value?: undefined;
      readonly filled?: undefined;
      readonly suggestion?: Filled | undefined;
      /** Several alerts differ in it: what the page usually has does not stand in. */
      readonly isOpen?: boolean | undefined;
    };

/** How a value relates to a page: filled in for its service, for none in particular, or for another. */
type Relation = 'own' | 'unknown' | 'other';

/** The value that the page uses for this variable, and the one that was not used but may be meant. */
export function resolveValue(name: string, page: PageValues, sources: ValueSources, use: AlertUse = 'free'): Resolved {
  const candidates = candidatesFor(name, page, sources, use);
  const isOpen = isToBeChosen(name, page, sources);
  const isAnswer = ({ filled: { origin, at } }: Candidate) =>
    use === 'aside' || (origin === 'typed' && at >= (sources.alert?.receivedAt ?? 0));
  const usable = candidates.filter((candidate) => isUsable(candidate, page, sources, use));
  const filled = usable.find((candidate) => !isOpen || isAnswer(candidate))?.filled;
  if (filled !== undefined) return { from: 'filled', value: filled.value, filled };
  const scope = isOpen ? undefined : ownLabel(page.scope, name);
  const value = isOpen ? undefined : (scope ?? ownLabel(page.defaults, name));
  const others = candidates.map((candidate) => candidate.filled).filter((other) => other.value !== value);
  const suggestion = others.find(({ service }) => relationOf(service, page) === 'own') ?? others[0];
  const offered = suggestion === undefined ? {} : { suggestion };
  return value === undefined
    ? { from: 'missing', ...offered, ...(isOpen && { isOpen }) }
    : { from: scope === undefined ? 'default' : 'scope', value, ...offered };
}

/** What the alert of this tab is to the page. */
export type AlertUse =
  /** Its labels are values like others: there is no incident. */
  | 'free'
  /** The page shows its labels, all of them, in place of what an incident has of other alerts. */
  | 'set'
  /** None of its labels is used; they are offered. */
  | 'aside';

/** Where the alert has another value than the page would show without it. */
export interface Difference {
  readonly name: string;
  readonly alert: string;
  /** Undefined where the value would be missing. */
  readonly without: string | undefined;
  readonly from: Resolved['from'];
}

/** Whether several alerts came together that differ in this: until somebody chose one, no usual value stands in for it. */
function isToBeChosen(name: string, page: PageValues, { alert, alertTurn }: ValueSources): boolean {
  if (alert?.variants === undefined || alertTurn === 'declined') return false;
  const relation = relationOfAlert(alert, page);
  // An alert that is for nobody in particular has no say in what the service declares.
  if (relation === 'other' || (relation === 'unknown' && ownLabel(page.scope, name) !== undefined)) return false;
  return alert.variants.some((variant) => ownLabel(variant, name) !== undefined);
}

/**
 * The page's variables, each resolved. In an incident an alert is used as a whole or not at all: half of one alert and half of another make a
 * command for neither. Where it is not the incident's own, all that differs is answered for: it is offered.
 */
export function resolvePage(
  names: readonly string[],
  page: PageValues,
  sources: ValueSources,
): { readonly values: ReadonlyMap<string, Resolved>; readonly differences: readonly Difference[]; readonly use: AlertUse } {
  const use = alertUse(names, page, sources);
  const values = new Map(names.map((name) => [name, resolveValue(name, page, sources, use)]));
  return { values, differences: use === 'free' ? [] : differencesOf(names, page, sources), use };
}

function differencesOf(names: readonly string[], page: PageValues, { incident, alert, alertTurn }: ValueSources): readonly Difference[] {
  if (alert === undefined || alertTurn === 'declined' || relationOfAlert(alert, page) === 'other') return [];
  return names.flatMap((name) => {
    const label = ownLabel(alert.labels, name);
    const { value, from } = resolveValue(name, page, { typed: [], incident });
    return label === undefined || label === value ? [] : [{ name, alert: label, without: value, from }];
  });
}

function alertUse(names: readonly string[], page: PageValues, sources: ValueSources): AlertUse {
  const { incident, alert, alertTurn } = sources;
  if (incident === undefined || alert === undefined) return 'free';
  if (alertTurn === 'declined' || relationOfAlert(alert, page) === 'other') return 'aside';
  return alertTurn === 'first' || !names.some((name) => isSpokenFor(name, page, incident, alert)) ? 'set' : 'aside';
}

/** Whether the incident has a value for this page that is not an answer to the alert: what was typed since it came may be. */
function isSpokenFor(name: string, page: PageValues, incident: readonly Filled[], { receivedAt }: AlertSet): boolean {
  return incident.some(
    (filled) =>
      filled.name === name && relationOf(filled.service, page) !== 'other' && (filled.origin !== 'typed' || filled.at < receivedAt),
  );
}

/** A value that may be used, and whose it is. */
interface Candidate {
  readonly filled: Filled;
  readonly of: 'typed' | 'incident' | 'alert';
}

/** The best first. */
function candidatesFor(name: string, page: PageValues, { typed, incident, alert }: ValueSources, use: AlertUse): readonly Candidate[] {
  const named = (all: readonly Filled[], of: Candidate['of']): readonly Candidate[] =>
    latestFirst(all.filter((filled) => filled.name === name)).map((filled) => ({ filled, of }));
  const draft = named(typed, 'typed');
  const recorded = named(incident ?? [], 'incident');
  const raised = alert === undefined ? [] : named(alertValues(name, page, alert), 'alert');
  const related = (all: readonly Candidate[], relation: Relation) =>
    all.filter(({ filled }) => relationOf(filled.service, page) === relation);
  // Without an incident, and where the page shows the alert, the later one of what was typed here and what came here counts.
  const rivals = [...(incident === undefined ? related(draft, 'own') : []), ...(use === 'set' ? related(recorded, 'own') : [])];
  const here = [...rivals, ...related(raised, 'own')].sort((a, b) => b.filled.at - a.filled.at);
  const ranked = [
    ...(incident === undefined ? [] : related(draft, 'own')),
    ...(use === 'aside' ? [] : here),
    ...(use === 'set' ? raised : []),
    ...related(recorded, 'own'),
    ...related(recorded, 'unknown'),
    ...related(recorded, 'other'),
    ...raised,
    ...related(draft, 'unknown'),
    ...related(draft, 'other'),
  ];
  return [...new Map(ranked.map((candidate) => [candidate.filled, candidate])).values()];
}

function isUsable({ filled, of }: Candidate, page: PageValues, { incident, alert }: ValueSources, use: AlertUse): boolean {
  const { name, origin, service } = filled;
  const relation = relationOf(service, page);
  const isIdentity = page.identity.has(name);
  if (of === 'alert' && use === 'aside') return false;
  if (of === 'incident' && use === 'set' && !goesWith(filled, isIdentity, alert)) return false;
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

/** Whether a page that shows an alert may show this value of the incident beside it: what somebody typed since, or of no thing in particular. */
function goesWith({ origin, at }: Filled, isIdentity: boolean, alert: AlertSet | undefined): boolean {
  return origin === 'typed' && (!isIdentity || alert === undefined || at >= alert.receivedAt);
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

/** Whether the alert is for another service than the page. */
export function isOfOther(alert: AlertSet, page: PageValues): boolean {
  return relationOfAlert(alert, page) === 'other';
}

function relationOf(service: string | undefined, page: PageValues): Relation {
  if (page.service === undefined) return 'own';
  if (service === undefined) return 'unknown';
  return service === page.service || service === ownLabel(page.scope, 'service') ? 'own' : 'other';
}

function latestFirst(all: readonly Filled[]): readonly Filled[] {
  return [...all].sort((a, b) => b.at - a.at);
}
