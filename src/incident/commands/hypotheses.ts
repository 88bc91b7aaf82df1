/** Propose causes, test them, confirm or reject them. */
import { t } from '../../words/text.ts';
import { type EventId, keyOf } from '../event.ts';
import { type Hypothesis, hypothesesOf } from '../hypotheses.ts';
import { limits } from '../limits.ts';
import { findEvent } from '../log.ts';
import type { RecordOptions } from '../recorder.ts';
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

export interface Proposal {
  readonly statement: string;
  readonly component?: string | undefined;
  readonly source?: string | undefined;
  /** What else must be true if it is. */
  readonly predictions?: readonly string[] | undefined;
}

/** Proposes a hypothesis, with its predictions in the same batch. */
export function proposeHypothesis(desk: Desk, { statement, component, source, predictions = [] }: Proposal, options?: Beginning): Outcome {
  if (predictions.length > limits.list) return refuse('too-many', t`At most ${limits.list} predictions.`);
  const payload = {
    statement: statement.trim(),
    ...(nonBlank(component) !== undefined && { component }),
    ...(nonBlank(source) !== undefined && { source }),
  };
  const proposed =
    wrongText(t`The hypothesis`, statement) ??
    wrongLength(t`The component`, component, limits.line) ??
    wrongLength(t`The source`, source, limits.line) ??
    predictions.map((prediction) => wrongText(t`The prediction`, prediction)).find((wrong) => wrong !== undefined) ??
    recordBeginning(desk, { kind: 'hypothesis-proposed/1', payload }, options);
  const hypothesis = proposed.ok ? proposed.events.at(-1) : undefined;
  if (!proposed.ok || hypothesis === undefined) return proposed;
  const further = predictions.map((prediction) =>
    desk.recorder.record(
      { kind: 'prediction-added/1', payload: { hypothesis: idOnly(hypothesis.id), statement: prediction.trim() } },
      { incident: proposed.incident, seen: hypothesis.recordedAt },
      { by: options?.by },
    ),
  );
  return { ...proposed, events: [...proposed.events, ...further] };
}

/** Adds what else must be true if the hypothesis is. */
export function addPrediction(desk: Desk, hypothesis: EventId, statement: string, options?: RecordOptions): Outcome {
  const payload = { hypothesis: idOnly(hypothesis), statement: statement.trim() };
  return (
    missing(desk, hypothesis) ??
    wrongText(t`The prediction`, statement) ??
    recordOne(desk, { kind: 'prediction-added/1', payload }, options)
  );
}

export interface FoundEvidence {
  readonly stance: 'for' | 'against';
  readonly text?: string | undefined;
  /** The prediction that was checked. */
  readonly prediction?: EventId | undefined;
  /** The steps, queries, notes and evidence it rests on. */
  readonly events?: readonly EventId[] | undefined;
}

/** Adds what speaks for or against a hypothesis: words, events of this incident, or both. */
export function addHypothesisEvidence(desk: Desk, hypothesis: EventId, found: FoundEvidence, options?: RecordOptions): Outcome {
  const { stance, prediction, events = [] } = found;
  const text = nonBlank(found.text);
  const target = findHypothesis(desk, hypothesis);
  if (target === undefined) return notThere;
  if (text === undefined && events.length === 0) return refuse('nothing-said', t`Write what supports or contradicts it, or link an event.`);
  if (prediction !== undefined && !target.predictions.some(({ id }) => keyOf(id) === keyOf(prediction))) {
    return refuse('not-there', t`The hypothesis has no such prediction.`);
  }
  if (events.length > limits.list) return refuse('too-many', t`At most ${limits.list} events can be linked.`);
  const log = desk.state?.log;
  if (log === undefined || events.some((id) => findEvent(log, id) === undefined))
    return refuse('not-there', t`A linked event is not in this incident.`);
  const payload = {
    hypothesis: idOnly(hypothesis),
    stance,
    ...(text !== undefined && { text }),
    ...(prediction !== undefined && { prediction: idOnly(prediction) }),
    ...(events.length > 0 && { events: events.map(idOnly) }),
  };
  return wrongLength(t`The evidence`, text) ?? recordOne(desk, { kind: 'hypothesis-evidence-added/1', payload }, options);
}

/** Stays with a hypothesis after half an hour, with the reason. */
export function continueHypothesis(desk: Desk, hypothesis: EventId, why: string, options?: RecordOptions): Outcome {
  const wrong = notOpen(desk, hypothesis) ?? wrongText(t`The reason`, why);
  return wrong ?? recordOne(desk, { kind: 'hypothesis-continued/1', payload: { hypothesis: idOnly(hypothesis), why } }, options);
}

/** Confirms that a hypothesis is the cause. Nothing blocks this: `nudges` asks for alternatives beforehand. */
export function confirmHypothesis(desk: Desk, hypothesis: EventId, why: string, options?: RecordOptions): Outcome {
  const wrong = notOpen(desk, hypothesis) ?? wrongText(t`The reason`, why);
  return wrong ?? recordOne(desk, { kind: 'hypothesis-confirmed/1', payload: { hypothesis: idOnly(hypothesis), why } }, options);
}

export function rejectHypothesis(desk: Desk, hypothesis: EventId, why: string, options?: RecordOptions): Outcome {
  const wrong = notOpen(desk, hypothesis) ?? wrongText(t`The reason`, why);
  return wrong ?? recordOne(desk, { kind: 'hypothesis-rejected/1', payload: { hypothesis: idOnly(hypothesis), why } }, options);
}

const notThere = refuse('not-there', t`There is no such hypothesis in this incident.`);

function findHypothesis({ state }: Desk, id: EventId): Hypothesis | undefined {
  return state && hypothesesOf(state).find(({ key }) => key === keyOf(id));
}

function missing(desk: Desk, id: EventId): Outcome | undefined {
  return findHypothesis(desk, id) === undefined ? notThere : undefined;
}

/** A confirmed hypothesis that turns out wrong: take the confirmation back, then reject it. */
function notOpen(desk: Desk, id: EventId): Outcome | undefined {
  const standing = findHypothesis(desk, id)?.standing;
  if (standing === undefined) return notThere;
  return standing === 'open' ? undefined : refuse('already-so', t`The hypothesis is ${standing}. Undo that first.`);
}

function idOnly({ actor, counter }: EventId): { actor: string; counter: number } {
  return { actor, counter };
}
