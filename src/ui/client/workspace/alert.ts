/** What an incident takes from the text that starts it: words, or an alert that was pasted. */

import { readAlert, readAlertName, stateNotes } from '../../../fill/alert-text.ts';
import { labelsFrom } from '../../../fill/labels.ts';
import { eachAlert, type ReceivedAlert } from '../../../fill/received-alert.ts';
import { limits } from '../../../incident/limits.ts';
import { type IncidentSeverity, severities } from '../../../incident/severity.ts';
import { t } from '../../../words/text.ts';

export interface PastedAlert {
  /** The name of the alert, else its title; the names of several; else the first line of the text. */
  readonly title: string;
  /** The alerts of the text. */
  readonly alerts: readonly ReceivedAlert[];
  readonly labels: ReadonlyMap<string, string>;
  /** Milliseconds since the epoch. */
  readonly firedAt: number | undefined;
  /** The incident's severity where the alert names one; an alert's own is another thing. */
  readonly severity: IncidentSeverity | undefined;
  /** What was read of an alert, for people to check; empty for plain words. */
  readonly summary: string;
}

/**
 * Reads the text that starts an incident. Plain words are its title. Of several alerts the labels are those that all of them have, and the
 * time is the earliest.
 */
export function alertFrom(text: string): PastedAlert {
  const read = readAlert(text) ?? readAlertName(text);
  const found = read === null ? labelsFrom(text) : { ...(read.name !== '' && { alertname: read.name }), ...read.labels };
  // Words with a colon or an equals sign in them are no labels: an alert has a name.
  const isAlert = read !== null || 'alertname' in found;
  const labels = new Map(isAlert ? Object.entries(found).filter(([, value]) => value !== '') : []);
  const name = read?.title ?? labels.get('alertname') ?? '';
  const title = name || firstLine(text);
  const others = [...labels.keys()].filter((label) => label !== 'alertname');
  const isRead = labels.size > 0 || name !== '';
  return {
    title,
    alerts:
      (read === null ? undefined : eachAlert(read.alerts)) ??
      (name === '' ? [] : [{ name, labels: Object.fromEntries(labels), startsAt: undefined, summary: '', source: '' }]),
    labels,
    firedAt: read?.firedAt,
    severity: severityOf(labels),
    summary: isRead
      ? t`Read: ${[name || t`an alert`, others.join(', ')].filter((part) => part !== '').join(t` with `)}.${
          read === null
            ? ''
            : stateNotes(read)
                .map((note) => ` ${note.charAt(0).toUpperCase()}${note.slice(1)}.`)
                .join('')
        }`
      : '',
  };
}

function firstLine(text: string): string {
  return /^.*/.exec(text.trim())?.[0].slice(0, limits.line) ?? '';
}

/** `sev2`, `SEV-2`, `P2` and `2` are SEV2, in the label of an alert or the priority of a pager; `critical` is the severity of an alert, not of an incident. */
function severityOf(labels: ReadonlyMap<string, string>): IncidentSeverity | undefined {
  const numbers = ['severity', 'priority'].map((label) => /^(?:sev|s|p)?-?([1-4])$/i.exec(labels.get(label) ?? '')?.[1]);
  const number = numbers.find((found) => found !== undefined);
  return severities.find((severity) => severity === `SEV${number}`);
}
