/** What to do next in each runbook that is in use. */
import { type Progress, progressOf } from '../../../../incident/progress.ts';
import { runbooksUsed, type UsedRunbook } from '../../../../incident/runbooks-used.ts';
import type { IncidentState } from '../../../../incident/state.ts';
import { decidingMark, stepKey } from '../../../../incident/steps.ts';

type ListedStep = NonNullable<UsedRunbook['steps']>[number];

export interface RunbookInUse {
  readonly runbook: UsedRunbook;
  readonly progress: Progress;
  /** The first step that is open or blocked; undefined where none is left, or where its steps were not recorded. */
  readonly next: (ListedStep & { readonly number: number }) | undefined;
}

/** The runbooks in use, in the order in which they were first used. */
export function runbooksInUse(state: IncidentState): readonly RunbookInUse[] {
  return runbooksUsed(state).map((runbook) => {
    const { steps = [] } = runbook;
    const at = steps.findIndex(({ id }) => {
      const mark = decidingMark(state.steps.get(stepKey({ runbook: runbook.id, id })));
      return mark === undefined || mark.kind === 'blocked';
    });
    const step = steps[at];
    return { runbook, progress: progressOf(state.steps, runbook.id, steps), next: step && { ...step, number: at + 1 } };
  });
}

/** Whether there is something to do before it is resolved: a step, or a runbook to look for where none is in use. */
export function hasNextStep(state: IncidentState): boolean {
  const used = runbooksInUse(state);
  return used.length === 0 || used.some(({ next }) => next !== undefined);
}
