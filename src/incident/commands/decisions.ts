/** Answer the fix decision, set time aside. */
import { t } from '../../words/text.ts';
import { type FixQuestion, fixDecision } from '../decision-tree.ts';
import { type EventId, keyOf } from '../event.ts';
import { fixedBy, fixedByQuestion } from '../fixed-by.ts';
import { limits } from '../limits.ts';
import type { RecordOptions } from '../recorder.ts';
import { type Timebox, timeboxesOf } from '../timebox.ts';
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

/** Answers one question of a decision tree; the words are copied, so the record outlives the tree. */
export function answerFixDecision(
  desk: Desk,
  question: string,
  answer: string,
  options?: Beginning,
  tree: readonly FixQuestion[] = fixDecision,
): Outcome {
  const asked = tree.find(({ id }) => id === question);
  const chosen = asked?.answers.find(({ id }) => id === answer);
  if (asked === undefined || chosen === undefined) return refuse('not-there', t`The tree has no such question or answer.`);
  const payload = {
    question,
    asked: asked.text,
    answer,
    answered: chosen.text,
    ...(chosen.move !== undefined && { move: chosen.move }),
  };
  return recordBeginning(desk, { kind: 'fix-decision-answered/1', payload }, options);
}

/** Records what fixed the incident, in the words of a step, a move or a person. */
export function recordFix(desk: Desk, words: string, options?: RecordOptions): Outcome {
  const answered = words.trim();
  const wrong = wrongText(t`What fixed it`, answered);
  if (wrong !== undefined) return wrong;
  if (desk.state !== undefined && fixedBy(desk.state) === answered) return refuse('already-so', t`That is recorded as the fix already.`);
  const payload = { question: fixedByQuestion.id, asked: fixedByQuestion.text, answer: 'words', answered };
  return recordOne(desk, { kind: 'fix-decision-answered/1', payload }, options);
}

export interface NewTimebox {
  readonly title: string;
  readonly minutes: number;
  readonly hypothesis?: EventId | undefined;
}

export function startTimebox(desk: Desk, { title, minutes, hypothesis }: NewTimebox, options?: Beginning): Outcome {
  const payload = {
    title: title.trim(),
    minutes,
    ...(hypothesis !== undefined && { hypothesis: { actor: hypothesis.actor, counter: hypothesis.counter } }),
  };
  const wrong = wrongText(t`The title`, title, limits.line) ?? wrongMinutes(minutes);
  return wrong ?? recordBeginning(desk, { kind: 'timebox-started/1', payload }, options);
}

export function extendTimebox(desk: Desk, id: EventId, minutes: number, why?: string, options?: RecordOptions): Outcome {
  const timebox = runningTimebox(desk, id);
  if (timebox === undefined) return notRunning;
  const payload = { timebox: timebox.id, minutes, ...(nonBlank(why) !== undefined && { why }) };
  return wrongMinutes(minutes) ?? wrongLength(t`The reason`, why) ?? recordOne(desk, { kind: 'timebox-extended/1', payload }, options);
}

/** Ends a timebox: done in time, expired, or given up. */
export function endTimebox(
  desk: Desk,
  id: EventId,
  how: 'done' | 'expired' | 'given-up',
  outcome?: string,
  options?: RecordOptions,
): Outcome {
  const timebox = runningTimebox(desk, id);
  if (timebox === undefined) return notRunning;
  const payload = { timebox: timebox.id, how, ...(nonBlank(outcome) !== undefined && { outcome }) };
  return wrongLength(t`The outcome`, outcome) ?? recordOne(desk, { kind: 'timebox-ended/1', payload }, options);
}

const notRunning = refuse('not-there', t`That time limit is not running.`);

function runningTimebox({ state }: Desk, id: EventId): Timebox | undefined {
  return state && timeboxesOf(state).find((timebox) => keyOf(timebox.id) === keyOf(id) && timebox.ended === undefined);
}

function wrongMinutes(minutes: number): Outcome | undefined {
  return minutes > 0 && minutes <= 24 * 60
    ? undefined
    : refuse('number-out-of-range', t`A time limit must be above 0 and at most 1440 minutes.`);
}
