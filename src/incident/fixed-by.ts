/** What fixed an incident: the answer that somebody gave when it was resolved, and what the log offers as one. */
import type { StepRef } from './events/common.ts';
import { eventsOf, type IncidentState } from './state.ts';
import { decidingMark } from './steps.ts';

/** The question as it is kept in the log. It is no question of the fix decision, so it changes nothing there. */
export const fixedByQuestion = { id: 'fixed-by', text: 'What fixed it?' } as const;

/** What fixed it, as it was answered last; undefined when nobody answered. */
export function fixedBy(state: IncidentState): string | undefined {
  return eventsOf(state, 'fix-decision-answered/1').findLast(({ payload }) => payload.question === fixedByQuestion.id)?.payload.answered;
}

/**
 * What may have fixed it, the latest first: done steps that change a system, and moves that the fix decision led to. Each text once.
 *
 * @param isChange whether a step changes the state of a system
 */
export function possibleFixes(state: IncidentState, isChange: (step: StepRef) => boolean): readonly string[] {
  const changes = changesMade(state, isChange).toSorted((a, b) => b.at - a.at);
  return [...new Set(changes.map(({ text }) => text))];
}

export interface ChangeMade {
  readonly at: number;
  readonly by: string | undefined;
  readonly text: string;
}

/** The changes that stand in a log, in the order in which they were made: done steps that change a system, and moves that were decided on. */
export function changesMade(state: IncidentState, isChange: (step: StepRef) => boolean): readonly ChangeMade[] {
  const steps = [...state.steps.values()].flatMap((step): ChangeMade[] => {
    const mark = decidingMark(step);
    return mark?.kind === 'completed' && isChange(mark.step) ? [{ at: mark.at, by: mark.by, text: mark.step.text }] : [];
  });
  const moves = eventsOf(state, 'fix-decision-answered/1').flatMap(({ occurredAt, by, payload: { move } }): ChangeMade[] =>
    move === undefined ? [] : [{ at: occurredAt, by, text: move }],
  );
  return [...steps, ...moves].toSorted((a, b) => a.at - b.at);
}
