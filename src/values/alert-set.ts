/**
 * The labels of one alert, or of one link, and where they came from. They are one set: a new alert replaces it as a whole, so that nothing
 * of an earlier one is left among its values.
 */
import { isInstant, isOptionalText, isRecord, isValue, isVariableName, longestValue, mostLabels, parseJson } from './stored.ts';

export type Labels = Readonly<Record<string, string>>;

export interface AlertSet {
  /** The alert's name, its label `alertname`; absent in a link that carries values only. */
  readonly name?: string | undefined;
  /** What to call it where it has no name. */
  readonly title?: string | undefined;
  /** Without `alertname`. */
  readonly labels: Labels;
  /** When it fired, in milliseconds since the epoch. */
  readonly startsAt?: number | undefined;
  readonly summary?: string | undefined;
  /** Where it was raised: an `http:` or `https:` address. */
  readonly source?: string | undefined;
  /** The service that it is for: of the page whose link brought it, else the one that it names. Absent where nobody knows. */
  readonly service?: string | undefined;
  readonly receivedAt: number;
  /** Whether somebody looked at its values and confirmed them. */
  readonly confirmed?: boolean | undefined;
  /** The incident that was active when it came: its values are offered there. Absent: the tab was about it before. */
  readonly during?: string | undefined;
  /** The incident for which somebody answered that its values are not to be used. */
  readonly declined?: string | undefined;
}

/** What is known of an alert that has just arrived. */
export interface ReceivedAlert {
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly labels: Labels;
  readonly startsAt?: number | undefined;
  readonly summary?: string | undefined;
  readonly source?: string | undefined;
  /** The service of the page whose link brought it. */
  readonly service?: string | undefined;
}

/** The set of an alert that arrived at `receivedAt`; undefined when it holds neither a name nor a label. */
export function alertSetOf(alert: ReceivedAlert, receivedAt: number): AlertSet | undefined {
  const { alertname = '', ...labels } = soundLabels(alert.labels);
  const name = nonBlank(alert.name) ?? nonBlank(alertname);
  if (name === undefined && Object.keys(labels).length === 0) return undefined;
  const title = nonBlank(alert.title);
  const summary = nonBlank(alert.summary);
  const source = webAddress(alert.source);
  const service = nonBlank(alert.service) ?? nonBlank(ownLabel(labels, 'service'));
  const { startsAt } = alert;
  return {
    ...(name !== undefined && { name }),
    ...(title !== undefined && { title }),
    labels,
    ...(isInstant(startsAt) && { startsAt }),
    ...(summary !== undefined && { summary }),
    ...(source !== undefined && { source }),
    ...(service !== undefined && { service }),
    receivedAt,
  };
}

/** The set in a stored text; undefined when there is none. Never throws. */
export function parseAlertSet(stored: string): AlertSet | undefined {
  const read = parseJson(stored);
  if (!isRecord(read) || !isRecord(read['labels']) || Array.isArray(read['labels'])) return undefined;
  const { labels, receivedAt, startsAt, confirmed } = read;
  const { name, title, summary, service, source, during, declined } = read;
  const areTexts = isOptionalText(name) && isOptionalText(title) && isOptionalText(summary) && isOptionalText(service);
  const areIncidents = isOptionalText(during) && isOptionalText(declined);
  if (!areTexts || !areIncidents || !isOptionalText(source) || !isInstant(receivedAt)) return undefined;
  const address = webAddress(source);
  const sound = soundLabels(labels);
  if (name === undefined && Object.keys(sound).length === 0) return undefined;
  return {
    ...(name !== undefined && { name }),
    ...(title !== undefined && { title }),
    labels: sound,
    ...(isInstant(startsAt) && { startsAt }),
    ...(summary !== undefined && { summary }),
    ...(address !== undefined && { source: address }),
    ...(service !== undefined && { service }),
    receivedAt,
    ...(confirmed === true && { confirmed }),
    ...(during !== undefined && { during }),
    ...(declined !== undefined && { declined }),
  };
}

/** Whether both are one alert: the links that search and pages make of an alert carry its labels, and may leave out its name and time. */
export function isSameAlert(a: AlertSet, b: AlertSet): boolean {
  const mayBeOne = <T>(x: T | undefined, y: T | undefined) => x === undefined || y === undefined || x === y;
  return mayBeOne(a.name, b.name) && mayBeOne(a.startsAt, b.startsAt) && labelText(a.labels) === labelText(b.labels);
}

/**
 * The set that is at hand once another arrives: it replaces the old one as a whole. The same alert again, through another link, keeps when
 * it came first and all that is known of it; for another service its values have to be confirmed anew.
 */
export function replaceAlert(before: AlertSet | undefined, next: AlertSet): AlertSet {
  if (before === undefined || !isSameAlert(before, next)) return next;
  // Somebody who opens its link again is asked again.
  const { confirmed, during, declined, ...known } = before;
  const { during: _, ...came } = next;
  const isForSame = next.service === undefined || next.service === before.service;
  return {
    ...known,
    ...came,
    receivedAt: before.receivedAt,
    ...(confirmed === true && isForSame && { confirmed }),
    ...(during !== undefined && { during }),
  };
}

/** The label of that name; a label may be called `constructor`. */
export function ownLabel(labels: Labels, name: string): string | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}

/** Labels that may be values: their names are names of variables, none is empty or longer than a person would type. */
export function soundLabels(labels: Readonly<Record<string, unknown>>): Labels {
  const sound = Object.entries(labels).filter(
    (label): label is [string, string] => isVariableName(label[0]) && isValue(label[1]) && !isUnrendered(label[1]),
  );
  return Object.fromEntries(sound.slice(0, mostLabels));
}

/** What Go's templates leave where a label is missing, and a template that nobody rendered: https://pkg.go.dev/text/template */
function isUnrendered(label: string): boolean {
  return /<no value>|\{\{.*\}\}/.test(label);
}

function labelText(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function nonBlank(text: string | undefined): string | undefined {
  const trimmed = text?.trim().slice(0, longestValue) ?? '';
  return trimmed === '' ? undefined : trimmed;
}

/** An address that a browser opens as a page; anything else (`javascript:`) is none. */
function webAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\//i.test(address) && URL.canParse(address) ? address : undefined;
}
