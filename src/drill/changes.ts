/** What a responder changed in a drill, against what helps. */
import { changesIn, type IsChange, listedStepsOf } from '../incident/changes.ts';
import { eventsOf, type IncidentState } from '../incident/state.ts';
import type { DrillScript } from './script.ts';

export interface MadeChange {
  readonly text: string;
  readonly at: number;
  /** Whether the script has it among what ends the harm. */
  readonly helps: boolean;
}

/** The steps that change something and were done, each once, in order. A change that does not help costs: users wait, and it may do harm. */
export function changesMade({ recovery, runbook }: DrillScript, state: IncidentState, known?: IsChange): readonly MadeChange[] {
  const isChange = changesIn(listedStepsOf(state), known);
  const made = new Map<string, MadeChange>();
  for (const { payload, occurredAt } of eventsOf(state, 'step-completed/1')) {
    const { step } = payload;
    if (!isChange(step) || made.has(step.id)) continue;
    made.set(step.id, { text: step.text, at: occurredAt, helps: step.runbook === runbook && recovery.did.includes(step.id) });
  }
  return [...made.values()].sort((a, b) => a.at - b.at);
}

/** Whether anything of the drill was done: a step or a query of it. A record that was only opened and closed practised nothing. */
export function stepsTaken(state: IncidentState): number {
  return new Set(
    eventsOf(state, 'step-completed/1', 'step-skipped/1', 'step-blocked/1').map(
      ({ payload }) => `${payload.step.runbook}#${payload.step.id}`,
    ),
  ).size;
}
