/**
 * What people copy from the messages of pagers, chats and mails: the heading with the state and the name, and the lines of fields below it.
 * Alertmanager, Grafana, PagerDuty, Opsgenie, Datadog and CloudWatch. Runs in the browser.
 */
import type { Labels } from './bare-labels.ts';
import { instantOf, sourceAddress } from './received-alert.ts';

export interface MessageHead {
  /** The alert's name; empty where the heading has only a title. */
  readonly name: string;
  readonly title: string;
  readonly state: 'firing' | 'resolved' | 'unknown';
  /** Tags that stand in the heading, as Datadog writes them. */
  readonly labels: Labels;
}

/** Words that only alerting says. */
const ofAlerts = 'FIRING|RESOLVED|ALERTING|ALERT|NO DATA|TRIGGERED|RE-TRIGGERED|RECOVERED|ACKNOWLEDGED|ALARM|PROBLEM';
/** Logs have these too: they are states only beside something else of a pager's. */
const states = `${ofAlerts}|OK|PENDING|WARN|WARNING|ERROR|CRITICAL|ESCALATED|REASSIGNED|UNACKNOWLEDGED|OPEN|OPENED|NEW|CREATED|CLOSED|CLOSE`;
const over = /^(?:RESOLVED|OK|RECOVERED|CLOSED?)$/i;

/** Emoji, marks of emphasis and names of emoji in front of a line. */
const decoration = /^(?::[a-z_]{1,30}:|[^\p{L}\p{N}[\n]){0,20}/u;

/** Headings with what they hold, by sender. */
const heads: readonly RegExp[] = [
  // Alertmanager and Grafana: `[FIRING:1] X (shop critical)`; Datadog: `[Triggered on {host:web-1}] X`.
  new RegExp(String.raw`^\[(?<state>${ofAlerts}|OK)(?::\d+)?(?:,[^\]]*)?\]\s?:?\s?(?<rest>.*)`, 'i'),
  new RegExp(String.raw`^\[(?<state>${states})\son\s\{(?<tags>[^}]*)\}\]\s?:?\s?(?<rest>.*)`, 'i'),
  // PagerDuty: `TRIGGERED: [#123] X`, `Triggered #123: X`.
  new RegExp(String.raw`^(?:PagerDuty:?\s)?(?<state>${states}):?\s(?:alert\s|incident\s)?\[?#[\w-]{1,40}\]?:?\s?(?<rest>.*)`, 'i'),
  new RegExp(String.raw`^(?:PagerDuty:?\s)?\[#[\w-]{1,40}\]\s(?<state>${states})\b:?\s?(?<rest>.*)`, 'i'),
  // Opsgenie: `[Opsgenie] P1 #1234: [Prometheus]: X`, `Opsgenie Alert: X`, `Closed alert #12: X`.
  new RegExp(
    String.raw`^\[?Opsgenie\]?(?:\sAlert)?:?\s(?:(?<state>${states})\b:?\s?)?(?:alert:?\s)?(?:P[1-5]\s?)?(?:\[?#[\w-]{1,40}\]?:?\s?)?(?<rest>.*)`,
    'i',
  ),
  // CloudWatch: `ALARM: "X" in EU (Frankfurt)`.
  /^(?<state>ALARM|OK|INSUFFICIENT_DATA):\s"(?<quoted>[^"]+)"/,
  new RegExp(String.raw`^(?<state>${ofAlerts}):\s(?<rest>\S.*)`),
];

/** The first heading among the first lines of a message, one with a name before one without. */
export function messageHead(text: string): MessageHead | undefined {
  const lines = text.split('\n', 12).filter((line) => line.trim() !== '');
  const found = lines.slice(0, 6).flatMap((line) => headIn(line.slice(0, 1000)) ?? []);
  return found.find(({ name }) => name !== '') ?? found[0];
}

function headIn(line: string): MessageHead | undefined {
  const text = line.replace(decoration, '').trim();
  const parts = heads.map((head) => head.exec(text)?.groups).find((groups) => groups !== undefined);
  if (parts === undefined) return undefined;
  const { state, tags, rest = '', quoted } = parts;
  const labels = tagsIn(tags ?? '');
  if (quoted !== undefined) return { name: quoted.trim(), title: quoted.trim(), state: stateOf(state), labels };
  // A heading in the heading, as PagerDuty and Opsgenie pass on what Alertmanager wrote.
  const inner = headIn(rest);
  if (inner !== undefined) return { ...inner, state: over.test(state ?? '') ? 'resolved' : inner.state };
  const title = rest.replace(/^(?:\[[^\]]{0,60}\]\s?:?\s?)+/, '').trim();
  return { name: nameIn(title), title, state: stateOf(state), labels };
}

