/** Alerts as `amtool alert` prints them, short and with `-o extended`. https://github.com/prometheus/alertmanager/tree/main/cli/format */
import { bareLabels } from './bare-labels.ts';
import { alertName, instantOf, type ReceivedAlert, soundLabels, sourceAddress, summaryLine } from './received-alert.ts';

const time = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? (?:UTC|[+-]\d{4})(?: UTC)?/g;

/** The alerts of the table in a text; none where there is no such table. */
export function alertsInTable(text: string): ReceivedAlert[] {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => /^(?:Alertname|Labels)\s{2,}(?:Annotations\s{2,})?Starts At\s{2,}/.test(line));
  const header = lines[at];
  if (header === undefined) return [];
  const isExtended = header.startsWith('Labels');
  return lines
    .slice(at + 1)
    .flatMap((line) => (isExtended ? extendedRow(line, header.indexOf('Annotations')) : shortRow(line)) ?? [])
    .filter(({ name }) => name !== '');
}

function shortRow(line: string): ReceivedAlert | undefined {
  const [startsAt] = line.match(time) ?? [];
  if (startsAt === undefined) return undefined;
  const [name = '', behind = ''] = line.split(startsAt);
  return {
    name: alertName(name),
    labels: {},
    startsAt: instant(startsAt),
    summary: summaryLine(behind.replace(/\s+(?:active|suppressed|unprocessed)\s*$/, '')),
    source: '',
  };
}

function extendedRow(line: string, annotations: number): ReceivedAlert | undefined {
  const [startsAt] = line.match(time) ?? [];
  if (startsAt === undefined) return undefined;
  const before = line.slice(0, line.indexOf(startsAt));
  // Where the columns were lost on the way, annotations begin with the first of their usual names.
  const lost = before.search(/\s(?:summary|description|message|runbook_url)="/);
  const end = annotations > 0 && /\s/.test(before[annotations - 1] ?? '') ? annotations : lost === -1 ? before.length : lost;
  const [labels = {}] = bareLabels(before.slice(0, end));
  const named = /(?:summary|description)="((?:[^"\\]|\\.)*)"/.exec(before.slice(end))?.[1];
  return {
    name: alertName(Object.hasOwn(labels, 'alertname') ? labels['alertname'] : ''),
    labels: soundLabels(Object.entries(labels)),
    startsAt: instant(startsAt),
    summary: summaryLine(named),
    source: sourceAddress(/https?:\/\/\S+/.exec(line.slice(before.length))?.[0]),
  };
}

/** Only a time in UTC or with its offset is an instant. */
function instant(written: string): number | undefined {
  const [day, clock, zone = ''] = written.split(' ');
  return instantOf(`${day}T${clock}${zone === 'UTC' ? 'Z' : zone.replace(/(\d\d)$/, ':$1')}`);
}
