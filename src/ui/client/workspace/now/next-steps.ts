/** What to do next in each runbook that is in use. */
import { type AlertSteps, stepsForAlerts } from '../../../../incident/alert-steps.ts';
import { alertsOf } from '../../../../incident/alerts.ts';
import { type Progress, progressOf } from '../../../../incident/progress.ts';
import { runbooksUsed, type UsedRunbook } from '../../../../incident/runbooks-used.ts';
import type { IncidentState } from '../../../../incident/state.ts';
import { decidingMark, stepKey } from '../../../../incident/steps.ts';
import { plainName } from '../../alerts/plain-name.ts';

type ListedStep = NonNullable<UsedRunbook['steps']>[number];

export interface RunbookInUse {
  readonly runbook: UsedRunbook;
  readonly progress: Progress;
  /** The first step that is open or blocked; undefined where none is left, or where its steps were not recorded. */
  readonly next: (ListedStep & { readonly number: number }) | undefined;
}

/**
 * The runbooks in use, in the order in which they were first used.
 *
 * @param sectionsOf the sections of a runbook that answer an alert each: of those only the incident's own count
 */
export function runbooksInUse(state: IncidentState, sectionsOf: SectionsOf = noSections): readonly RunbookInUse[] {
  const alerts = new Set(alertsOf(state).map(({ name }) => plainName(name)));
  return runbooksUsed(state).map((used) => {
    const steps = stepsForAlerts(used.steps ?? [], sectionsOf(used.id) ?? [], (name) => alerts.has(plainName(name)));
    const runbook = used.steps === undefined ? used : { ...used, steps };
    const at = steps.findIndex(({ id }) => {
      const mark = decidingMark(state.steps.get(stepKey({ runbook: runbook.id, id })));
      return mark === undefined || mark.kind === 'blocked';
    });
    const step = steps[at];
    return { runbook, progress: progressOf(state.steps, used.id, steps), next: step && { ...step, number: at + 1 } };
  });
}

type SectionsOf = (id: string) => readonly AlertSteps[] | undefined;
const noSections: SectionsOf = () => undefined;

/** Whether there is something to do before it is resolved: a step, or a runbook to look for where none is in use. */
export function hasNextStep(state: IncidentState, sectionsOf?: SectionsOf): boolean {
  const used = runbooksInUse(state, sectionsOf);
  return used.length === 0 || used.some(({ next }) => next !== undefined);
}
