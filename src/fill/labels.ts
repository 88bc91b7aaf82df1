/** Reads an alert's labels out of whatever a responder has: a webhook's JSON, a rule's braces, lines of a message. Runs in the browser. */

import { bareLabels, type Labels, withoutEscapes } from './bare-labels.ts';

const name = /^[A-Za-z_]\w*$/;

/** Label names and values; empty when there are none. The first alert counts where there are several. */
export function labelsFrom(text: string): Labels {
  const value = parsed(text);
  return value === undefined ? (bareLabels(text)[0] ?? fromPairs(text) ?? fromLines(text)) : fromValue(value, 0);
}

/** JSON as a value; undefined for any other text. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Where payloads keep their content, what is nearest to the labels first.
 * `alerts`, `labels`, `commonLabels`: Alertmanager (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config) and Grafana
 * (https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/).
 * `alert`, `details`: Opsgenie (https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/).
 * `payload`, `custom_details`: PagerDuty's Events API v2 (https://developer.pagerduty.com/docs/send-alert-event);
 * `event`, `data`, `body`, `cef_details`: its webhooks v3 (https://developer.pagerduty.com/docs/webhooks-overview).
 */
const holders = [
  'alerts',
  'labels',
  'commonLabels',
  'alert',
  'payload',
  'event',
  'data',
  'body',
  'cef_details',
  'custom_details',
  'details',
] as const;

/** Holders that are the alert itself: where they hold no labels, some of their own fields name what is wrong and where. */
const alerts: ReadonlySet<string> = new Set(['alert', 'payload', 'data']);

function fromValue(value: unknown, depth: number, isAlert = false): Labels {
  if (depth > 6) return {};
  if (Array.isArray(value)) return value.length === 0 ? {} : fromValue(value[0], depth + 1);
  // Alertmanager's PagerDuty details are lines, as in its mails.
  if (typeof value === 'string') return fromLines(value);
  if (!isObject(value)) return {};
  let held = false;
  for (const holder of holders) {
    if (!(holder in value)) continue;
    const inner: unknown = Reflect.get(value, holder);
    if (isObject(inner)) held = true;
    const labels = isObject(inner) ? fromValue(inner, depth + 1, alerts.has(holder)) : {};
    if (Object.keys(labels).length > 0) return labels;
  }
  if (isAlert) return ownFields(value);
  return held ? {} : flat(value);
}

/** Fields that senders keep their books with, and keys that open something: they are no labels. */
const bookkeeping =
  /^(?:id|type|self|number|alias|username|owner|urgency|timestamp|\w+_(?:id|key|url|at|type|reason)|\w+(?:Id|Key|At|Url))$/;

/** Texts, and what a reference is called: PagerDuty names an incident's service and priority so. */
function ownFields(value: object): Labels {
  const fields = Object.entries(value).map(([key, field]): [string, unknown] => [
    key,
    isObject(field) && 'summary' in field ? field.summary : field,
  ]);
  return Object.fromEntries(
    fields.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && !bookkeeping.test(entry[0])),
  );
}

/** An object of labels. A text of lines in it, as Alertmanager sends `firing` to PagerDuty, holds more than its neighbours do. */
function flat(value: object): Labels {
  const strings = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const lines = strings.map(([, text]) => text).find((text) => /^\s*Labels:/m.test(text));
  return lines === undefined ? Object.fromEntries(strings.filter(([key]) => name.test(key) && key !== 'routing_key')) : fromLines(lines);
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** `{alertname="KubePodCrashLooping", namespace="prod"}`, as Prometheus writes labels. */
function fromPairs(text: string): Labels | null {
  const pairs = [...text.matchAll(/([A-Za-z_]\w*)\s*=\s*"((?:[^"\\\n]|\\.)*)"/g)];
  if (pairs.length === 0) return null;
  return Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, withoutEscapes(value)]));
}

/**
 * ` - namespace = prod` as in Alertmanager's mails, `namespace: prod` as in chat messages. Of a message that marks where labels begin, as
 * Grafana's do behind the alert's value, only they are read; what follows the labels of the first alert is not.
 */
function fromLines(text: string): Labels {
  const labels = text.split(/^\W*Labels:?\W*$/m)[1] ?? text;
  const first = labels.split(/^\W*(?:Annotations|Source)\b.*$/m)[0] ?? labels;
  const lines = first.matchAll(/^[\s*•-]*([A-Za-z_]\w*)[*`_]*\s*[:=][ \t*`]*(\S(?:.*\S)?)\s*$/gm);
  const pairs = [...lines].map(([, key = '', value = '']): [string, string] => [key, value.replace(/(?<![`*])[`*]+$/, '')]);
  // Beside labels, words with a capital are headings of the message: `Description:`, `Alert:`.
  const isMessage = pairs.some(([key]) => key === 'alertname');
  return Object.fromEntries(isMessage ? pairs.filter(([key]) => !/^[A-Z][a-z]/.test(key)) : pairs);
}
