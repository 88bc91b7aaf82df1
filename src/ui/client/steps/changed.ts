/** Whether the runbook on this page is another version than the one that the incident began with. */
import { firstOpening, type RunbookOpening, runbooksUsed } from '../../../incident/runbooks-used.ts';
import type { IncidentState } from '../../../incident/state.ts';
import type { PageRunbook } from '../record/written.ts';

/** What of the change the steps on the page show. */
export interface ChangedRunbook {
  /** For steps that got another id by being reworded: the id that they had. */
  readonly formerIds: ReadonlyMap<string, string>;
}

/** The version that the incident began with, where the page has another one. */
export function openedFirst(state: IncidentState, { ref }: PageRunbook): RunbookOpening | undefined {
  const used = runbooksUsed(state).find(({ id }) => id === ref.id);
  const first = used && firstOpening(used);
  return first !== undefined && first.revision !== ref.revision ? first : undefined;
}
