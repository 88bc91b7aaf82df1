/** What became of every step of the runbooks that were used, and what is to be repaired in them. */
import type { EventId } from '../../incident/event.ts';
import { type RunbookFollowUp, runbookFollowUps, runbooksUsed } from '../../incident/runbooks-used.ts';
import type { IncidentState } from '../../incident/state.ts';
import { decidingMark, type StepMark, type StepNote, type StepState, stepKey } from '../../incident/steps.ts';

/** A step that a runbook has. */
export interface KnownStep {
  readonly id: string;
  readonly text: string;
  readonly section?: string | undefined;
}

export interface StepOutcome {
  readonly text: string;
  /** `open`: nobody marked it, so it was not reached. */
  readonly became: StepMark['kind'] | 'open';
  readonly mark: StepMark | undefined;
  readonly notes: readonly StepNote[];
}

export interface RunbookUse {
  readonly id: string;
  readonly title: string;
  readonly revisions: readonly string[];
  /** False where the runbook's list of steps is not known: then it is not known either what was not reached. */
  readonly listed: boolean;
  /** In the runbook's order; steps that it has lost since come last. */
  readonly steps: readonly StepOutcome[];
}

/** The runbooks that were used. `known` gives the steps of those of which the record holds no list. */
export function runbookUse(state: IncidentState, known?: ReadonlyMap<string, readonly KnownStep[]>): readonly RunbookUse[] {
  return runbooksUsed(state).map((runbook) => {
    const list = runbook.steps ?? known?.get(runbook.id);
    const inList = new Set(list?.map(({ id }) => id));
    const others = [...state.steps.values()].filter(
      ({ step, marks, notes }) => step.runbook === runbook.id && !inList.has(step.id) && marks.length + notes.length > 0,
    );
    return {
      id: runbook.id,
      title: runbook.title ?? runbook.id,
      revisions: runbook.revisions,
      listed: list !== undefined,
      steps: [
        ...(list ?? []).map((step) => outcomeOf(step.text, state.steps.get(stepKey({ runbook: runbook.id, id: step.id })))),
        ...others.map((other) => outcomeOf(other.step.text, other)),
      ],
    };
  });
}

/** What is to be repaired, with the address that opens the runbook for editing, where one is known. */
export interface FollowUp extends RunbookFollowUp {
  readonly id: EventId;
  readonly editUrl: string | undefined;
}

/** How a runbook's file is opened for editing: `{file}` in the address stands for its path. */
export interface EditAddress {
  readonly pattern: string;
  /** The path of a runbook's file in the repository; undefined for one that is not there. */
  file(runbook: string): string | undefined;
}

/** The follow-ups, in the order in which they were noted. */
export function followUpsOf(state: IncidentState, edit?: EditAddress): readonly FollowUp[] {
  return runbookFollowUps(state).map((followUp) => {
    const file = edit?.file(followUp.runbook.id);
    const path = file?.split('/').map(encodeURIComponent).join('/');
    return { ...followUp, editUrl: path === undefined ? undefined : edit?.pattern.replaceAll('{file}', () => path) };
  });
}

/** A marked step keeps the words it had when it was marked. */
function outcomeOf(text: string, state: StepState | undefined): StepOutcome {
  const mark = decidingMark(state);
  return { text: mark?.step.text ?? text, became: mark?.kind ?? 'open', mark, notes: state?.notes ?? [] };
}
