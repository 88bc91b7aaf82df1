/** An alert rule → the beginning of its runbook: its meaning, how bad it is, and its expression as a query about one thing. */
import { isScalar } from 'yaml';
import type { AlertNode } from '../content/rules/rule-file.ts';
import { alertSeverity } from '../content/schema/common.ts';
import { narrow } from '../query/languages/promql/narrow.ts';
import { asText, type Seed } from './seed.ts';

/** What common labels hold, in the words a responder would use. */
const labelWords: Readonly<Record<string, string>> = {
  namespace: 'Kubernetes namespace',
  pod: 'Full name of one pod',
  container: 'Name of a container in the pod',
  node: 'Name of a Kubernetes node',
  instance: 'Address of the target, with its port',
  job: 'Name of the scrape job',
  cluster: 'Name of the cluster',
  service: 'Name of the service',
  deployment: 'Name of the deployment',
  device: 'Name of the device',
  mountpoint: 'Where the file system is mounted',
};

/** Of several rules with one name the first is drafted from: give the gravest first. */
export function fromAlert([first, ...others]: readonly [AlertNode, ...AlertNode[]]): Seed {
  const { rule, node } = first;
  const { summary = '', description = rule.annotations['message'] ?? '' } = rule.annotations;
  const expression = textAt(node.get('expr', true)).trim();
  const carried = [...new Set([...`${summary} ${description}`.matchAll(/\$labels\.([A-Za-z_]\w*)/g)].map(([, label = '']) => label))];
  const { query, labels } = narrow(expression, carried);
  const severity = alertSeverity.safeParse(rule.labels['severity']).data;
  const lasts = textAt(node.get('for', true));
  const firing = lasts === '' ? '' : `It fires after ${duration(lasts)}.`;
  const title = summary === '' ? rule.name : sentence(spoken(summary)).replace(/\.$/, '');
  return {
    title,
    alerts: [rule.name],
    ...(severity === undefined ? {} : { severity }),
    symptoms: summary === '' ? [] : [sentence(spoken(summary))],
    signals: [],
    related: [],
    meaning: [[description === '' ? '' : asText(sentence(spoken(description))), firing].filter((part) => part !== '').join(' ')].filter(
      (part) => part !== '',
    ),
    triage: expression === '' ? [] : [{ text: `Check what ${asText(rule.name)} sees.`, code: { language: 'promql', text: query } }],
    verify:
      expression === '' ? [] : [{ text: `Watch the query of ${asText(rule.name)} above until its answer stays empty for 15 minutes.` }],
    variables: Object.fromEntries(labels.map((label) => [label, labelWords[label] ?? `The alert’s label ${label}`])),
    remarks: [
      ...others.map(
        (other) =>
          `${other.rule.file}:${other.rule.place.line} has another rule \`${rule.name}\` (${other.rule.labels['severity'] ?? 'no severity'}): the draft follows ${rule.file}:${rule.place.line}`,
      ),
      ...(severity === undefined && rule.labels['severity'] !== undefined
        ? [`its severity \`${rule.labels['severity']}\` is none of critical, warning, info`]
        : []),
    ],
  };
}

/** The service that the rule itself suggests: by its labels, else by where its `runbook_url` leads. */
export function suggestedService({ rule }: AlertNode, services: readonly string[]): string | undefined {
  const named = ['service', 'app', 'component', 'team', 'job', 'namespace']
    .map((label) => rule.labels[label])
    .find((value) => value !== undefined && services.includes(value));
  const folder = /([\w.-]+)\/[^/]+\/?$/.exec(rule.annotations['runbook_url']?.replace(/^https?:\/\/[^/]*/, '') ?? '')?.[1];
  return named ?? rule.labels['service'] ?? folder;
}

/** Templates of Prometheus as words: `{{ $labels.pod }}` is `pod`, a computed value is left open. */
function spoken(text: string): string {
  return text
    .replace(/\{\{-?\s*\$labels\.(\w+)\s*-?\}\}/g, '$1')
    .replace(/\{\{-?[^}]*-?\}\}/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function duration(text: string): string {
  const units: Readonly<Record<string, string>> = { s: 'second', m: 'minute', h: 'hour', d: 'day' };
  const [, count = '', unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const name = units[unit];
  return name === undefined ? text : `${count} ${name}${count === '1' ? '' : 's'}`;
}

function textAt(node: unknown): string {
  return isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number') ? String(node.value) : '';
}
