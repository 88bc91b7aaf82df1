/** Reads an alert out of a pasted text: its labels, the names it may have, and the words that describe it. Runs in the browser. */
import { decodeAddress } from '../plain/decode-address.ts';
import { alertsIn, oneByName } from './alert-group.ts';
import { alertsFromAddress } from './alert-link.ts';
import { firedIn, isHeading, isOver, linkIn, fieldsIn as messageFields, messageHead, namedIn, tagsIn } from './alert-message.ts';
import type { Labels } from './bare-labels.ts';
import { bareLabels } from './bare-labels.ts';
import { cutJson } from './cut-json.ts';
import { isObject, labelsFrom, parsed } from './labels.ts';
import {
  alertName,
  commonLabels,
  earliest,
  instantOf,
  type ReceivedAlert,
  soundLabels,
  sourceAddress,
  summaryLine,
} from './received-alert.ts';

export interface AlertText {
  /** The name of the alert, of a group the first one; empty when no label, title or address gives it. */
  name: string;
  /** Of several alerts those that all of them have. */
  labels: Labels;
  /** Paths of the addresses in it, decoded, and names of alerts in their anchors: one may be its runbook's. */
  linked: string[];
  /** What else may be its name or its runbook's: all that looks like a name. */
  names: string[];
  /** Title, summary and description, for an alert that nobody wrote a runbook for. */
  words: string;
  /** What to call it: its name, else its title as people read it; empty for a mere address. */
  title: string;
  /** When it fired, of several the earliest, in milliseconds since the epoch. */
  firedAt: number | undefined;
  /** Whether it says that what fired is over. */
  isResolved: boolean;
  /** Whether its JSON ends too early: what is there was read. */
  isCut: boolean;
  /** One for each name; none when it has neither a name nor a title. */
  alerts: ReceivedAlert[];
}

/** A path without a host must be one of runbooks or alerts: `/api/checkout` is something to search for. */
const address = /^(?:https?:\/\/\S+|\/(?:\S*\/)?(?:runbooks?|alerts?)\/\S+|\/\S+\.mdx?)$/i;

/** The alert in a text, or the group of alerts; null when the text is just words to search for. */
export function readAlert(text: string): AlertText | null {
  const value = parsed(text);
  const cut = value === undefined ? cutJson(text) : undefined;
  // Braces in front of a text may be anything: what was cut is an alert only where it has labels, or a name.
  const whole = isObject(cut) ? JSON.stringify(cut) : '';
  if (/"(?:labels|commonLabels|alertname|AlarmName|custom_details)":/.test(whole)) {
    const read = readAlert(whole);
    return read === null ? null : { ...read, isCut: true };
  }
  return readWhole(text.trim(), value);
}

function readWhole(trimmed: string, value: unknown): AlertText | null {
  if (address.test(trimmed)) return fromAddress(trimmed);
  const isPayload = isObject(value);
  const hasPairs = /[A-Za-z_]\w{0,200}\s{0,9}=~?\s{0,9}"/.test(trimmed) && trimmed.includes('{');
  const isMessage = trimmed.includes('\n') || messageHead(trimmed) !== undefined;
  if (!isPayload && !hasPairs && !isMessage && bareLabels(trimmed).length === 0) return null;
  const texts = isPayload ? textsIn(value) : [trimmed];
  const group = alertsIn(trimmed, value);
  const alerts = group.length > 1 ? oneByName(group) : [single(trimmed, value, texts, group[0])];
  const [first] = alerts;
  const named = alerts.map(({ name }) => name).filter((name) => name !== '');
  const title = named.length > 1 ? groupTitle(named) : (named[0] ?? titleOf(trimmed, value));
  return {
    name: first?.name ?? '',
    labels: commonLabels(alerts),
    linked: runbookLinks(trimmed, value, texts),
    names: [...new Set([...named, ...texts.flatMap(namesIn)])],
    words: texts.join('\n').replace(/https?:\/\/\S+/g, ' '),
    title,
    firedAt: earliest(alerts),
    isResolved: isPayload ? isPayloadOver(value) : isOver(trimmed),
    isCut: false,
    alerts: alerts.map((alert) => ({ ...alert, name: alert.name || title })).filter(({ name }) => name !== ''),
  };
}

/** A single word in the style of alerts, as people copy it from a page or a message: `KubePodCrashLooping`, `etcdNoLeader`. Else null. */
export function readAlertName(text: string): AlertText | null {
  const name = alertName(text);
  if (!/^[A-Za-z][\w-]*$/.test(name) || !/[a-z0-9][A-Z]/.test(name)) return null;
  return fromAlerts([{ name, labels: {}, startsAt: undefined, summary: '', source: '' }], name);
}

