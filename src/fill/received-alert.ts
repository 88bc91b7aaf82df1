/** One alert as it was received, in whatever form: what an incident that starts with it keeps. Runs in the browser. */
import type { Labels } from './bare-labels.ts';

export interface ReceivedAlert {
  /** Its name; where it has none, its title. */
  readonly name: string;
  /** Without its name. */
  readonly labels: Readonly<Labels>;
  /** Where several alerts of this name came together: what each has beside `labels`. Absent for one alone, and where all are alike. */
  readonly variants?: readonly Readonly<Labels>[] | undefined;
  /** When it fired, in milliseconds since the epoch; undefined where it does not give that. */
  readonly startsAt: number | undefined;
  /** What is wrong, in one line; may be empty. */
  readonly summary: string;
  /** Where it came from, such as the expression in Prometheus: an `http` or `https` address, or empty. */
  readonly source: string;
}

/** Texts and links may be forged: no more and no longer than an alert that people wrote. */
export const alertLimits = { names: 50, variants: 12, name: 300, labels: 60, label: 500, summary: 500, source: 2000 } as const;

/** The last instant that an incident may hold: the year 2300. */
const latest = Date.UTC(2300, 0, 1);

/** Milliseconds since the epoch. Alertmanager writes the year 1 for what has not happened. */
export function instantOf(field: unknown): number | undefined {
  const at =
    typeof field === 'number'
      ? field
      : typeof field === 'string'
        ? new Date(field.replace(/(?<=T\S*[+-]\d\d)(?=\d\d$)/, ':')).getTime()
        : Number.NaN;
  return at > 0 && at < latest ? at : undefined;
}

/** An address that a browser may open, without the password that it may hold; empty for any other. */
export function sourceAddress(field: unknown): string {
  if (typeof field !== 'string' || field.length > alertLimits.source || !URL.canParse(field)) return '';
  const address = new URL(field);
  if (address.protocol !== 'http:' && address.protocol !== 'https:') return '';
  address.username = '';
  address.password = '';
  return address.href.length > alertLimits.source ? '' : address.href;
}

/** A text in one line, not too long; empty for anything else. */
export function summaryLine(field: unknown): string {
  if (typeof field !== 'string') return '';
  const line = field
    .slice(0, alertLimits.summary * 2)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= alertLimits.summary ? line : `${line.slice(0, alertLimits.summary - 1).toWellFormed()}…`;
}

/** Names of alerts, trimmed; empty for what is none. */
export function alertName(field: unknown): string {
  const name = typeof field === 'string' ? field.replace(/\s+/g, ' ').trim() : '';
  return name.length <= alertLimits.name ? name : '';
}

/** The name, which is kept apart, and what Prometheus adds to `ALERTS`. */
const notOfAlerts: ReadonlySet<string> = new Set(['alertname', 'alertstate', '__name__']);

/** The pairs that are labels: a name as Prometheus writes it, and a value that is not too long. */
export function soundLabels(pairs: Iterable<readonly [string, unknown]>): Labels {
  const labels: Labels = Object.create(null);
  let count = 0;
  for (const [key, value] of pairs) {
    if (count >= alertLimits.labels) break;
    if (notOfAlerts.has(key) || !/^[A-Za-z_]\w*$/.test(key) || typeof value !== 'string') continue;
    if (value === '' || value.length > alertLimits.label) continue;
    labels[key] = value;
    count++;
  }
  return { ...labels };
}

/** The labels that all of these have with the same value. */
export function commonLabels(alerts: readonly Pick<ReceivedAlert, 'labels'>[]): Labels {
  const [first, ...others] = alerts;
  if (first === undefined) return {};
  const same = ([key, value]: [string, string]) => others.every(({ labels }) => Object.hasOwn(labels, key) && labels[key] === value);
  return Object.fromEntries(Object.entries(first.labels).filter(same));
}

/** Labels that differ, a set for each alert, in their order. None where there are not at least two. */
export function variantsOf(sets: readonly Readonly<Labels>[]): readonly Readonly<Labels>[] {
  const text = (labels: Readonly<Labels>) => JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
  const distinct = [...new Map(sets.map((labels) => [text(labels), labels])).values()].slice(0, alertLimits.variants);
  return distinct.length > 1 ? distinct : [];
}

/** One alert for those that are alike but for their labels: it has the labels that all share, and as variants what each has besides. */
export function joined(alerts: readonly Pick<ReceivedAlert, 'labels' | 'variants'>[]): Pick<ReceivedAlert, 'labels' | 'variants'> {
  const each = alerts.flatMap(({ labels, variants = [{}] }) => variants.map((variant) => ({ labels: { ...labels, ...variant } })));
  const labels = commonLabels(each);
  const variants = variantsOf(
    each.map((own) => Object.fromEntries(Object.entries(own.labels).filter(([key]) => !Object.hasOwn(labels, key)))),
  );
  return { labels, ...(variants.length > 0 && { variants }) };
}

/** Every alert by itself, with all of its labels. */
export function eachAlert(alerts: readonly ReceivedAlert[]): readonly ReceivedAlert[] {
  return alerts.flatMap(({ variants = [{}], ...alert }) =>
    variants.map((variant) => ({ ...alert, labels: { ...alert.labels, ...variant } })),
  );
}

/** The earliest that any of them gives. */
export function earliest(alerts: readonly Pick<ReceivedAlert, 'startsAt'>[]): number | undefined {
  const times = alerts.flatMap(({ startsAt }) => startsAt ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}
