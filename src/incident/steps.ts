/** What became of each step: marks, which may be several when people work at once, and notes. */
import { type EventId, type IncidentEvent, keyOf } from './event.ts';
import type { StepRef } from './events/common.ts';

export type StepMarkKind = 'completed' | 'skipped' | 'not-applicable' | 'blocked';

/** One person's mark on a step. */
export interface StepMark {
  readonly kind: StepMarkKind;
  readonly event: EventId;
  readonly at: number;
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
  /** The step as it was when it was marked: its words and the version of its runbook. */
  readonly step: StepRef;
}

export interface StepNote {
  readonly event: EventId;
  readonly at: number;
  readonly by?: string | undefined;
  readonly text: string;
}

export interface StepState {
  /** The step as it was last spoken of. */
  readonly step: StepRef;
  /** The marks that stand, in canonical order. */
  readonly marks: readonly StepMark[];
  readonly notes: readonly StepNote[];
}

/** Steps by `stepKey`. */
export type StepStates = ReadonlyMap<string, StepState>;

/** A step's key in an incident: its runbook's version does not count, so a tick outlives an edit of the runbook. */
export function stepKey(step: { readonly runbook: string; readonly id: string }): string {
  return `${step.runbook}#${step.id}`;
}

/**
 * The mark that decides the state of a step: done as soon as anybody ticked it (since the first tick), otherwise the last mark.
 * Undefined for an open step.
 */
export function decidingMark(state: StepState | undefined): StepMark | undefined {
  return state?.marks.find((mark) => mark.kind === 'completed') ?? state?.marks.at(-1);
}

/** Follows one event. The map is changed; the states in it are replaced. */
export function applyToSteps(steps: Map<string, StepState>, event: IncidentEvent): void {
  switch (event.kind) {
    case 'step-completed/1':
      mark(steps, event, 'completed', undefined);
      break;
    case 'step-skipped/1':
      mark(steps, event, 'skipped', event.payload.reason);
      break;
    case 'step-marked-not-applicable/1':
      mark(steps, event, 'not-applicable', event.payload.reason);
      break;
    case 'step-blocked/1':
      mark(steps, event, 'blocked', event.payload.reason);
      break;
    case 'step-uncompleted/1': {
      const { step, undoes } = event.payload;
      const known = stateOf(steps, step);
      steps.set(stepKey(step), { ...known, step, marks: without(known.marks, undoes) });
      break;
    }
    case 'step-noted/1': {
      const { step, text } = event.payload;
      const known = stateOf(steps, step);
      const note: StepNote = { event: event.id, at: event.occurredAt, by: event.by, text };
      steps.set(stepKey(step), { ...known, step, notes: [...known.notes, note] });
    }
  }
}

type MarkEvent = Extract<IncidentEvent, { payload: { step: StepRef; replaces?: unknown } }> & {
  readonly payload: { readonly step: StepRef; readonly replaces?: readonly EventId[] | undefined };
};

function mark(steps: Map<string, StepState>, event: MarkEvent, kind: StepMarkKind, reason: string | undefined): void {
  const { step, replaces = [] } = event.payload;
  const known = stateOf(steps, step);
  const made: StepMark = { kind, event: event.id, at: event.occurredAt, by: event.by, reason, step };
  steps.set(stepKey(step), { ...known, step, marks: [...without(known.marks, replaces), made] });
}

function stateOf(steps: StepStates, step: StepRef): StepState {
  return steps.get(stepKey(step)) ?? { step, marks: [], notes: [] };
}

/** The marks that are not named. A mark made elsewhere meanwhile is not named, and so it stays. */
function without(marks: readonly StepMark[], ids: readonly EventId[]): readonly StepMark[] {
  if (ids.length === 0) return marks;
  const named = new Set(ids.map(keyOf));
  return marks.filter(({ event }) => !named.has(keyOf(event)));
}
