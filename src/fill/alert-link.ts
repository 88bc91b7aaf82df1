/**
 * Links that carry an alert: `…/alerts/KubePodCrashLooping/?namespace=shop&startsAt=2026-11-20T02:14:00Z&summary=…&generatorURL=…`.
 * Every other parameter is a label. Read and written here alone. Runs in the browser.
 */
import { decodeAddress } from '../plain/decode-address.ts';
import { isLabelParameter, ownParameters } from './link-parameters.ts';
import {
  alertLimits,
  alertName,
  commonLabels,
  earliest,
  instantOf,
  type ReceivedAlert,
  soundLabels,
  sourceAddress,
  summaryLine,
} from './received-alert.ts';

/**
 * The alert that a link carries; undefined when its query names none. Where it names several, of one group, this is the first.
 *
 * @example alertFromLink('?alertname=DiskFull&namespace=shop&startsAt=2026-11-20T02:14:00Z')?.name // 'DiskFull'
 */
export function alertFromLink(query: string | URLSearchParams): ReceivedAlert | undefined {
  return alertsFromLink(query)[0];
}

/** All alerts that a link names: `alertname` once for each. They share its labels and time. */
export function alertsFromLink(query: string | URLSearchParams): ReceivedAlert[] {
  const parameters = new URLSearchParams(query);
  const names = parameters.getAll('alertname').slice(0, alertLimits.names).map(alertName);
  const labels = soundLabels([...parameters].filter(([name]) => isLabelParameter(name)));
  const startsAt = isoInstant(parameters.get('startsAt'));
  const summary = summaryLine(parameters.get('summary'));
  const source = sourceAddress(parameters.get('generatorURL'));
  return [...new Set(names)]
    .filter((name) => name !== '')
    .map((name, at) => ({ name, labels, startsAt, summary: at === 0 ? summary : '', source: at === 0 ? source : '' }));
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

/** Puts alerts of one group into a link: names, the labels they share, when the first fired. What would make it too long is left out. */
export function addToLink(address: URL, alerts: readonly ReceivedAlert[]): URL {
  const [first] = alerts;
  if (first === undefined) return address;
  const linked = new URL(address);
  for (const name of ownParameters) linked.searchParams.delete(name);
  const put = (name: string, value: string, add: 'set' | 'append' = 'set') => {
    if (value === '') return;
    const longer = new URL(linked);
    longer.searchParams[add](name, value);
    if (longer.href.length <= longestLink) linked.search = longer.search;
  };
  for (const { name } of alerts) put('alertname', name, 'append');
  const startsAt = earliest(alerts);
  if (startsAt !== undefined) put('startsAt', new Date(startsAt).toISOString());
  for (const [name, value] of Object.entries(commonLabels(alerts))) if (isLabelParameter(name)) put(name, value);
  put('summary', first.summary);
  put('generatorURL', first.source);
  return linked;
}

/** With a zone: a day, or a time by some clock, is no instant. A `+` that nobody encoded arrives as a blank. */
function isoInstant(text: string | null): number | undefined {
  const time = text?.trim().replace(' ', '+') ?? '';
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(time) ? instantOf(time) : undefined;
}
