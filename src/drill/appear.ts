/** When the symptoms of a script appear, from what was done and when. Pure: the same acts give the same symptoms at the same times. */
import { milliseconds } from './length.ts';
import type { DrillScript, Symptom, When } from './script.ts';

/** Something that a responder did; milliseconds since the drill began, by its own clock. */
export type Act =
  | { readonly kind: 'did'; readonly name: string; readonly at: number }
  | { readonly kind: 'proposed'; readonly cause: string; readonly at: number };

export interface Appearance {
  readonly symptom: Symptom;
  /** Milliseconds since the drill began; infinite for what nothing has brought about yet. */
  readonly at: number;
  /** What was done to bring it about; undefined for what came by itself. */
  readonly by: string | undefined;
}

export interface Course {
  /** When the recovery took hold; infinite while it has not. */
  readonly recoveredAt: number;
  /** By when they appear, then in the order of the script. */
  readonly appearances: readonly Appearance[];
}

/** What these acts bring about, now or later. A symptom appears once, at the earliest time that fits. */
export function courseOf({ symptoms, recovery }: DrillScript, acts: readonly Act[]): Course {
  const first = (fits: (act: Act) => boolean) =>
    acts.filter(fits).reduce<Act | undefined>((best, act) => (best === undefined || act.at < best.at ? act : best), undefined);
  const helped = first((act) => act.kind === 'did' && recovery.did.includes(act.name));
  const recoveredAt = helped === undefined ? Number.POSITIVE_INFINITY : helped.at + milliseconds(recovery.after);

  const known = new Map<string, Appearance>();
  const appear = (symptom: Symptom, above: readonly string[]): Appearance => {
    const before = known.get(symptom.id);
    if (before !== undefined) return before;
    const found = work(symptom, [...above, symptom.id]);
    known.set(symptom.id, found);
    return found;
  };
  const work = (symptom: Symptom, above: readonly string[]): Appearance => {
    const { when } = symptom;
    const inTime = ({ at }: Act) => when.while === undefined || at >= recoveredAt === (when.while === 'recovered');
    const { did, proposed, seen } = when;
    const act = did && first((one) => one.kind === 'did' && did.includes(one.name) && inTime(one));
    const proposal = proposed === undefined ? undefined : first((one) => one.kind === 'proposed' && one.cause === proposed && inTime(one));
    const dependency = seen === undefined || above.includes(seen) ? undefined : symptoms.find(({ id }) => id === seen);
    const base = Math.max(
      when.while === 'recovered' ? recoveredAt : 0,
      did === undefined ? 0 : timeOf(act),
      proposed === undefined ? 0 : timeOf(proposal),
      seen === undefined ? 0 : dependency === undefined ? Number.POSITIVE_INFINITY : appear(dependency, above).at,
    );
    const at = base + milliseconds(when.after ?? '0s');
    const tooLate = when.while === 'failing' && at >= recoveredAt;
    return { symptom, at: tooLate ? Number.POSITIVE_INFINITY : at, by: act?.kind === 'did' ? act.name : undefined };
  };
  const all = symptoms.map((symptom) => appear(symptom, []));
  return { recoveredAt, appearances: all.toSorted((a, b) => (a.at === b.at ? 0 : a.at - b.at)) };
}

function timeOf(act: Act | undefined): number {
  return act?.at ?? Number.POSITIVE_INFINITY;
}

/** Every name of a step or query that a script speaks of, with where it stands. */
export function namesIn(script: DrillScript): readonly { readonly name: string; readonly path: readonly PropertyKey[] }[] {
  const of = (did: When['did'], ...path: PropertyKey[]) => (did ?? []).map((name, at) => ({ name, path: [...path, at] }));
  return [
    ...script.symptoms.flatMap(({ when }, at) => of(when.did, 'symptoms', at, 'when', 'did')),
    ...of(script.recovery.did, 'recovery', 'did'),
  ];
}

/**
 * The symptoms that no responder can ever bring about.
 *
 * @param names the steps and queries of the runbook: all of them are done, then what helps, then all of them again
 */
export function neverAppear(script: DrillScript, names: readonly string[]): readonly Symptom[] {
  const { recovery, symptoms, redHerrings } = script;
  const longest = symptoms.reduce((sum, { when }) => sum + milliseconds(when.after ?? '0s'), 1);
  const helps = recovery.did.filter((name) => names.includes(name));
  const acts = (at: number, done: readonly string[]): Act[] => [
    ...done.map((name): Act => ({ kind: 'did', name, at })),
    ...['truth', ...redHerrings.map(({ id }) => id)].map((cause): Act => ({ kind: 'proposed', cause, at })),
  ];
  const { appearances } = courseOf(script, [
    ...acts(
      0,
      names.filter((name) => !helps.includes(name)),
    ),
    ...acts(longest, helps),
    ...acts(2 * longest + milliseconds(recovery.after), names),
  ]);
  return appearances.filter(({ at }) => at === Number.POSITIVE_INFINITY).map(({ symptom }) => symptom);
}
