/** Reads an alert out of a pasted text: its labels, the names it may have, and the words that tell what is wrong. Runs in the browser. */
import { isObject, type Labels, labelsFrom, parsed } from './labels.ts';

export interface AlertText {
  /** Empty when no label and no title says it. */
  name: string;
  labels: Labels;
  /** What else may be its name or its runbook's, likely ones first: parts of addresses and all that looks like a name. */
  names: string[];
  /** Title, summary and description, for an alert that nobody wrote a runbook for. */
  words: string;
  /** What to call it: its name, else its title as people read it; empty for a mere address. */
  title: string;
  /** When it fired, in milliseconds since the epoch. */
  firedAt: number | undefined;
}

/** Of values that go with labels in some formats, what says nothing that a query could ask for. */
const annotations =
  /^(?:summary|description|message|title|status|runbook|runbook_url|dashboard\w*|generatorurl|source|\w*at|alert_?name|alertname)$/i;

/** A path without a host must be one of runbooks or alerts: `/api/checkout` is something to search for. */
const address = /^(?:https?:\/\/\S+|\/(?:\S*\/)?(?:runbooks?|alerts?)\/\S+|\/\S+\.mdx?)$/i;

/** The alert in a text; null when the text is just words to search for. */
export function readAlert(text: string): AlertText | null {
  const value = parsed(text.trim());
  const labels = labelsFrom(text.trim());
  const isAddress = address.test(text.trim());
  const isPayload = isObject(value);
  const hasPairs = /[A-Za-z_]\w*\s*=~?\s*"/.test(text) && text.includes('{');
  const isMessage = text.trim().includes('\n') || /\[(?:FIRING|RESOLVED|ALERT)/i.test(text);
  if (!isAddress && !isPayload && !hasPairs && !isMessage) return null;
  const told = isPayload ? textsIn(value) : [text];
  const title = /\[(?:FIRING|RESOLVED|ALERTING|ALERT)[^\]]*\]\s*:?\s*([\w-]+)/i.exec(told.join('\n'))?.[1] ?? '';
  const name = own(labels, 'alertname') ?? own(labels, 'alert_name') ?? title;
  const firstLine = isAddress ? '' : text.trim().split('\n')[0];
  const called = isPayload ? fieldsIn(value, ['title', 'message', 'summary']).find(isText) : firstLine;
  return {
    name,
    labels: Object.fromEntries(Object.entries(labels).filter(([key, label]) => !annotations.test(key) && label !== '')),
    names: [...new Set([name, ...told.flatMap(namesIn)])].filter((candidate) => candidate !== ''),
    words: told.join('\n').replace(/https?:\/\/\S+/g, ' '),
    title: name || (called ?? '').trim().slice(0, 200),
    firedAt: fieldsIn(value, firingTimes)
      .map(instantOf)
      .find((at) => at !== undefined),
  };
}

/**
 * Where payloads say when it fired. `startsAt`: Alertmanager and Grafana; `created_at`, `occurred_at`: PagerDuty's webhooks;
 * `timestamp`: its events; `createdAt`: Opsgenie, in milliseconds.
 */
const firingTimes = ['startsAt', 'created_at', 'timestamp', 'createdAt', 'occurred_at'];

/** Milliseconds since the epoch. Alertmanager writes a year before 1970 for one that has not fired. */
function instantOf(field: unknown): number | undefined {
  const at = typeof field === 'number' ? field : typeof field === 'string' ? new Date(field).getTime() : Number.NaN;
  return at > 0 ? at : undefined;
}

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

function own(labels: Labels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
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

/** Last parts of addresses first, then words like `KubePodCrashLooping`, `kubepodcrashlooping` or `node-disk-full`. */
function namesIn(text: string): string[] {
  const addresses = [...text.matchAll(/(?:https?:\/\/[^\s"'<>|)]+|(?<=^\s*)\/\S+)/g)].flatMap(([address]) => addressParts(address));
  return [...addresses, ...[...text.matchAll(/[A-Za-z][\w-]{3,}/g)].map(([word]) => word)];
}

/** `https://host/runbooks/kubernetes/kubepodcrashlooping/?a=b#alert-name-x` → the anchor's name, then the last parts of the path. */
function addressParts(address: string): string[] {
  const [head = '', anchor = ''] = address.split('#');
  const parts = (head.split('?')[0] ?? '')
    .replace(/^https?:\/\/[^/]*/, '')
    .split('/')
    .map((part) => part.replace(/\.(?:html?|mdx?)$/i, ''));
  return [
    anchor.replace(/^alert-name-/, ''),
    ...parts
      .filter((part) => part !== '')
      .slice(-2)
      .reverse(),
  ].filter((part) => part !== '');
}