/** Alerts that came with a link, as if they had been pasted. */
export function fromAlerts(alerts: readonly ReceivedAlert[], words = ''): AlertText {
  const names = alerts.map(({ name }) => name);
  return {
    name: names[0] ?? '',
    labels: commonLabels(alerts),
    linked: [],
    names,
    words: [words, ...alerts.map(({ summary }) => summary)].filter((part) => part !== '').join('\n'),
    title: groupTitle(names),
    firedAt: earliest(alerts),
    isResolved: false,
    isCut: false,
    alerts: [...alerts],
  };
}

function fromAddress(text: string): AlertText {
  const alerts = alertsFromAddress(text);
  const linked = linksIn(text);
  return { ...fromAlerts(alerts), linked, names: [...new Set([...alerts.map(({ name }) => name), ...linked.map(lastPart)])] };
}

/** What people should know before they use it: that it is over, or that a part of it is missing. */
export function stateNotes({ isResolved, isCut }: Pick<AlertText, 'isResolved' | 'isCut'>): readonly string[] {
  return [...(isResolved ? ['this alert is resolved'] : []), ...(isCut ? ['the text was cut off: what is there was read'] : [])];
}

/** `A`, `A, B, C` or `A, B and 3 more`. */
export function groupTitle(names: readonly string[]): string {
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}

