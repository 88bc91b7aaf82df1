/** Where to look first: causes ranked by how often they are it, and by the shape of the golden signals. */

export interface BaseRate {
  readonly cause: 'deploy' | 'infrastructure' | 'data' | 'traffic' | 'dependency';
  /** The share of incidents, roughly. */
  readonly share: number;
  /** A hypothesis to begin with. */
  readonly statement: string;
}

/** Where causes lie, most frequent first. */
export const baseRates: readonly BaseRate[] = [
  { cause: 'deploy', share: 0.6, statement: 'A change that was deployed shortly before the start broke it.' },
  { cause: 'infrastructure', share: 0.2, statement: 'A resource is exhausted or a machine, disk, network or certificate failed.' },
  { cause: 'data', share: 0.1, statement: 'Data of an unusual kind or size, or a migration, broke it.' },
  { cause: 'traffic', share: 0.05, statement: 'There is more traffic than it can take, from users or from retries.' },
  { cause: 'dependency', share: 0.05, statement: 'A service that it calls is slow or down.' },
];

/** The four golden signals. */
export const signals = ['latency', 'traffic', 'errors', 'saturation'] as const;
export type Signal = (typeof signals)[number];

/** What is seen: a level per signal (`up`, `flat` …), as far as somebody looked. */
export type SeenSignals = Readonly<Partial<Record<Signal, string>>>;

/** A shape that somebody wrote down, and what it reads as; `any` fits every level. */
export interface SignalShape extends Readonly<Record<Signal, string>> {
  readonly reads: string;
  readonly firstMove: string;
}

export interface StartingPoint<Shape extends SignalShape = SignalShape> {
  readonly statement: string;
  /** What it came from: goes into the hypothesis' `source`. */
  readonly source: string;
  readonly firstMove?: string;
  /** The shape it came from, with whatever else the caller knows of it. */
  readonly shape?: Shape;
}

/**
 * Hypotheses to begin with: first the shapes that agree with all that was seen, the most telling ones at the front, then the base rates.
 */
export function startingPoints<Shape extends SignalShape>(
  seen: SeenSignals = {},
  shapes: readonly Shape[] = [],
): readonly StartingPoint<Shape>[] {
  const looked = signals.filter((signal) => seen[signal] !== undefined && seen[signal] !== 'any');
  const fitting = shapes
    .map((shape) => ({ shape, agreeing: looked.filter((signal) => shape[signal] === seen[signal]).length }))
    .filter(({ shape, agreeing }) => agreeing > 0 && looked.every((signal) => shape[signal] === 'any' || shape[signal] === seen[signal]))
    // Sorting is stable: shapes that agree equally stay in the order they were written in.
    .sort((a, b) => b.agreeing - a.agreeing);
  return [
    ...fitting.map(({ shape }) => ({ statement: shape.reads, source: 'golden signals', firstMove: shape.firstMove, shape })),
    ...baseRates.map(({ statement, share }) => ({ statement, source: `base rate: about ${Math.round(share * 100)} %` })),
  ];
}