function stateOf(state: string | undefined): MessageHead['state'] {
  return state === undefined ? 'unknown' : over.test(state) ? 'resolved' : 'firing';
}

/** The name that a title begins with: a word in the style of alerts, or the only one before `on`, `for` and brackets. */
function nameIn(title: string): string {
  const [, word = '', behind = ''] = /^([A-Za-z_][\w-]*)(.*)$/.exec(title) ?? [];
  return /[a-z0-9][A-Z]/.test(word) || /^\s*(?:$|\(|on\s|for\s|\{|—|-\s)/.test(behind) ? word : '';
}

/** `host:web-1,service:shop`. */
export function tagsIn(text: string): Labels {
  const pairs = text.split(',', 60).map((tag) => /^\s*([A-Za-z_]\w*):(\S.*?)\s*$/.exec(tag));
  return Object.fromEntries(pairs.flatMap((found) => (found === null ? [] : [[found[1] ?? '', found[2] ?? '']])));
}

/** Whether a message is about alerts that are over, and about none that fires. */
export function isOver(text: string): boolean {
  const head = messageHead(text)?.state;
  if (/^\W*(?:\[\d+\]\s)?(?:Alerts\s)?Firing\W*$/im.test(text) || /\[FIRING/i.test(text)) return false;
  return (
    head === 'resolved' ||
    (head !== 'firing' &&
      /^\W*(?:\[\d+\]\s)?(?:Alerts\s)?Resolved\W*$|^\W*(?:status|state)\W{1,6}(?:resolved|ok|closed|recovered)\W*$/im.test(text))
  );
}

/** Fields of a message: words with a capital in front of a colon. They are headings, not labels. */
export function fieldsIn(text: string): ReadonlyMap<string, string> {
  const lines = text.matchAll(/^[\s>*•-]{0,8}([A-Z][A-Za-z ]{0,30}?)[*_`]{0,2}\s?[:=][ \t*`]{1,4}(\S.*)$/gm);
  return new Map([...lines].map(([, name = '', value = '']) => [name.toLowerCase(), value.trim().slice(0, 2000)]));
}

/** What a label of a message is not: a heading, or the scheme of an address. */
export function isHeading(key: string): boolean {
  return /^[A-Z]|^https?$/.test(key);
}

/** Where messages have the alert's name below their heading. */
export function namedIn(fields: ReadonlyMap<string, string>): string {
  const written =
    fields.get('alert name') ?? fields.get('alertname') ?? fields.get('name') ?? fields.get('alert') ?? fields.get('monitor') ?? '';
  return /^[\w.-]{1,300}$/.test(written) ? written : nameIn(written);
}

/** When it fired, where a field gives that with its zone. */
export function firedIn(fields: ReadonlyMap<string, string>): number | undefined {
  const names = [
    'started',
    'started at',
    'start time',
    'starts at',
    'triggered at',
    'fired at',
    'opened',
    'opened at',
    'created at',
    'timestamp',
  ];
  for (const name of names) {
    const written = fields
      .get(name)
      ?.replace(/^(?:[A-Z][a-z]+day),?\s/, '')
      .replace(/^(\d{1,2}\s[A-Za-z]+),/, '$1');
    if (written !== undefined && /(?:UTC|GMT|Z|[+-]\d\d:?\d\d)$/.test(written))
      return instantOf(written.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  }
  return undefined;
}

/** The page of the alert at its sender: an address that stands alone, or in a field for it. Runbooks and dashboards are other pages. */
export function linkIn(text: string, fields: ReadonlyMap<string, string>): string {
  const named = ['source', 'link', 'url', 'view', 'incident', 'details'].map((name) => fields.get(name));
  const alone = /^[\s>*•-]{0,8}(?:View [\w ]{1,30}:?\s)?<?(https?:\/\/[^\s<>|]{1,2000})>?\s*$/im.exec(text)?.[1];
  return (
    [...named, alone]
      .map((found) => sourceAddress(found))
      .find((address) => address !== '' && !/\/(?:runbooks?|dashboards?|silences?)(?:[/?#]|$)/i.test(address)) ?? ''
  );
}
