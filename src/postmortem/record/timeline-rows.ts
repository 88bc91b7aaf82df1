/** The rows of the timeline: what is published, and the rest for the appendix. */
import { changesIn, type IsChange, listedStepsOf } from '../../incident/changes.ts';
import { type EventId, type IncidentEvent, keyOf, type LogEvent } from '../../incident/event.ts';
import { currentView } from '../../incident/events/upcast.ts';
import { keyEventsOf } from '../../incident/key-moments.ts';
import type { TimelineGroup } from '../../incident/kinds.ts';
import { impactPeriodsOf, milestonesOf } from '../../incident/milestones.ts';
import { runbooksUsed } from '../../incident/runbooks-used.ts';
import { eventsOf, type IncidentState } from '../../incident/state.ts';
import type { TimelineLine } from '../../incident/timeline.ts';
import { type RowWords, rowText, urlOf } from './row-text.ts';
import { stepNames } from './step-names.ts';

export interface TimelineRow {
  readonly key: string;
  readonly at: number;
  readonly text: string;
  readonly by: string | undefined;
  /** What kind of record it is: a note, a step of a runbook, a query … */
  readonly source: string;
  readonly group: TimelineGroup;
  /** A link to what it speaks of. */
  readonly url: string | undefined;
  /** Whether it tells the story; the others stand in the appendix. */
  readonly isKey: boolean;
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
  'event-starred/1',
  'field-set/1',
  'recorder-named/1',
]);

const aMinute = 60_000;

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

/** A line that becomes a row, with what it is in the current version of its kind. */
interface Moment {
  readonly line: TimelineLine;
  readonly view: IncidentEvent | undefined;
}

/** What rows are made with. */
export interface RowSurroundings {
  readonly isChange?: IsChange | undefined;
  /** The title of a service. */
  readonly service: (id: string) => string;
}

/**
 * The rows, by when things happened. What was taken back is left out, and so are milestones that were set to another time since; kinds that
 * are not known here are kept. Steps that one person ticked in the same minute and section are one row, unless one of them changes
 * something; so are statuses that one person set in the same minute. Each step has its own time in the list of steps.
 */
export function timelineRows(state: IncidentState, surroundings: RowSurroundings): readonly TimelineRow[] {
  const listed = listedStepsOf(state);
  const isChange = changesIn(listed, surroundings.isChange);
  const words = wordsFor(state, surroundings, stepNames(listed));
  const used = runbooksUsed(state);
  const titles = used.length > 1 ? new Map(used.map(({ id, title }) => [id, title ?? id])) : undefined;
  const keys = keyEventsOf(state, surroundings.isChange);
  const opened = new Map(eventsOf(state, 'query-opened/1').map(({ payload }) => [payload.query.text, payload.url]));
  const rows: TimelineRow[] = [];
  let last: Moment | undefined;
  for (const moment of momentsOf(state)) {
    const { line, view } = moment;
    const row = rows.at(-1);
    const done = last && row ? doneWith(last, moment, words) : undefined;
    const more = last && row && row.isKey === keys.has(line.key) ? addition(last, moment, isChange) : undefined;
    if (row !== undefined && done !== undefined) {
      rows[rows.length - 1] = { ...row, key: line.key, text: done, group: line.group, isKey: row.isKey || keys.has(line.key) };
    } else if (row !== undefined && more !== undefined) {
      rows[rows.length - 1] = { ...row, text: `${row.text}${more}` };
    } else {
      rows.push({
        key: line.key,
        at: line.at,
        text: rowText(line, view, words),
        by: line.by,
        source: sourceOf(moment, titles),
        group: line.group,
        url: (view?.kind === 'query-run/1' ? opened.get(view.payload.query.text) : undefined) ?? urlOf(line.event),
        isKey: keys.has(line.key),
      });
    }
    last = moment;
  }
  return rows;
}

/** The words of a step that was ticked in the minute in which its command showed something; undefined for everything else. */
function doneWith(last: Moment, { line, view }: Moment, { names }: RowWords): string | undefined {
  if (!isTogether(last, line) || last.view?.kind !== 'query-run/1' || view?.kind !== 'step-completed/1') return undefined;
  const { query, step, result } = last.view.payload;
  const { text } = view.payload.step;
  return result === undefined || names.wordsOf(query, step) !== text ? undefined : `Done: ${text} (${result})`;
}

/** Whether one person recorded both in the same minute. */
function isTogether({ line: a }: Moment, b: TimelineLine): boolean {
  return Math.floor(a.at / aMinute) === Math.floor(b.at / aMinute) && a.by === b.by;
}

/** What a row gains by a moment that shares it; undefined for one that has a row of its own. */
function addition(last: Moment, { line, view }: Moment, isChange: IsChange): string | undefined {
  const before = last.view;
  if (!isTogether(last, line) || before === undefined || view === undefined) return undefined;
  if (before.kind === 'status-set/1' && view.kind === 'status-set/1') return `, ${view.payload.status}`;
  if (before.kind !== 'step-completed/1' || view.kind !== 'step-completed/1') return undefined;
  const [a, b] = [before.payload.step, view.payload.step];
  const together = a.runbook === b.runbook && a.section === b.section && !isChange(a) && !isChange(b);
  return together ? ` / ${b.text}` : undefined;
}

function momentsOf(state: IncidentState): readonly Moment[] {
  const reached = new Set(
    [...Object.values(milestonesOf(state)), ...impactPeriodsOf(state).flatMap((period) => Object.values(period))].map(({ event }) =>
      keyOf(event),
    ),
  );
  const fired = new Set(
    eventsOf(state, 'alert-received/1').flatMap(({ payload, occurredAt }) => (payload.fired === true ? occurredAt : [])),
  );
  return state.timeline.flatMap((line) => {
    if (line.retracted !== undefined || elsewhere.has(line.event.kind)) return [];
    const view = currentView(line.event);
    if (view?.kind === 'milestone-set/1') {
      // A time that was corrected since, or that the alert beside it gave.
      if (!reached.has(line.key) || (view.payload.milestone === 'detected' && fired.has(line.at))) return [];
    }
    return [{ line, view }];
  });
}

function wordsFor(state: IncidentState, { service }: RowSurroundings, names: RowWords['names']): RowWords {
  const byId = <T>(entries: readonly { readonly id: EventId; readonly payload: T }[]) =>
    new Map(entries.map(({ id, payload }) => [keyOf(id), payload]));
  const hypotheses = byId(eventsOf(state, 'hypothesis-proposed/1'));
  const predictions = byId(eventsOf(state, 'prediction-added/1'));
  return {
    names,
    statement: (id) => `“${hypotheses.get(keyOf(id))?.statement ?? 'a hypothesis that is not in this log'}”`,
    prediction: (id) => predictions.get(keyOf(id))?.statement,
    service,
  };
}

/** @param titles of the runbooks, by id; undefined where there is only one */
function sourceOf({ line, view }: Moment, titles: ReadonlyMap<string, string> | undefined): string {
  const runbook = view === undefined ? undefined : runbookOf(view);
  return titles !== undefined && runbook !== undefined ? `runbook ${titles.get(runbook) ?? runbook}` : sources[line.group];
}

function runbookOf(view: IncidentEvent | LogEvent): string | undefined {
  const { payload } = view;
  const step = typeof payload === 'object' && payload !== null && 'step' in payload ? payload.step : undefined;
  return typeof step === 'object' && step !== null && 'runbook' in step && typeof step.runbook === 'string' ? step.runbook : undefined;
}
