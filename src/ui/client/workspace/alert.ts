/** An alert as it was pasted: what an incident takes over from it. */

import { readAlert, readAlertName } from '../../../fill/alert-text.ts';
import { labelsFrom } from '../../../fill/labels.ts';
import type { ReceivedAlert } from '../../../fill/received-alert.ts';
import { type IncidentSeverity, severities } from '../../../incident/severity.ts';

export interface PastedAlert {
  /** Its name, else its title; the names of several. Empty when the text has none. */
  readonly title: string;
  /** The alerts of the text. */
  readonly alerts: readonly ReceivedAlert[];
  readonly labels: ReadonlyMap<string, string>;
  /** Milliseconds since the epoch. */
  readonly firedAt: number | undefined;
  /** The incident's severity where the alert names one; an alert's own is another thing. */
  readonly severity: IncidentSeverity | undefined;
  /** What was read, in words. */
  readonly told: string;
}

/** Reads the alerts of a text. Of several the labels are those that all of them have, and the time is the earliest. */
export function alertFrom(text: string): PastedAlert {
  const read = readAlert(text) ?? readAlertName(text);
  const found = read === null ? labelsFrom(text) : { ...(read.name !== '' && { alertname: read.name }), ...read.labels };
  const labels = new Map(Object.entries(found).filter(([, value]) => value !== ''));
  const title = read?.title ?? labels.get('alertname') ?? '';
  const names = [...labels.keys()].filter((label) => label !== 'alertname');
  return {
    title,
    alerts:
      read?.alerts ??
      (title === '' ? [] : [{ name: title, labels: Object.fromEntries(labels), startsAt: undefined, summary: '', source: '' }]),
    labels,
    firedAt: read?.firedAt,
    severity: severityOf(labels),
    told:
      labels.size === 0 && title === ''
        ? 'No labels found in it.'
        : `Read: ${[title, names.join(', ')].filter((part) => part !== '').join(' with ')}.`,
  };
}

/** `sev2`, `SEV-2`, `P2` and `2` are SEV2, in the label of an alert or the priority of a pager; `critical` says how loud an alert is. */
function severityOf(labels: ReadonlyMap<string, string>): IncidentSeverity | undefined {
  const numbers = ['severity', 'priority'].map((label) => /^(?:sev|s|p)?-?([1-4])$/i.exec(labels.get(label) ?? '')?.[1]);
  const number = numbers.find((found) => found !== undefined);
  return severities.find((severity) => severity === `SEV${number}`);
}
