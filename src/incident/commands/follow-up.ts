/** What remains after the incident: action items, lessons, runbooks to repair. */
import { t } from '../../words/text.ts';
import { type ActionItemType, isDay } from '../action-item.ts';
import { actionItemsOf } from '../action-items.ts';
import { type EventId, keyOf } from '../event.ts';
import type { RunbookRef, StepRef } from '../events/common.ts';
import type { Payloads } from '../events/registry.ts';
import type { ListedStep } from '../events/runbooks.ts';
import { limits } from '../limits.ts';
import type { RecordOptions } from '../recorder.ts';
import { runbooksUsed } from '../runbooks-used.ts';
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
import { stepOnly, wrongStep } from './steps.ts';

export interface NewActionItem {
  readonly title: string;
  readonly owner?: string | undefined;
  /** A day, `2026-01-31`. */
  readonly due?: string | undefined;
  readonly type?: ActionItemType | undefined;
}

export function addActionItem(desk: Desk, { title, owner, due, type }: NewActionItem, options?: Beginning): Outcome {
  const payload = {
    title: title.trim(),
    ...(nonBlank(owner) !== undefined && { owner }),
    ...(nonBlank(due) !== undefined && { due }),
    ...(type !== undefined && { type }),
  };
  const wrong = wrongText(t`The action item`, title) ?? wrongLength(t`The owner`, owner, limits.line) ?? wrongDay(due);
  return wrong ?? recordBeginning(desk, { kind: 'action-item-added/1', payload }, options);
}

/** Changes fields of an action item; an empty owner, day or ticket takes it away. */
export function changeActionItem(
  desk: Desk,
  item: EventId,
  { title, owner, due, type, done, ticket }: Omit<Payloads['action-item-changed/1'], 'item'>,
  options?: RecordOptions,
): Outcome {
  if (desk.state === undefined || !actionItemsOf(desk.state).some(({ id }) => keyOf(id) === keyOf(item))) {
    return refuse('not-there', t`There is no such action item in this incident.`);
  }
  const fields = {
    ...(title !== undefined && { title: title.trim() }),
    ...(owner !== undefined && { owner }),
    ...(due !== undefined && { due }),
    ...(type !== undefined && { type }),
    ...(done !== undefined && { done }),
    ...(ticket !== undefined && { ticket }),
  };
  if (Object.keys(fields).length === 0) return refuse('nothing-said', t`Change at least one field.`);
  return (
    (title === undefined ? undefined : wrongText(t`The action item`, title)) ??
    wrongLength(t`The owner`, owner, limits.line) ??
    wrongLength(t`The ticket`, ticket, limits.address) ??
    wrongDay(due) ??
    recordOne(desk, { kind: 'action-item-changed/1', payload: { item: { actor: item.actor, counter: item.counter }, ...fields } }, options)
  );
}

export function noteLesson(desk: Desk, type: 'well' | 'badly' | 'lucky', text: string, options?: Beginning): Outcome {
  return wrongText(t`The lesson`, text) ?? recordBeginning(desk, { kind: 'lesson-noted/1', payload: { type, text } }, options);
}

/** Notes that a runbook was opened, once for each version. Opening one begins no incident: people read them on quiet days too. */
export function openRunbook(desk: Desk, runbook: RunbookRef, steps: readonly ListedStep[] = [], options?: RecordOptions): Outcome {
  const wrong = wrongRunbook(runbook);
  if (wrong !== undefined) return wrong;
  const known = desk.state && runbooksUsed(desk.state).find(({ id }) => id === runbook.id);
  const listed = known?.openings.some(({ revision, steps: list }) => revision === runbook.revision && list !== undefined) ?? false;
  if (listed || (steps.length === 0 && known?.revisions.includes(runbook.revision)))
    return refuse('already-so', t`That version of the runbook is noted already.`);
  // Steps that cannot be kept are left out rather than the event: what was not reached then follows from the others.
  const kept = steps
    .filter(
      ({ id, text, section = '' }) =>
        id !== '' && text !== '' && id.length <= limits.line && text.length <= limits.text && section.length <= limits.line,
    )
    .slice(0, limits.list)
    .map(({ id, text, section, commands = [], changes, undo = [] }) => {
      const [written, undone] = [keptTexts(commands), keptTexts(undo)];
      return {
        id,
        text,
        ...(section !== undefined && { section }),
        ...(written.length > 0 && { commands: written }),
        ...(changes === true && { changes }),
        ...(undone.length > 0 && { undo: undone }),
      };
    });
  return recordOne(
    desk,
    { kind: 'runbook-opened/1', payload: { runbook: runbookOnly(runbook), ...(kept.length > 0 && { steps: kept }) } },
    options,
  );
}

function keptTexts(texts: readonly string[]): string[] {
  return texts.filter((text) => text !== '' && text.length <= limits.text).slice(0, limits.list);
}

export interface RunbookProblem {
  readonly runbook: RunbookRef;
  readonly step?: StepRef | undefined;
  readonly problem: 'wrong' | 'missing' | 'unclear' | 'outdated';
  readonly text: string;
}

/** Notes that something in a runbook is wrong or missing. */
export function noteRunbookProblem(desk: Desk, { runbook, step, problem, text }: RunbookProblem, options?: Beginning): Outcome {
  const payload = { runbook: runbookOnly(runbook), problem, text, ...(step !== undefined && { step: stepOnly(step) }) };
  return (
    wrongRunbook(runbook) ??
    (step === undefined ? undefined : wrongStep(step)) ??
    wrongText(t`What is wrong`, text) ??
    recordBeginning(desk, { kind: 'runbook-problem-noted/1', payload }, options)
  );
}

function runbookOnly({ id, title, revision }: RunbookRef): RunbookRef {
  return { id, revision, ...(nonBlank(title) !== undefined && { title }) };
}

function wrongRunbook({ id, title, revision }: RunbookRef): Outcome | undefined {
  return (
    wrongText(t`The id of the runbook`, id, limits.line) ??
    wrongLength(t`The title of the runbook`, title, limits.line) ??
    wrongLength(t`The version of the runbook`, revision, limits.line)
  );
}

function wrongDay(due: string | undefined): Outcome | undefined {
  return nonBlank(due) === undefined || isDay(due ?? '') ? undefined : refuse('not-possible', t`The day is written as in 2026-01-31.`);
}
