/** Reads an alert's labels out of whatever a responder has: a webhook's JSON, a rule's braces, lines of a message. Runs in the browser. */

const name = /^[A-Za-z_]\w*$/;

/** Label names and values; empty when there are none. The first alert counts where there are several. */
export function labelsFrom(text: string): Record<string, string> {
  return fromJson(text) ?? fromPairs(text) ?? fromLines(text);
}

/** Alertmanager's webhook and API (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config), or a flat object. */
function fromJson(text: string): Record<string, string> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  for (let depth = 0; depth < 4 && isObject(value); depth++) {
    if (Array.isArray(value)) value = value[0];
    else if ('labels' in value && isObject(value.labels)) value = value.labels;
    else if ('alerts' in value && Array.isArray(value.alerts) && value.alerts.length > 0) value = value.alerts;
    else if ('commonLabels' in value && isObject(value.commonLabels)) value = value.commonLabels;
    else break;
  }
  if (!isObject(value) || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, label]): [string, string][] =>
      name.test(key) && typeof label === 'string' ? [[key, label]] : [],
    ),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** `{alertname="KubePodCrashLooping", namespace="prod"}`, as Prometheus writes labels. */
function fromPairs(text: string): Record<string, string> | null {
  const pairs = [...text.matchAll(/([A-Za-z_]\w*)\s*=\s*"((?:[^"\\\n]|\\.)*)"/g)];
  if (pairs.length === 0) return null;
  return Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, withoutEscapes(value)]));
}

function withoutEscapes(value: string): string {
  return value.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
}

/** ` - namespace = prod` as in Alertmanager's mails, `namespace: prod` as in chat messages. */
function fromLines(text: string): Record<string, string> {
  const lines = text.matchAll(/^[\s*•-]*([A-Za-z_]\w*)[*`_]*\s*[:=][ \t*`]*(\S(?:.*\S)?)\s*$/gm);
  return Object.fromEntries([...lines].map(([, key = '', value = '']) => [key, value.replace(/[`*]+$/, '')]));
}
