/** What a drill came to: hypotheses against the truth, times by the clock of the drill, what was seen and what was not. */
import { type DurationName, durationsOf } from '../incident/durations.ts';
import { type HypothesisStanding, hypothesesOf } from '../incident/hypotheses.ts';
import { type Milestone, milestoneNames } from '../incident/milestone.ts';
import { type Milestones, milestonesOf, type ReachedMilestone } from '../incident/milestones.ts';
import type { IncidentState } from '../incident/state.ts';
import { type Cause, causeIn, causesOf } from './causes.ts';
import { changesMade, type MadeChange, stepsTaken } from './changes.ts';
import { type Standing, wordsOf } from './play.ts';
import type { DrillScript, Symptom } from './script.ts';

export interface JudgedHypothesis {
  readonly statement: string;
  readonly standing: HypothesisStanding;
  /** The cause of the script that its words speak of; undefined for one that the script does not know. */
  readonly cause: Cause | undefined;
  /** Whether it was settled as the script has it; undefined while it is open, disputed or not known to the script. */
  readonly right: boolean | undefined;
}

/** Times in milliseconds by the clock of the drill; undefined for what did not happen. */
export interface DrillTimes extends Readonly<Record<DurationName, number | undefined>> {
  /** From the alert until the true cause was confirmed. */
  readonly causeConfirmed: number | undefined;
  /** From the start of the fault until the fix took effect, whatever was logged about it. */
  readonly recovered: number | undefined;
}

/**
 * `after`: marked once it was so; `before`: marked too early; `unsaid`: it was fixed but never marked; `under-way`: the fix was applied and had
 * not taken hold at the end; `none`: nothing that helps was done.
 */
export type Mitigation = 'after' | 'before' | 'unsaid' | 'under-way' | 'none';

export interface DrillResult {
  readonly times: DrillTimes;
  /** Whether the true cause was confirmed, and no other one. `unknown`: only causes that the script does not know, perhaps it in other words. */
  readonly found: 'truth' | 'truth-and-other' | 'other' | 'unknown' | 'nothing';
  readonly hypotheses: readonly JudgedHypothesis[];
  /** Of the hypotheses that were settled and that the script knows: how many there are, and how many were settled rightly. */
  readonly settled: number;
  readonly right: number;
  readonly mitigation: Mitigation;
  /** The steps done that change something. */
  readonly changes: readonly MadeChange[];
  /** How many steps were marked at all. */
  readonly steps: number;
  readonly seen: readonly { readonly symptom: Symptom; readonly at: number }[];
  readonly notSeen: readonly Symptom[];
  /** The causes that nobody proposed. */
  readonly notProposed: readonly Cause[];
}

/** The result of a drill, also of one that goes on. */
export function resultOf(script: DrillScript, state: IncidentState, standing: Standing): DrillResult {
  const { record, recoveredAt } = standing;
  const milestones = inDrillTime(milestonesOf(state), record.elapsed);
  const durations = durationsOf(milestones);
  const length = (name: DurationName) => (durations[name].known ? durations[name].ms : undefined);
  const proposed = hypothesesOf(state);
  const hypotheses = proposed.map((hypothesis): JudgedHypothesis => {
    const cause = causeIn(script, wordsOf(hypothesis));
    return { statement: hypothesis.statement, standing: hypothesis.standing, cause, right: rightly(cause, hypothesis.standing) };
  });
  const confirmed = hypotheses.filter((one) => one.standing === 'confirmed');
  const confirmedAt = proposed
    .filter(({ standing: how }, at) => how === 'confirmed' && hypotheses[at]?.cause?.id === 'truth')
    .flatMap(({ outcomes }) => outcomes.map(({ at }) => record.elapsed(at)));
  const judged = hypotheses.filter(({ right }) => right !== undefined);
  return {
    times: {
      detect: length('detect'),
      acknowledge: length('acknowledge'),
      mitigate: length('mitigate'),
      resolve: length('resolve'),
      causeConfirmed: confirmedAt.length === 0 ? undefined : Math.min(...confirmedAt),
      recovered: recoveredAt === undefined || milestones.started === undefined ? undefined : recoveredAt - milestones.started.at,
    },
    found: foundOf(confirmed),
    changes: changesMade(script, state),
    steps: stepsTaken(state),
    hypotheses,
    settled: judged.length,
    right: judged.filter(({ right }) => right).length,
    mitigation: mitigationOf(milestones.mitigated?.at, standing),
    seen: standing.seen.map(({ symptom, at }) => ({ symptom, at })),
    notSeen: script.symptoms.filter(({ id }) => standing.seen.every(({ symptom }) => symptom.id !== id)),
    notProposed: causesOf(script).filter(({ id }) => hypotheses.every(({ cause }) => cause?.id !== id)),
  };
}

function foundOf(confirmed: readonly JudgedHypothesis[]): DrillResult['found'] {
  const isTrue = ({ cause }: JudgedHypothesis) => cause?.id === 'truth';
  if (confirmed.some(isTrue)) return confirmed.every(isTrue) ? 'truth' : 'truth-and-other';
  if (confirmed.length === 0) return 'nothing';
  return confirmed.some(({ cause }) => cause !== undefined) ? 'other' : 'unknown';
}

function rightly(cause: Cause | undefined, standing: HypothesisStanding): boolean | undefined {
  if (cause === undefined || (standing !== 'confirmed' && standing !== 'rejected')) return undefined;
  return (standing === 'confirmed') === (cause.id === 'truth');
}

function mitigationOf(reportedAt: number | undefined, { recoveredAt, recovering }: Standing): Mitigation {
  if (reportedAt !== undefined) return recoveredAt === undefined || reportedAt < recoveredAt ? 'before' : 'after';
  return recoveredAt !== undefined ? 'unsaid' : recovering ? 'under-way' : 'none';
}

/** Milestones with their times by the clock of the drill. */
function inDrillTime(milestones: Milestones, elapsed: (at: number) => number): Milestones {
  const entries: [Milestone, ReachedMilestone][] = [];
  for (const name of milestoneNames) {
    const reached = milestones[name];
    if (reached !== undefined) entries.push([name, { ...reached, at: elapsed(reached.at) }]);
  }
  return Object.fromEntries(entries);
}
