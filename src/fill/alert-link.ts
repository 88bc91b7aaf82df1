/**
 * Links that carry an alert: `…/alerts/KubePodCrashLooping/?namespace=shop&startsAt=2026-11-20T02:14:00Z&summary=…&generatorURL=…`.
 * Every other parameter is a label. Read and written here alone. Runs in the browser.
 */
import { decodeAddress } from '../plain/decode-address.ts';
import { isLabelParameter } from './link-parameters.ts';
import {
  alertLimits,
  alertName,
  earliest,
  instantOf,
  joined,
  type ReceivedAlert,
  soundLabels,
  sourceAddress,
  summaryLine,
  variantsOf,
} from './received-alert.ts';

/**
 * The alert that a link carries; undefined when its query names none. Where it names several, of one group, this is the first.
 *
 * @example alertFromLink('?alertname=DiskFull&namespace=shop&startsAt=2026-11-20T02:14:00Z')?.name // 'DiskFull'
 */
export function alertFromLink(query: string | URLSearchParams): ReceivedAlert | undefined {
  return alertsFromLink(query)[0];
}

/**
 * All alerts that a link names: `alertname` once for each. They share its labels and time; a parameter with a number in front, `2.pod=api-1`, is
 * the second one's alone. A label that stands there several times is that of several alerts of one name.
 */
export function alertsFromLink(query: string | URLSearchParams): ReceivedAlert[] {
  const parameters = new URLSearchParams(query);
  const names = [...new Set(parameters.getAll('alertname').slice(0, alertLimits.names).map(alertName))].filter((name) => name !== '');
  const summary = summaryLine(parameters.get('summary'));
  const source = sourceAddress(parameters.get('generatorURL'));
  return names.map((name, at) => {
    const own = `${at + 1}.`;
    const pairs = [...parameters].filter(([key]) => isLabelParameter(key) && !/^\d+\./.test(key));
    const ownPairs = [...parameters].filter(([key]) => key.startsWith(own)).map(([key, value]) => [key.slice(own.length), value] as const);
    return {
      name,
      ...labelsOfPairs([...pairs, ...ownPairs.filter(([key]) => isLabelParameter(key))]),
      startsAt: isoInstant(parameters.get(`${own}startsAt`)) ?? isoInstant(parameters.get('startsAt')),
      summary: at === 0 ? summary : summaryLine(parameters.get(`${own}summary`)),
      source: at === 0 ? source : '',
    };
  });
}

/** The labels of a link, whether or not it names an alert. */
export function labelsOfLink(query: string | URLSearchParams): Pick<ReceivedAlert, 'labels' | 'variants'> {
  return labelsOfPairs([...new URLSearchParams(query)].filter(([key]) => isLabelParameter(key) && !/^\d+\./.test(key)));
}

/** A label with one value is one; with several, the n-th of each such label make the n-th variant. Nobody knows which is meant of others. */
function labelsOfPairs(pairs: readonly (readonly [string, string])[]): Pick<ReceivedAlert, 'labels' | 'variants'> {
  const values = Map.groupBy(pairs, ([key]) => key);
  const single = [...values].filter(([, all]) => new Set(all.map(([, value]) => value)).size === 1);
  const several = [...values].filter(([key]) => !single.some(([known]) => known === key));
  const count = Math.max(0, ...several.map(([, all]) => all.length));
  const aligned = several.filter(([, all]) => all.length === count);
  const variants = variantsOf(
    Array.from({ length: count }, (_, at) => soundLabels(aligned.map(([key, all]): [string, unknown] => [key, all[at]?.[1]]))),
  );
  const labels = soundLabels(single.map(([key, all]): [string, unknown] => [key, all[0]?.[1]]));
  return { labels, ...(variants.length > 0 && { variants }) };
}

/** The alert that a whole address carries: by its query, or as the page below `alerts/` that it leads to. Empty when it carries none. */
export function alertsFromAddress(text: string): ReceivedAlert[] {
  const address = text.trim();
  if (!URL.canParse(address, 'https://site.invalid/')) return [];
  const { pathname, searchParams } = new URL(address, 'https://site.invalid/');
  const path = decodeAddress(/\/alerts\/(.+?)\/?$/.exec(pathname)?.[1] ?? '');
  if (!searchParams.has('alertname') && path !== '') searchParams.set('alertname', path);
  return alertsFromLink(searchParams);
}

/** The longest link that a browser, a host and a chat all take. */
const longestLink = 6000;

/**
 * Puts alerts of one group into a link: names, the labels they share, when the first fired, and what each has of its own. What would make it too
 * long is left out.
 */
export function addToLink(address: URL, alerts: readonly ReceivedAlert[]): URL {
  const [first] = alerts;
  if (first === undefined) return address;
  const linked = new URL(address);
  for (const name of [...new Set(linked.searchParams.keys())]) {
    if (!isLabelParameter(name) || /^\d+\./.test(name)) linked.searchParams.delete(name);
  }
  const put = (name: string, ...values: string[]) => {
    if (values.every((value) => value === '')) return;
    const longer = new URL(linked);
    longer.searchParams.delete(name);
    for (const value of values) longer.searchParams.append(name, value);
    if (longer.href.length <= longestLink) linked.search = longer.search;
  };
  put('alertname', ...alerts.map(({ name }) => name).filter((name) => name !== ''));
  const startsAt = earliest(alerts);
  if (startsAt !== undefined) put('startsAt', new Date(startsAt).toISOString());
  const shared = alerts.length === 1 ? first.labels : joined(alerts).labels;
  for (const [name, value] of Object.entries(shared)) if (isLabelParameter(name)) put(name, value);
  put('summary', first.summary);
  put('generatorURL', first.source);
  for (const [at, alert] of alerts.entries()) {
    const own = alerts.length === 1 ? '' : `${at + 1}.`;
    if (own !== '' && alert.startsAt !== undefined && alert.startsAt !== startsAt)
      put(`${own}startsAt`, new Date(alert.startsAt).toISOString());
    for (const [name, value] of Object.entries(alert.labels)) {
      if (!Object.hasOwn(shared, name) && isLabelParameter(name)) put(own + name, value);
    }
    const { variants = [] } = alert;
    for (const name of new Set(variants.flatMap((variant) => Object.keys(variant)))) {
      if (isLabelParameter(name)) put(own + name, ...variants.map((variant) => variant[name] ?? ''));
    }
    if (at > 0) put(`${own}summary`, alert.summary);
  }
  return linked;
}

/** With a zone: a day, or a time by some clock, is no instant. A `+` that nobody encoded arrives as a blank. */
function isoInstant(text: string | null): number | undefined {
  const time = text?.trim().replace(' ', '+') ?? '';
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? instantOf(time) : undefined;
}
