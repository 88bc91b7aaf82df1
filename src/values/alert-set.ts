/**
 * The labels of one alert, or of one link, and where they came from. They are one set: a new alert replaces it as a whole, so that nothing
 * of an earlier one is left among its values.
 */
import { isInstant, isOptionalText, isRecord, isValue, isVariableName, longestValue, mostLabels, parseJson } from './stored.ts';

/** More alerts of one name than somebody would choose from are not kept. */
const mostVariants = 12;

export type Labels = Readonly<Record<string, string>>;

export interface AlertSet {
  /** The alert's name, its label `alertname`; absent in a link that carries values only. */
  readonly name?: string | undefined;
  /** What to call it where it has no name. */
  readonly title?: string | undefined;
  /** Without `alertname`. */
  readonly labels: Labels;
  /** Where several alerts came as one: what each has beside `labels`, until somebody chose. */
  readonly variants?: readonly Labels[] | undefined;
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
  readonly variants?: readonly Labels[] | undefined;
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
  const variants = soundVariants(alert.variants);
  if (name === undefined && Object.keys(labels).length === 0 && variants.length === 0) return undefined;
  const title = nonBlank(alert.title);
  const summary = nonBlank(alert.summary);
  const source = webAddress(alert.source);
  const service = nonBlank(alert.service) ?? nonBlank(ownLabel(labels, 'service'));
  const { startsAt } = alert;
  return {
    ...(name !== undefined && { name }),
    ...(title !== undefined && { title }),
    labels,
    ...(variants.length > 0 && { variants }),
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
  const variants = soundVariants(read['variants']);
  if (name === undefined && Object.keys(sound).length === 0 && variants.length === 0) return undefined;
  return {
    ...(name !== undefined && { name }),
    ...(title !== undefined && { title }),
    labels: sound,
    ...(variants.length > 0 && { variants }),
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
  const isOneOf = (one: AlertSet, all: AlertSet) =>
    one.variants === undefined &&
    (all.variants ?? [{}]).some((variant) => labelText({ ...all.labels, ...variant }) === labelText(one.labels));
  const areAlike = labelText(a.labels) === labelText(b.labels) && JSON.stringify(a.variants) === JSON.stringify(b.variants);
  return mayBeOne(a.name, b.name) && mayBeOne(a.startsAt, b.startsAt) && (areAlike || isOneOf(a, b));
}

/** The one of several alerts that somebody chose. */
export function chosenVariant({ variants: _, ...set }: AlertSet, variant: Labels): AlertSet {
  return { ...set, labels: { ...set.labels, ...variant } };
}

/** What the variants have for these variables: each that differs once. Empty where there is nothing to choose. */
export function choicesOf({ variants = [] }: AlertSet, names: readonly string[]): readonly Labels[] {
  const asked = variants.map((variant) => Object.fromEntries(Object.entries(variant).filter(([name]) => names.includes(name))));
  const distinct = [...new Map(asked.map((labels) => [labelText(labels), labels])).values()];
  return distinct.length > 1 ? distinct : [];
}

/**
 * The set that is at hand once another arrives: it replaces the old one as a whole. The same alert again, through another link, keeps when
 * it came first and all that is known of it; for another service its values have to be confirmed anew.
 */
export function replaceAlert(before: AlertSet | undefined, next: AlertSet): AlertSet {
  if (before === undefined || !isSameAlert(before, next)) return next;
  // Somebody who opens its link again is asked again.
  const { confirmed, during, declined, ...known } = before;
  const { during: _, labels, variants, ...came } = next;
  // One of several that somebody chose stays chosen.
  const own = before.variants === undefined ? { labels: before.labels } : { labels, ...(variants !== undefined && { variants }) };
  const isForSame = next.service === undefined || next.service === before.service;
  return {
    ...known,
    ...came,
    ...own,
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

function soundVariants(stored: unknown): readonly Labels[] {
  if (!Array.isArray(stored)) return [];
  const sound = stored.filter(isRecord).map((labels) => soundLabels(labels));
  return sound.length > 1 ? sound.slice(0, mostVariants) : [];
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
