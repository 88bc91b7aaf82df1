/** The rows for a pasted or shared alert: its runbook, or that it has none, and what helps then. */

import { addToLink } from '../../../fill/alert-link.ts';
import { type AlertText, stateNotes } from '../../../fill/alert-text.ts';
import { similarParameter } from '../../../fill/link-parameters.ts';
import { t } from '../../../words/text.ts';
import { incidentAddress } from '../alerts/alert-address.ts';
import { forAlert } from './for-alert.ts';
import { alertKind, runbookKind } from './jump-data.ts';
import { type Candidate, type Index, nearestByEdits, rank, splitWords } from './rank.ts';
import { type Row, rowOf } from './row.ts';

export interface AlertRows {
  readonly rows: readonly Row[];
  /** Whether a runbook answers the alert. */
  readonly isAnswered: boolean;
  /** The result in one sentence. */
  readonly summary: string;
  /** The one page that answers it, or offers the choice; undefined for several alerts, and when there is none. */
  readonly only: string | undefined;
}

/**
 * Rows for an alert, the one to open first. Where no runbook answers it, that is an incident with it, and never the runbook of another alert.
 *
 * @param index null when the names of the site could not be read: whether a runbook answers it is then not known
 */
export function alertRows(index: Index | null, alert: AlertText, base: string): AlertRows {
  const start = startRow(alert, base);
  if (index === null) return { rows: start, isAnswered: false, summary: t`The names of runbooks could not be read`, only: undefined };
  const { named, unanswered, similar, patterns } = forAlert(index, alert);
  const row = (candidate: Candidate) => alertRow(candidate, alert, base);
  if (named.length > 0) {
    const [first, ...others] = named.map(row);
    const missing = unanswered.length === 0 ? '' : `. No runbook for ${unanswered.slice(0, 3).join(', ')} yet`;
    return {
      rows: [...(first === undefined ? [] : [withLabelNote(first, alert)]), ...start, ...others],
      isAnswered: true,
      summary: `${alert.title || t`The alert`}: ${first?.title ?? ''}${missing}`,
      only: alert.alerts.length > 1 ? undefined : others.length === 0 ? first?.href : onlyChoice(named, row),
    };
  }
  const summary = noRunbookFor(alert);
  const first = start.map((entry): Row => ({ ...entry, title: summary, notes: [t`Start an incident with this alert`] }));
  const under = (heading: string, candidates: readonly Candidate[]) =>
    candidates
      .map((candidate) => similarRow(candidate, alert, base))
      .map((entry, at): Row => ({ ...entry, ...(at === 0 && { heading }), notes: [heading.toLowerCase(), ...entry.notes] }));
  return {
    rows: [...first, ...under(t`Similar names`, similar), ...under(t`Patterns by signal`, patterns)],
    isAnswered: false,
    summary,
    only: undefined,
  };
}

/** `No runbook for DiskFull yet` */
export function noRunbookFor({ title, names }: Pick<AlertText, 'title' | 'names'>): string {
  return t`No runbook for ${title || names[0] || t`this alert`} yet`;
}

/** What is similar to an alert that no runbook answers. The alert goes along, so that the page it opens can show that it is for another one. */
export function similarRows(index: Index, alert: AlertText, base: string): Row[] {
  const { similar } = forAlert(index, alert);
  const near = nearestByEdits(index, alert.name.toLowerCase(), 5);
  const words = rank(index, splitWords(alert.name).replace(/[-_.]+/g, ' '), mostSimilar).map(({ candidate }) => candidate);
  return [...new Set([...near, ...similar, ...words])].slice(0, mostSimilar).map((candidate) => similarRow(candidate, alert, base));
}

const mostSimilar = 8;

/** The row of a page, with the alert and its labels in its address. */
function alertRow({ entry }: Candidate, alert: AlertText, base: string): Row {
  const row = rowOf(entry, base);
  const takesAlert = entry[0] === runbookKind || entry[0] === alertKind;
  return row.act === undefined && takesAlert ? { ...row, href: addToLink(new URL(row.href), alert.alerts).href } : row;
}

/** The same of a page that answers another alert: its link carries the alert's name. */
function similarRow(candidate: Candidate, alert: AlertText, base: string): Row {
  const row = alertRow(candidate, alert, base);
  if (row.href === '') return row;
  const address = new URL(row.href);
  address.searchParams.set(similarParameter, '1');
  return { ...row, href: address.href };
}

/** Where several runbooks answer one alert, its own page is the one that offers the choice. */
function onlyChoice(named: readonly Candidate[], row: (candidate: Candidate) => Row): string | undefined {
  const choices = named.filter(({ entry }) => entry[0] === alertKind);
  const [choice] = choices;
  return choices.length === 1 && choice !== undefined ? row(choice).href : undefined;
}

function withLabelNote(row: Row, alert: AlertText): Row {
  const names = Object.keys(alert.labels);
  const notes = [...row.notes, ...stateNotes(alert)];
  if (names.length === 0) return { ...row, notes };
  return { ...row, notes: [...notes, t`fills in ${names.slice(0, 4).join(', ')}${names.length > 4 ? ' …' : ''}`] };
}

function startRow(alert: AlertText, base: string): Row[] {
  const [first] = alert.names;
  const alerts = alert.alerts.length > 0 || first === undefined ? alert.alerts : [{ ...unknown, name: first }];
  if (alerts.length === 0) return [];
  return [
    {
      title: t`Start an incident with this alert`,
      notes: ['action', alert.title, ...stateNotes(alert)],
      href: incidentAddress(alerts, base),
    },
  ];
}

const unknown = { labels: {}, startsAt: undefined, summary: '', source: '' };
