/** Tick, untick, skip, set aside, block and note steps of runbooks. The first of these begins an incident. */
import { t } from '../../words/text.ts';
import type { EventId } from '../event.ts';
import type { StepRef } from '../events/common.ts';
import { limits } from '../limits.ts';
import { type StepMark, type StepMarkKind, stepKey } from '../steps.ts';
import {
  type Beginning,
  type Desk,
  nonBlank,
  type Outcome,
  recordBeginning,
  recordOne,
  refuse,
  wrongLength,
  wrongText,
} from './outcome.ts';

/** Ticks a step. What else stood on it (skipped, blocked) gives way; ticks that were not seen here do not. */
export function completeStep(desk: Desk, step: StepRef, options?: Beginning): Outcome {
  const marks = marksOf(desk, step);
  if (has(marks, 'completed')) return refuse('already-so', t`The step is done already.`);
  return (
    wrongStep(step) ??
    recordBeginning(desk, { kind: 'step-completed/1', payload: { step: stepOnly(step), ...replacing(marks) } }, withTitle(step, options))
  );
}

/** Takes back every mark of a step that is seen here: the step is open again, unless somebody marks it meanwhile. */
export function uncompleteStep(desk: Desk, step: StepRef, options?: Beginning): Outcome {
  const marks = marksOf(desk, step);
  if (marks.length === 0) return refuse('already-so', t`The step is open already.`);
  return (
    wrongStep(step) ?? recordOne(desk, { kind: 'step-uncompleted/1', payload: { step: stepOnly(step), undoes: idsOf(marks) } }, options)
  );
}

/** Skips a step, with the reason. */
export function skipStep(desk: Desk, step: StepRef, reason: string, options?: Beginning): Outcome {
  return (
    wrongStep(step) ??
    wrongText(t`The reason`, reason) ??
    recordBeginning(
      desk,
      { kind: 'step-skipped/1', payload: { step: stepOnly(step), reason, ...replacing(marksOf(desk, step)) } },
      withTitle(step, options),
    )
  );
}

/** Marks a step as not applicable to this incident. */
export function markStepNotApplicable(desk: Desk, step: StepRef, reason?: string, options?: Beginning): Outcome {
  const marks = marksOf(desk, step);
  const why = nonBlank(reason);
  if (has(marks, 'not-applicable') && why === undefined) return refuse('already-so', t`The step is marked as not applicable already.`);
  const payload = { step: stepOnly(step), ...(why !== undefined && { reason: why }), ...replacing(marks) };
  return (
    wrongStep(step) ??
    wrongLength(t`The reason`, why) ??
    recordBeginning(desk, { kind: 'step-marked-not-applicable/1', payload }, withTitle(step, options))
  );
}

/** Marks a step as blocked, with the reason. */
export function blockStep(desk: Desk, step: StepRef, reason: string, options?: Beginning): Outcome {
  return (
    wrongStep(step) ??
    wrongText(t`The reason`, reason) ??
    recordBeginning(
      desk,
      { kind: 'step-blocked/1', payload: { step: stepOnly(step), reason, ...replacing(marksOf(desk, step)) } },
      withTitle(step, options),
    )
  );
}

/** Notes something at a step; its marks stay as they are. */
export function noteStep(desk: Desk, step: StepRef, text: string, options?: Beginning): Outcome {
  return (
    wrongStep(step) ??
    wrongText(t`The note`, text) ??
    recordBeginning(desk, { kind: 'step-noted/1', payload: { step: stepOnly(step), text } }, withTitle(step, options))
  );
}

function marksOf({ state }: Desk, step: StepRef): readonly StepMark[] {
  return state?.steps.get(stepKey(step))?.marks ?? [];
}

function has(marks: readonly StepMark[], kind: StepMarkKind): boolean {
  return marks.some((mark) => mark.kind === kind);
}

function idsOf(marks: readonly StepMark[]): EventId[] {
  return marks.slice(-limits.list).map(({ event }) => event);
}

function replacing(marks: readonly StepMark[]): { replaces?: EventId[] } {
  return marks.length === 0 ? {} : { replaces: idsOf(marks) };
}

/** An incident that a step begins is named after its runbook. */
function withTitle(step: StepRef, options: Beginning | undefined): Beginning {
  return { startAs: { title: step.runbook, runbook: { id: step.runbook, revision: step.revision } }, ...options };
}

/** Only what a record keeps of a step: callers may hand in more. */
export function stepOnly({ runbook, revision, id, text, section }: StepRef): StepRef {
  return { runbook, revision, id, text, ...(section !== undefined && { section }) };
}

export function wrongStep(step: StepRef): Outcome | undefined {
  return (
    wrongText(t`The runbook of the step`, step.runbook, limits.line) ??
    wrongLength(t`The version of the runbook`, step.revision, limits.line) ??
    wrongText(t`The id of the step`, step.id, limits.line) ??
    wrongText(t`The text of the step`, step.text) ??
    wrongLength(t`The section of the step`, step.section, limits.line)
  );
}
