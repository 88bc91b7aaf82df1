/** How far along a runbook is: counted over the steps it has now. */
import { decidingMark, type StepMarkKind, type StepState, type StepStates, stepKey } from './steps.ts';

/** A step that a runbook has. */
export interface ListedStep {
  readonly id: string;
  readonly section?: string | undefined;
}

export type Counts = Readonly<Record<StepMarkKind | 'open' | 'total', number>>;

export interface Progress {
  readonly overall: Counts;
  /** By section, in the order in which sections come in the list. */
  readonly sections: ReadonlyMap<string, Counts>;
  /** Steps that were marked and that the runbook does not have any more. */
  readonly gone: readonly StepState[];
}

/** Counts the steps of a runbook by what became of them. */
export function progressOf(steps: StepStates, runbook: string, list: readonly ListedStep[]): Progress {
  const kinds = list.map((step) => ({
    section: step.section ?? '',
    kind: decidingMark(steps.get(stepKey({ runbook, id: step.id })))?.kind ?? ('open' as const),
  }));
  const listed = new Set(list.map(({ id }) => id));
  return {
    overall: count(kinds),
    sections: new Map([...Map.groupBy(kinds, ({ section }) => section)].map(([section, entries]) => [section, count(entries)])),
    gone: [...steps.values()].filter(({ step, marks }) => step.runbook === runbook && marks.length > 0 && !listed.has(step.id)),
  };
}

/** The share that needs no more work: done, skipped or not applicable. 1 for a runbook without steps. */
export function settledShare({ open, blocked, total }: Counts): number {
  return total === 0 ? 1 : (total - open - blocked) / total;
}

function count(entries: readonly { readonly kind: StepMarkKind | 'open' }[]): Counts {
  const of = (kind: StepMarkKind | 'open') => entries.filter((entry) => entry.kind === kind).length;
  return {
    completed: of('completed'),
    skipped: of('skipped'),
    'not-applicable': of('not-applicable'),
    blocked: of('blocked'),
    open: of('open'),
    total: entries.length,
  };
}
