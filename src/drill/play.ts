/** The state of a drill, from its log and its script. */
import { type DrillRecord, drillOf } from '../incident/drill.ts';
import { type Hypothesis, hypothesesOf } from '../incident/hypotheses.ts';
import { eventsOf, type IncidentState } from '../incident/state.ts';
import { type Act, type Appearance, courseOf } from './appear.ts';
import { causeIn } from './causes.ts';
import type { DrillScript } from './script.ts';

export interface Standing {
  readonly record: DrillRecord;
  /** What the clock of the drill shows, in milliseconds: now, or at its end. */
  readonly elapsed: number;
  readonly over: boolean;
  /** What has appeared, in order. */
  readonly seen: readonly Appearance[];
  /** What has not. What time alone will bring has its time already. */
  readonly ahead: readonly Appearance[];
  /** When the recovery took hold; undefined while it has not. */
  readonly recoveredAt: number | undefined;
  /** Whether what helps was done and has not taken hold yet. */
  readonly recovering: boolean;
}

/** Where a drill stands at an instant; undefined for a record of something else. */
export function standingOf(script: DrillScript, state: IncidentState, now: number): Standing | undefined {
  const record = drillOf(state);
  if (record === undefined) return undefined;
  const elapsed = Math.max(0, record.elapsed(Math.min(now, record.endedAt ?? now)));
  const { recoveredAt, appearances } = courseOf(script, actsIn(script, state, record));
  return {
    record,
    elapsed,
    over: record.endedAt !== undefined,
    seen: appearances.filter(({ at }) => at <= elapsed),
    ahead: appearances.filter(({ at }) => at > elapsed),
    recoveredAt: recoveredAt <= elapsed ? recoveredAt : undefined,
    recovering: recoveredAt > elapsed && Number.isFinite(recoveredAt),
  };
}

/** How long to skip to the next thing that time alone brings, in whole seconds; five minutes where nothing is on its way. */
export function nextSkip({ ahead, elapsed }: Standing): number {
  const next = Math.min(...ahead.map(({ at }) => at));
  return Number.isFinite(next) ? Math.max(1, Math.ceil((next - elapsed) / 1000)) : 300;
}

/** What a responder did by the record. A tick that was taken back was seen by then, so it counts. */
function actsIn(script: DrillScript, state: IncidentState, { elapsed }: DrillRecord): readonly Act[] {
  const steps = eventsOf(state, 'step-completed/1').flatMap(({ payload, occurredAt }): Act[] =>
    payload.step.runbook === script.runbook ? [{ kind: 'did', name: payload.step.id, at: elapsed(occurredAt) }] : [],
  );
  const queries = eventsOf(state, 'query-copied/1', 'query-opened/1', 'query-run/1').flatMap(({ payload, occurredAt }): Act[] =>
    payload.query.id === undefined ? [] : [{ kind: 'did', name: payload.query.id, at: elapsed(occurredAt) }],
  );
  const proposals = hypothesesOf(state).flatMap((hypothesis): Act[] => {
    const cause = causeIn(script, wordsOf(hypothesis));
    return cause === undefined ? [] : [{ kind: 'proposed', cause: cause.id, at: elapsed(hypothesis.proposedAt) }];
  });
  return [...steps, ...queries, ...proposals];
}

/** The words of a hypothesis: its component belongs to them. */
export function wordsOf({ statement, component }: Pick<Hypothesis, 'statement' | 'component'>): string {
  return component === undefined ? statement : `${statement} (${component})`;
}
