/** What incidents asked to be changed in runbooks, until the runbook is another. */
import { compare } from './items.ts';
import type { PostmortemSource } from './source.ts';

export interface AskedRepair {
  /** Id of the runbook, as `service/failure-mode`. */
  readonly runbook: string;
  /** The step that was wrong, as it read then; undefined where the whole runbook is meant. */
  readonly step: string | undefined;
  readonly what: string;
  readonly standing: RepairStanding;
  readonly postmortem: PostmortemSource;
}

/**
 * `open`: the runbook is as it was then. `unknown`: the postmortem names no version, so nobody can tell whether it was changed since.
 * `missing`: the site has no such runbook.
 */
export type RepairStanding = 'open' | 'unknown' | 'missing';

/**
 * The repairs that are still to be made, in the order of runbooks and of days. One is left out once the runbook has another version than the
 * one it was asked of.
 *
 * @param versionOf the present version of a runbook; undefined for one that the site does not have
 */
export function askedRepairs(
  postmortems: readonly PostmortemSource[],
  versionOf: (runbook: string) => string | undefined,
): readonly AskedRepair[] {
  return postmortems
    .flatMap((postmortem) =>
      postmortem.meta.repairs.flatMap(({ runbook, step, what, version }): AskedRepair[] => {
        const standing = standingOf(version, versionOf(runbook));
        return standing === 'changed' ? [] : [{ runbook, step, what, standing, postmortem }];
      }),
    )
    .sort(
      (a, b) => compare(a.runbook, b.runbook) || compare(a.postmortem.day, b.postmortem.day) || compare(a.postmortem.id, b.postmortem.id),
    );
}

function standingOf(asked: string | undefined, present: string | undefined): RepairStanding | 'changed' {
  if (present === undefined) return 'missing';
  if (asked === undefined) return 'unknown';
  return asked === present ? 'open' : 'changed';
}
