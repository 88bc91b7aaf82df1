/** Which runbooks were used, in which version, and what to repair in them. */
import type { EventId } from './event.ts';
import type { RunbookRef, StepRef } from './events/common.ts';
import type { ListedStep } from './events/runbooks.ts';
import { eventsOf, type IncidentState } from './state.ts';

export interface UsedRunbook {
  readonly id: string;
  readonly title: string | undefined;
  /** The versions that were open or worked in, in the order in which they were first seen. */
  readonly revisions: readonly string[];
  /** The steps of the last version of which they were recorded; undefined where they never were. */
  readonly steps: readonly ListedStep[] | undefined;
  /** Each version that was noted when it was opened, in the order of the record. */
  readonly openings: readonly RunbookOpening[];
}

/** A version of a runbook with its steps as they were, where they were noted. */
export interface RunbookOpening {
  readonly revision: string;
  readonly steps: readonly ListedStep[] | undefined;
}

/** The runbooks that were opened or worked in. */
export function runbooksUsed(state: IncidentState): readonly UsedRunbook[] {
  const used = new Map<string, UsedRunbook>();
  const note = (runbook: RunbookRef, opening?: RunbookOpening) => {
    const known = used.get(runbook.id);
    used.set(runbook.id, {
      id: runbook.id,
      title: runbook.title ?? known?.title,
      revisions: [...new Set([...(known?.revisions ?? []), runbook.revision])],
      steps: opening?.steps ?? known?.steps,
      openings: [...(known?.openings ?? []), ...(opening === undefined ? [] : [opening])],
    });
  };
  for (const { payload } of eventsOf(state, 'runbook-opened/1'))
    note(payload.runbook, { revision: payload.runbook.revision, steps: payload.steps });
  for (const { marks } of state.steps.values()) {
    for (const { step } of marks) note({ id: step.runbook, revision: step.revision });
  }
  return [...used.values()];
}

/** The version that an incident began with: the first one whose steps were noted, else the first that was noted at all. */
export function firstOpening({ openings }: UsedRunbook): RunbookOpening | undefined {
  return openings.find(({ steps }) => steps !== undefined) ?? openings[0];
}

export interface RunbookFollowUp {
  readonly id: EventId;
  readonly runbook: RunbookRef;
  readonly step: StepRef | undefined;
  readonly problem: 'wrong' | 'missing' | 'unclear' | 'outdated';
  readonly text: string;
}

/** What was found wrong or missing in runbooks. */
export function runbookFollowUps(state: IncidentState): readonly RunbookFollowUp[] {
  return eventsOf(state, 'runbook-problem-noted/1').map(({ id, payload }) => ({ id, step: undefined, ...payload }));
}
