/** What was done to help users, in order: by the log, whether a cause was confirmed or not. */

import { changesIn, type IsChange, isRepair, isVerifySection, listedStepsOf } from '../../incident/changes.ts';
import { moveWithoutHelp } from '../../incident/did-not-help.ts';
import type { IncidentEvent } from '../../incident/event.ts';
import { fixedByQuestion } from '../../incident/fixed-by.ts';
import { milestonesOf } from '../../incident/milestones.ts';
import { eventsOf, type IncidentState } from '../../incident/state.ts';
import { decidingMark, stepKey } from '../../incident/steps.ts';
import { stepNames } from './step-names.ts';

export interface Repair {
  readonly at: number;
  readonly by: string | undefined;
  /** The step, the move or the words of the log. */
  readonly text: string;
  readonly from: 'step' | 'decision' | 'log';
  /** What its commands showed and what was noted at it. */
  readonly results: readonly string[];
  /** What undoes it, as the runbook has it. */
  readonly undo: readonly string[];
  /** When what undoes it was copied or run; undefined where nothing of that is in the log. */
  readonly undoneAt: number | undefined;
  /** Somebody recorded that it did not help. */
  readonly failed: boolean;
}

/** The end of the fix decision that is no fix. */
const lookDeeper = { question: 'path', answer: 'no' } as const;

/** Whether an answer of the fix decision chose a move that changes something. */
export function isChosenMove({
  move,
  question,
  answer,
}: {
  readonly move?: string | undefined;
  readonly question: string;
  readonly answer: string;
}): boolean {
  return move !== undefined && question !== fixedByQuestion.id && !(question === lookDeeper.question && answer === lookDeeper.answer);
}

/** The repairs between the acknowledgement and the resolution, by when they were done. */
export function repairsOf(state: IncidentState, isChange?: IsChange): readonly Repair[] {
  const { acknowledged, detected, resolved } = milestonesOf(state);
  const from = acknowledged?.at ?? detected?.at ?? Number.NEGATIVE_INFINITY;
  const to = resolved?.at ?? Number.POSITIVE_INFINITY;
  const notes = eventsOf(state, 'note-written/1');
  const failed = new Set(notes.flatMap(({ payload: { text } }) => moveWithoutHelp(text) ?? []));
  const repairs = [...stepRepairs(state, isChange), ...moves(state)]
    .map((repair) => (failed.has(repair.text) ? { ...repair, failed: true } : repair))
    .filter(({ at }) => at >= from && at <= to);
  const first = Math.min(
    ...repairs.map(({ at }) => at),
    ...eventsOf(state, 'hypothesis-confirmed/1', 'hypothesis-rejected/1').map(({ occurredAt }) => occurredAt),
    ...eventsOf(state, 'status-set/1').flatMap(({ payload, occurredAt }) => (payload.status === 'identified' ? occurredAt : [])),
  );
  const logged = notes.flatMap(({ occurredAt: at, by, payload: { text } }): Repair[] =>
    at < Math.max(first, from) || at > to || moveWithoutHelp(text) !== undefined
      ? []
      : [{ at, by, text, from: 'log', results: [], undo: [], undoneAt: undefined, failed: false }],
  );
  // Sorting is stable: what happened at the same time stays in the order above.
  return [...repairs, ...logged].sort((a, b) => a.at - b.at);
}

function stepRepairs(state: IncidentState, isChange: IsChange | undefined): readonly Repair[] {
  const listed = listedStepsOf(state);
  const changes = changesIn(listed, isChange);
  const names = stepNames(listed);
  const uses = eventsOf(state, 'query-copied/1', 'query-opened/1', 'query-run/1');
  const runs = Map.groupBy(
    uses.filter((event) => event.kind === 'query-run/1'),
    ({ payload }) => names.wordsOf(payload.query, payload.step) ?? '',
  );
  return [...state.steps.values()].flatMap((step): Repair[] => {
    const mark = decidingMark(step);
    if (mark?.kind !== 'completed') return [];
    if (!isRepair(mark.step, listed, changes) && !isVerifySection(mark.step.section)) return [];
    const undo = listed.get(stepKey(mark.step))?.undo ?? [];
    const shown = (runs.get(mark.step.text) ?? []).flatMap(({ payload }) => payload.result ?? []);
    return [
      {
        at: mark.at,
        by: mark.by,
        text: mark.step.text,
        from: 'step',
        results: [...shown, ...step.notes.map(({ text }) => text)],
        undo,
        undoneAt: undo.length === 0 ? undefined : undoneAt(undo, mark.at, uses),
        failed: false,
      },
    ];
  });
}

/** When a command that undoes something was used first after it was done. */
function undoneAt(
  undo: readonly string[],
  done: number,
  uses: readonly Extract<IncidentEvent, { payload: { query: unknown } }>[],
): number | undefined {
  const times = uses.flatMap(({ occurredAt, payload: { query } }) => {
    const values = new Map(Object.entries(query.values ?? {}));
    const isUndo = undo.some(
      (text) => spaced(text.replaceAll(/\$\{(\w+)\}/g, (place, name: string) => values.get(name) ?? place)) === spaced(query.text),
    );
    return isUndo && occurredAt >= done ? [occurredAt] : [];
  });
  return times.length === 0 ? undefined : Math.min(...times);
}

function moves(state: IncidentState): readonly Repair[] {
  return eventsOf(state, 'fix-decision-answered/1').flatMap(({ occurredAt, by, payload }): Repair[] =>
    payload.move === undefined || !isChosenMove(payload)
      ? []
      : [{ at: occurredAt, by, text: payload.move, from: 'decision', results: [], undo: [], undoneAt: undefined, failed: false }],
  );
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
