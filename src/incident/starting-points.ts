/** Where to look first: causes ranked by how often they are it, and by the shape of the golden signals. */

export interface BaseRate {
  readonly cause: 'deploy' | 'infrastructure' | 'data' | 'traffic' | 'dependency';
  /** The share of incidents, roughly. */
  readonly share: number;
  /** A hypothesis to begin with. */
  readonly statement: string;
  /** What to look at first. */
  readonly firstMove: string;
  /** The id of the runbook that goes on from there, where a site has it. */
  readonly runbook: string;
}

/** Where causes lie, most frequent first. */
export const baseRates: readonly BaseRate[] = [
  {
    cause: 'deploy',
    share: 0.6,
    statement: 'A change that was deployed shortly before the start broke it.',
    firstMove: 'List what was deployed, switched or configured in the hour before.',
    runbook: 'patterns/bad-deploy',
  },
  {
    cause: 'infrastructure',
    share: 0.2,
    statement: 'A resource is exhausted or a machine, disk, network or certificate failed.',
    firstMove: 'Look at CPU, memory, disk, connections, certificates, DNS.',
    runbook: 'patterns/resource-exhaustion',
  },
  {
    cause: 'data',
    share: 0.1,
    statement: 'Data of an unusual kind or size, or a migration, broke it.',
    firstMove: 'Find what the failing requests share: one user, one table, one input.',
    runbook: 'patterns/silent-data-corruption',
  },
  {
    cause: 'traffic',
    share: 0.05,
    statement: 'There is more traffic than it can take, from users or from retries.',
    firstMove: 'Compare requests a second with the same hour last week.',
    runbook: 'patterns/thundering-herd',
  },
  {
    cause: 'dependency',
    share: 0.05,
    statement: 'A service that it calls is slow or down.',
    firstMove: 'Look at the calls it makes, and at the status pages of whom it calls.',
    runbook: 'patterns/slow-dependency',
  },
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
  readonly firstMove: string;
  /** How often it is this, in words; of base rates only. */
  readonly often?: string;
  /** The id of a runbook that may be on the site; of base rates only. */
  readonly runbook?: string;
  /** The shape it came from, with whatever else the caller knows of it. */
  readonly shape?: Shape;
}

/**
 * Hypotheses to begin with: first the shapes that agree with all that was seen, the most significant ones at the front, then the base rates.
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
    ...baseRates.map(({ statement, share, firstMove, runbook }) => {
      const often = `about ${Math.round(share * 100)} % of incidents`;
      return { statement, source: `base rate: ${often}`, often, firstMove, runbook };
    }),
  ];
}
