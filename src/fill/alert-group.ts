/**
 * Several alerts in one text: a webhook of Alertmanager or Grafana, what their APIs and Prometheus' answer, a grouped message. Where some
 * of them fire, the resolved ones are left out. Runs in the browser.
 */
import { alertsFromAddress } from './alert-link.ts';
import { alertsInTable } from './alert-table.ts';
import { bareLabels } from './bare-labels.ts';
import { isObject, labelsFrom } from './labels.ts';
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
} from './received-alert.ts';

/** The alerts that a text lists, in its order; none when it is no list of alerts. @param value the text as JSON, where it is that */
export function alertsIn(text: string, value: unknown): ReceivedAlert[] {
  const alerts = isObject(value) ? fromLists(value) : fromText(text);
  return alerts.slice(0, alertLimits.names * 4);
}

/** One for each name, with the labels that all of that name share, those in which they differ as variants, and the earliest time. */
export function oneByName(alerts: readonly ReceivedAlert[]): ReceivedAlert[] {
  return [...Map.groupBy(alerts, ({ name }) => name)].slice(0, alertLimits.names).map(([name, same]) => ({
    name,
    ...joined(same),
    startsAt: earliest(same),
    summary: same.find(({ summary }) => summary !== '')?.summary ?? '',
    source: same.find(({ source }) => source !== '')?.source ?? '',
  }));
}

type Stage = 'firing' | 'pending' | 'resolved';

function fromLists(value: object): ReceivedAlert[] {
  const listed = listsIn(value, 'alerts', 0).map((item) => ({ alert: fromObject(item), stage: stageOf(item) }));
  const stages: readonly Stage[] = ['firing', 'pending', 'resolved'];
  const latest = stages.find((stage) => listed.some((entry) => entry.stage === stage));
  return listed.filter(({ stage }) => stage === latest).map(({ alert }) => alert);
}

/** The objects with labels in arrays called `alerts`, or in an array that is the whole payload: as deep as APIs nest them. */
function listsIn(value: unknown, key: string, depth: number): object[] {
  if (depth > 8 || !isObject(value)) return [];
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([inner, item]) => listsIn(item, inner, depth + 1));
  const items: unknown[] = value;
  const alerts = items.filter((item): item is object => key === 'alerts' && isObject(item) && 'labels' in item && isObject(item.labels));
  return alerts.length > 0 ? alerts : items.flatMap((item) => listsIn(item, '', depth + 1));
}

function fromObject(item: object): ReceivedAlert {
  const field = (holder: object, name: string): unknown => (Object.hasOwn(holder, name) ? Reflect.get(holder, name) : undefined);
  const inner = (name: string): object => {
    const held = field(item, name);
    return isObject(held) ? held : {};
  };
  const [labels, annotations] = [inner('labels'), inner('annotations')];
  const summaries = ['summary', 'description', 'message'].map((name) => summaryLine(field(annotations, name)));
  return {
    name: alertName(field(labels, 'alertname')),
    labels: soundLabels(Object.entries(labels)),
    // Not `activeAt` of Prometheus: its alerts fire only when their `for` is over.
    startsAt: instantOf(field(item, 'startsAt')),
    summary: summaries.find((summary) => summary !== '') ?? '',
    source: sourceAddress(field(item, 'generatorURL')),
  };
}

function stageOf(item: object): Stage {
  const status = 'status' in item ? item.status : 'state' in item ? item.state : '';
  const word = isObject(status) && 'state' in status ? status.state : status;
  return word === 'resolved' || word === 'inactive' ? 'resolved' : word === 'pending' ? 'pending' : 'firing';
}

function fromText(text: string): ReceivedAlert[] {
  const table = alertsInTable(text);
  if (table.length > 0) return table;
  const bare = bareLabels(text).map(fromLabels);
  return bare.length > 0 ? bare : fromMessage(text);
}

/** `Labels:` in front of each alert, as mails and chat messages have it; labels in braces; or titles of messages. */
function fromMessage(text: string): ReceivedAlert[] {
  const [before = ''] = text.split(/^[^\w\n]*(?:Alerts )?Resolved[^\w\n]*$/im);
  const firing = /\S\n/.test(before) ? before : text;
  const [lead = '', ...blocks] = firing.split(/^[^\w\n]*Labels:?[^\w\n]*$/m);
  if (blocks.length > 0) return blocks.map((block, at) => fromBlock(block, [lead, ...blocks][at] ?? '')).filter(({ name }) => name !== '');
  const braces = [...firing.matchAll(/\{([^{}]*)\}/g)]
    .map(([selector]) => fromLabels(labelsFrom(selector)))
    .filter(({ name }) => name !== '');
  if (braces.length > 0) return braces;
  return titlesIn(text).map((name) => ({ name, labels: {}, startsAt: undefined, summary: '', source: '' }));
}

/** Of several titles; one alone means less than the text below it. */
function titlesIn(text: string): string[] {
  const all = [...text.matchAll(/\[(FIRING|RESOLVED|ALERTING|ALERT)[^\]]*\]\s*:?\s*([\w-]+)/gi)];
  const firing = all.filter(([, status]) => status?.toUpperCase() !== 'RESOLVED');
  const names = new Set((firing.length > 0 ? firing : all).map(([, , name = '']) => alertName(name)));
  return names.size > 1 ? [...names] : [];
}

/** @param block from its labels to the next alert's; @param lead the text before it, which may end with its title and its link */
function fromBlock(block: string, lead: string): ReceivedAlert {
  const { name, labels } = fromLabels(labelsFrom(`Labels:\n${block}`));
  const [, annotations = ''] = block.split(/^[^\w\n]*Annotations\b.*$/m);
  const line = (key: string, from: string) => new RegExp(`^[\\s*•-]*${key}[*\`_]*\\s*[:=]\\s*(\\S.*)$`, 'im').exec(from)?.[1];
  const links = [...lead.matchAll(/https?:\/\/[^\s"'<>|)]+/g)].flatMap(([link]) => alertsFromAddress(link));
  const linked = links.findLast((link) => link.name === name);
  const titled = lead.split('\n').findLast((text) => name !== '' && text.startsWith(`${name}: `));
  return {
    name,
    labels,
    startsAt: linked?.startsAt,
    summary: summaryLine(
      line('summary', annotations) ?? line('description', annotations) ?? titled?.slice(name.length + 2) ?? linked?.summary,
    ),
    source: sourceAddress(line('Source', block)?.trim()) || (linked?.source ?? ''),
  };
}

function fromLabels(labels: Readonly<Record<string, string>>): ReceivedAlert {
  const name = alertName(Object.hasOwn(labels, 'alertname') ? labels['alertname'] : '');
  return { name, labels: soundLabels(Object.entries(labels)), startsAt: undefined, summary: '', source: '' };
}
