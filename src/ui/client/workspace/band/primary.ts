/** Which of the buttons on the incident page is the primary one: there is one at a time. */
import { factsOf } from '../../../../incident/facts.ts';
import { updateDue } from '../../../../incident/nudges.ts';
import type { IncidentState } from '../../../../incident/state.ts';

export type Primary = 'next-step' | 'update' | 'resolve' | 'postmortem';

/**
 * A late update comes first: people are waiting for it. Then the next step of a runbook, until users are helped. Resolving is next once they
 * are, or when there is no step left to do. After that comes the postmortem, until it has no gap.
 *
 * @param hasNextStep whether a runbook has a step to do, or one is still to be found
 * @param hasGaps whether the postmortem still needs something
 */
export function primaryOf(
  state: IncidentState,
  now: number,
  { hasNextStep, hasGaps }: { readonly hasNextStep: boolean; readonly hasGaps: boolean },
): Primary | undefined {
  const { status } = factsOf(state);
  if (status === 'resolved') return hasGaps ? 'postmortem' : undefined;
  const due = updateDue(state);
  if (due !== undefined && due <= now) return 'update';
  if (status === 'mitigated' || status === 'monitoring') return 'resolve';
  return hasNextStep ? 'next-step' : 'resolve';
}