/** The one alert of a text; what its list of alerts does not give is looked for in the text as a whole. */
function single(text: string, value: unknown, texts: readonly string[], listed: ReceivedAlert | undefined): ReceivedAlert {
  const isPayload = isObject(value);
  const head = isPayload ? texts.map(messageHead).find((found) => found !== undefined) : messageHead(text);
  const fields = isPayload ? new Map<string, string>() : messageFields(text);
  const labels = labelsFrom(text);
  const own = (key: string) => (Object.hasOwn(labels, key) ? labels[key] : undefined);
  const series = isPayload ? undefined : /^([A-Za-z]\w*[a-z0-9][A-Z]\w*)\{/.exec(text)?.[1];
  const marked = /\[(?:FIRING|RESOLVED|ALERTING|ALERT)[^\]]*\]\s*:?\s*([\w-]+)/i.exec(texts.join('\n'))?.[1];
  const title = head?.name || marked || series || namedIn(fields);
  return {
    name: listed?.name || alertName(own('alertname') ?? own('alert_name') ?? own('AlarmName') ?? title),
    labels: listed?.labels ?? soundLabels(labelsOfText(value, labels, head?.labels, /^[^\n]*[{"]/.test(text))),
    startsAt:
      listed?.startsAt ??
      fieldsIn(value, firingTimes)
        .map(instantOf)
        .find((at) => at !== undefined) ??
      firedIn(fields),
    summary:
      listed?.summary ||
      summaryLine(fieldsIn(value, ['summary', 'description', 'AlarmDescription']).find(isText) ?? described(value, text)),
    source:
      listed?.source ||
      (fieldsIn(value, ['generatorURL', 'client_url', 'html_url'])
        .map(sourceAddress)
        .find((found) => found !== '') ??
        linkIn(isPayload ? '' : text, fields)),
  };
}

/** What is a label of all that looks like a pair: no annotation, and in a message no heading. */
function labelsOfText(value: unknown, labels: Labels, tags: Labels | undefined, hasPairs: boolean): [string, string][] {
  const isPayload = isObject(value);
  if (isPayload && 'AlarmName' in value) return dimensions(value);
  if (isPayload && 'tags' in value && 'title' in value && typeof value.tags === 'string') return Object.entries(tagsIn(value.tags));
  const isMessage = !isPayload && (tags !== undefined || !hasPairs);
  const kept = Object.entries(labels).filter(([key]) => !annotations.test(key) && !/^https?$/.test(key) && !(isMessage && isHeading(key)));
  return kept.length > 0 ? kept : Object.entries(tags ?? {});
}

/** CloudWatch's `Trigger.Dimensions`. */
function dimensions(value: object): [string, string][] {
  const found = fieldsIn(value, ['Dimensions']).find((field) => Array.isArray(field)) ?? [];
  return Object.values(found).flatMap((item): [string, string][] =>
    isObject(item) && 'name' in item && 'value' in item && isText(item.name) && isText(item.value) ? [[item.name, item.value]] : [],
  );
}

const overWords = /^(?:resolved|resolve|ok|inactive|closed?|recovered|incident\.resolved)$/i;

/** Whether a payload says that all it tells of is over. */
function isPayloadOver(value: unknown): boolean {
  const state = fieldsIn(value, ['status', 'state', 'event_type', 'event_action', 'action', 'NewStateValue', 'alert_transition']).filter(
    isText,
  );
  return state.length > 0 && state.every((word) => overWords.test(word));
}

/** The line of a message that describes what is wrong: `*Summary:* …`, `Description: …`, `*Alert:* …`. */
function described(value: unknown, text: string): string | undefined {
  if (isObject(value)) return undefined;
  const line = (name: string) => new RegExp(`^[\\s*_>•-]*${name}[*_]*\\s*[:=][\\s*_]*(\\S.*)$`, 'im').exec(text)?.[1];
  return line('summary') ?? line('description') ?? line('alert');
}

function titleOf(text: string, value: unknown): string {
  const called = isObject(value) ? fieldsIn(value, ['title', 'message', 'summary']).find(isText) : text.split('\n')[0];
  const head = messageHead(called ?? '')?.title;
  return ((head || called) ?? '').trim().slice(0, 200);
}

/** Of values that go with labels in some formats, those that a query could not ask for. */
const annotations =
  /^(?:summary|description|message|title|status|runbook|runbook_url|dashboard\w*|generatorurl|source|(?:starts|ends|fired|active|created|updated|occurred)_?at|alert_?name|alertname)$/i;

/**
 * Where payloads have the time that it fired. `startsAt`: Alertmanager and Grafana; `created_at`, `occurred_at`: PagerDuty's webhooks;
 * `timestamp`: its events; `createdAt`: Opsgenie, in milliseconds.
 */
const firingTimes = ['startsAt', 'created_at', 'timestamp', 'createdAt', 'occurred_at', 'StateChangeTime'];

function isText(field: unknown): field is string {
  return typeof field === 'string' && field.trim() !== '';
}

/** The fields of these names, those of the first name first, as deep as they lie. */
function fieldsIn(value: unknown, names: readonly string[]): unknown[] {
  return names.flatMap((name) => fieldsNamed(value, name, 0));
}

function fieldsNamed(value: unknown, name: string, depth: number): unknown[] {
  if (depth > 8 || !isObject(value)) return [];
  return [Reflect.get(value, name), ...Object.values(value).flatMap((inner) => fieldsNamed(inner, name, depth + 1))];
}

/** The strings in a payload that people read or that lead somewhere, as deep as they lie. */
function textsIn(value: unknown, key = '', depth = 0): string[] {
  if (depth > 8) return [];
  if (typeof value === 'string') return spoken.test(key) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, key, depth + 1));
  return isObject(value) ? Object.entries(value).flatMap(([inner, item]) => textsIn(item, inner, depth + 1)) : [];
}
const spoken =
  /^(?:title|message|summary|description|runbook|runbook_?url|alertname|alert_?name|rulename|text|firing|entity|tags|subject)$/i;

/** Words like `KubePodCrashLooping`, `kubepodcrashlooping` or `node-disk-full`, without those of addresses. */
function namesIn(text: string): string[] {
  const words = text.replace(/https?:\/\/\S+/g, ' ');
  return [...words.matchAll(/[A-Za-z][\w-]{3,}/g)].map(([word]) => word);
}

/** Where it links to a runbook: in a field or a line for that, or by the address. Sources and dashboards are no runbooks. */
function runbookLinks(text: string, value: unknown, texts: readonly string[]): string[] {
  const fields = fieldsIn(value, ['runbook_url', 'runbookURL', 'runbookUrl', 'runbook']).filter(isText);
  const lines = isObject(value) ? [] : text.split('\n').filter((line) => /\brunbook/i.test(line));
  const byAddress = texts.flatMap(linksIn).filter((path) => /(?:^|\/)(?:runbooks?|alerts?)\/./i.test(path));
  return [...new Set([...[...fields, ...lines].flatMap(linksIn), ...byAddress])];
}

/**
 * Where the addresses in a text lead, decoded and without host, query and ending: `runbooks/kubernetes/kubepodcrashlooping`. An anchor
 * that names an alert comes first.
 */
function linksIn(text: string): string[] {
  const addresses = text.matchAll(/https?:\/\/[^\s"'<>|)]+|(?<=^\s*)\/\S+/g);
  return [...addresses].flatMap(([address]) => {
    const [head = '', anchor = ''] = address.split('#');
    const path = (head.split('?')[0] ?? '')
      .replace(/^https?:\/\/[^/]*/, '')
      .replace(/^\/+|\/+$/g, '')
      .replace(/\.(?:html?|mdx?)$/i, '');
    const named = /^alert-name-(.+)/.exec(anchor)?.[1];
    return [...(named === undefined ? [] : [named]), ...(path === '' ? [] : [decodeAddress(path)])];
  });
}

function lastPart(path: string): string {
  return path.split('/').at(-1) ?? '';
}
