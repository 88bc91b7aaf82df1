/** What comes again: causes that several incidents have, and steps of runbooks that were marked wrong most. */
import { comparable, compare } from '../follow-up/items.ts';
import type { PostmortemSource } from '../follow-up/source.ts';

export interface RecurringCause {
  /** As it was written last. */
  readonly cause: string;
  /** At least two, the newest first. */
  readonly postmortems: readonly PostmortemSource[];
}

/** Causes that at least two incidents have, the most frequent first. Names that differ in case or blanks alone are one. */
export function recurringCauses(postmortems: readonly PostmortemSource[]): readonly RecurringCause[] {
  const named = newestFirst(postmortems).flatMap((postmortem) =>
    // A cause that a postmortem names twice is one.
    [...new Map(postmortem.meta.causes.map((cause) => [comparable(cause), cause])).values()].map((cause) => ({ cause, postmortem })),
  );
  return [...Map.groupBy(named, ({ cause }) => comparable(cause)).values()]
    .filter((some) => some.length > 1)
    .map((some) => ({ cause: some[0]?.cause.trim() ?? '', postmortems: some.map(({ postmortem }) => postmortem) }))
    .sort((a, b) => b.postmortems.length - a.postmortems.length || compare(comparable(a.cause), comparable(b.cause)));
}

export interface WrongStep {
  /** Id of the runbook. */
  readonly runbook: string;
  /** The step as it read then; undefined where the whole runbook was meant. */
  readonly step: string | undefined;
  /** The incidents that asked for a repair, the newest first. */
  readonly postmortems: readonly PostmortemSource[];
}

/** Steps that incidents asked to be repaired, those of most incidents first, whether they were repaired since or not. */
export function wrongSteps(postmortems: readonly PostmortemSource[]): readonly WrongStep[] {
  const asked = newestFirst(postmortems).flatMap((postmortem) =>
    postmortem.meta.repairs.map(({ runbook, step }) => ({ runbook, step: step?.trim(), postmortem })),
  );
  return [...Map.groupBy(asked, ({ runbook, step }) => JSON.stringify([runbook, comparable(step ?? '')])).values()]
    .flatMap(([first, ...others]): WrongStep[] =>
      first === undefined
        ? []
        : [
            {
              runbook: first.runbook,
              step: first.step,
              // An incident that asks twice is one.
              postmortems: [...new Set([first, ...others].map(({ postmortem }) => postmortem))],
            },
          ],
    )
    .sort((a, b) => b.postmortems.length - a.postmortems.length || compare(a.runbook, b.runbook) || compare(a.step ?? '', b.step ?? ''));
}

function newestFirst(postmortems: readonly PostmortemSource[]): readonly PostmortemSource[] {
  return postmortems.toSorted((a, b) => compare(b.day, a.day) || compare(a.id, b.id));
}
