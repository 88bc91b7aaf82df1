/** What the cause might be: proposals with predictions, evidence and outcome. */
import { type EventId, keyOf } from './event.ts';
import { eventsOf, type IncidentState } from './state.ts';

export interface Prediction {
  readonly id: EventId;
  readonly statement: string;
  /** The evidence that speaks to it. */
  readonly evidence: readonly HypothesisEvidence[];
}

export interface HypothesisEvidence {
  readonly id: EventId;
  readonly stance: 'for' | 'against';
  readonly text: string | undefined;
  readonly prediction: EventId | undefined;
  /** The steps, queries, notes and evidence it rests on. */
  readonly events: readonly EventId[];
  readonly at: number;
  readonly by: string | undefined;
}

/** The state of a hypothesis. One that was confirmed here and rejected there is disputed: people must agree. */
export type HypothesisStanding = 'open' | 'confirmed' | 'rejected' | 'disputed';

export interface HypothesisOutcome {
  readonly id: EventId;
  readonly outcome: 'confirmed' | 'rejected';
  readonly why: string;
  readonly at: number;
  readonly by: string | undefined;
}

export interface Hypothesis {
  readonly id: EventId;
  readonly key: string;
  readonly statement: string;
  readonly component: string | undefined;
  readonly source: string | undefined;
  readonly proposedAt: number;
  readonly by: string | undefined;
  readonly predictions: readonly Prediction[];
  readonly evidence: readonly HypothesisEvidence[];
  /** The last reason why it is pursued further. */
  readonly continued: { readonly at: number; readonly why: string } | undefined;
  readonly outcomes: readonly HypothesisOutcome[];
  readonly standing: HypothesisStanding;
}

/** All hypotheses in the order of their proposal. What speaks of one that is not in the record is left to the timeline. */
export function hypothesesOf(state: IncidentState): readonly Hypothesis[] {
  const predictions = Map.groupBy(eventsOf(state, 'prediction-added/1'), ({ payload }) => keyOf(payload.hypothesis));
  const evidence = Map.groupBy(eventsOf(state, 'hypothesis-evidence-added/1'), ({ payload }) => keyOf(payload.hypothesis));
  const continued = Map.groupBy(eventsOf(state, 'hypothesis-continued/1'), ({ payload }) => keyOf(payload.hypothesis));
  const outcomes = Map.groupBy(eventsOf(state, 'hypothesis-confirmed/1', 'hypothesis-rejected/1'), ({ payload }) =>
    keyOf(payload.hypothesis),
  );

  return eventsOf(state, 'hypothesis-proposed/1').map(({ id, payload, occurredAt, by }) => {
    const key = keyOf(id);
    const found = (evidence.get(key) ?? []).map(
      (event): HypothesisEvidence => ({
        id: event.id,
        stance: event.payload.stance,
        text: event.payload.text,
        prediction: event.payload.prediction,
        events: event.payload.events ?? [],
        at: event.occurredAt,
        by: event.by,
      }),
    );
    const ended = (outcomes.get(key) ?? []).map(
      (event): HypothesisOutcome => ({
        id: event.id,
        outcome: event.kind === 'hypothesis-confirmed/1' ? 'confirmed' : 'rejected',
        why: event.payload.why,
        at: event.occurredAt,
        by: event.by,
      }),
    );
    const stayed = continued.get(key)?.at(-1);
    return {
      id,
      key,
      statement: payload.statement,
      component: payload.component,
      source: payload.source,
      proposedAt: occurredAt,
      by,
      predictions: (predictions.get(key) ?? []).map((event) => ({
        id: event.id,
        statement: event.payload.statement,
        evidence: found.filter(({ prediction }) => prediction !== undefined && keyOf(prediction) === keyOf(event.id)),
      })),
      evidence: found,
      continued: stayed === undefined ? undefined : { at: stayed.occurredAt, why: stayed.payload.why },
      outcomes: ended,
      standing: standingOf(ended),
    };
  });
}

function standingOf(outcomes: readonly HypothesisOutcome[]): HypothesisStanding {
  const distinct = new Set(outcomes.map(({ outcome }) => outcome));
  const [only] = distinct;
  return distinct.size > 1 ? 'disputed' : (only ?? 'open');
}

/** What the buttons of a prediction write where nobody adds words. */
const outcomeAlone = /^(?:confirmed|rejected|holds|does not hold)\.?$/i;

/** Whether the words that came with a checked prediction say no more than its outcome. */
export function isOutcomeAlone(words: string | undefined): boolean {
  return words === undefined || outcomeAlone.test(words.trim());
}

/**
 * Why a hypothesis would be confirmed or rejected, as far as its predictions that were checked say so: a draft of the reason. Empty where
 * none speaks for that outcome.
 */
export function reasonFor(outcome: 'confirmed' | 'rejected', { predictions }: Pick<Hypothesis, 'predictions'>): string {
  const stance = outcome === 'confirmed' ? 'for' : 'against';
  return predictions
    .flatMap(({ statement, evidence }) => {
      const found = evidence.find((entry) => entry.stance === stance);
      if (found === undefined) return [];
      const words = `${stance === 'for' ? 'True' : 'Not true'}: ${statement}`;
      return [isOutcomeAlone(found.text) ? words : `${words}: ${found.text}`];
    })
    .join('; ');
}

/** The hypothesis that a fix tests: the only one that is open. With several open nobody knows which it was. */
export function testedHypothesis(state: IncidentState): Hypothesis | undefined {
  const open = hypothesesOf(state).filter(({ standing }) => standing === 'open');
  return open.length === 1 ? open[0] : undefined;
}
