/** The lines of the timeline, with where each comes from. */
import type { LogEvent } from '../../incident/event.ts';
import type { TimelineGroup } from '../../incident/kinds.ts';
import { runbooksUsed } from '../../incident/runbooks-used.ts';
import type { IncidentState } from '../../incident/state.ts';
import type { TimelineLine } from '../../incident/timeline.ts';

export interface TimelineRow {
  readonly key: string;
  readonly at: number;
  readonly text: string;
  readonly by: string | undefined;
  /** What kind of record it is: a note, a step of a runbook, a query … */
  readonly source: string;
  /** A link to what it speaks of. */
  readonly url: string | undefined;
  /** The time as it was first recorded, where it was corrected. */
  readonly correctedFrom: number | undefined;
}

/**
 * Kinds that have a section of their own and would only lengthen the timeline: what was copied, set or predicted on the way,
 * and what was written down for later.
 */
const elsewhere = new Set([
  'query-copied/1',
  'query-opened/1',
  'variable-set/1',
  'prediction-added/1',
  'step-marked-not-applicable/1',
  'timebox-started/1',
  'timebox-extended/1',
  'action-item-added/1',
  'action-item-changed/1',
  'runbook-opened/1',
  'runbook-problem-noted/1',
  'lesson-noted/1',
  'incident-renamed/1',
  'blast-radius-described/1',
  'event-corrected/1',
  'event-retracted/1',
  'recorder-named/1',
]);

/** How long after the first of them ticks still share its row. */
const together = 2 * 60_000;

const sources: Readonly<Record<TimelineGroup, string>> = {
  incident: 'incident',
  steps: 'runbook',
  log: 'log',
  queries: 'query',
  evidence: 'evidence',
  people: 'roles',
  hypotheses: 'hypotheses',
  decisions: 'decision',
  communication: 'communication',
  'follow-up': 'follow-up',
  record: 'record',
};

/**
 * The rows, by when things happened. What was taken back is left out; kinds that are not known here are kept. Steps that one person
 * ticked one right after the other are one row, at the time of the first: each has its own time in the list of steps.
 */
export function timelineRows(state: IncidentState): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  const used = runbooksUsed(state);
  const titles = used.length > 1 ? new Map(used.map(({ id, title }) => [id, title ?? id])) : undefined;
  let ticked: TimelineLine | undefined;
  for (const line of state.timeline.filter(isPartOfCourse)) {
    const { event } = line;
    const last = rows.at(-1);
    if (last !== undefined && ticked !== undefined && isTick(event) && sameHand(ticked, line) && line.at - last.at <= together) {
      rows[rows.length - 1] = { ...last, text: `${last.text} / ${wordsOf(event)}` };
    } else {
      rows.push({
        key: line.key,
        at: line.at,
        text: line.text,
        by: line.by,
        source: sourceOf(line, titles),
        url: urlOf(event),
        correctedFrom: line.original?.at,
      });
    }
    ticked = isTick(event) ? line : undefined;
  }
  return rows;
}

function isTick({ kind }: LogEvent): boolean {
  return kind === 'step-completed/1';
}

function sameHand(a: TimelineLine, b: TimelineLine): boolean {
  return a.by === b.by && fieldOf(fieldOf(a.event.payload, 'step'), 'runbook') === fieldOf(fieldOf(b.event.payload, 'step'), 'runbook');
}

function wordsOf({ payload }: LogEvent): string {
  const words = fieldOf(fieldOf(payload, 'step'), 'text');
  return typeof words === 'string' ? words : '';
}

function isPartOfCourse({ event, retracted }: TimelineLine): boolean {
  return retracted === undefined && !elsewhere.has(event.kind);
}

/** @param titles of the runbooks, by id; undefined where there is only one */
function sourceOf(line: TimelineLine, titles: ReadonlyMap<string, string> | undefined): string {
  const runbook = line.known ? fieldOf(fieldOf(line.event.payload, 'step'), 'runbook') : undefined;
  return titles !== undefined && typeof runbook === 'string' ? `runbook ${titles.get(runbook) ?? runbook}` : sources[line.group];
}

function urlOf({ kind, payload }: LogEvent): string | undefined {
  const url = kind === 'alert-received/1' ? fieldOf(payload, 'source') : fieldOf(fieldOf(payload, 'evidence'), 'url');
  return typeof url === 'string' ? url : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}
