/** What the log of an incident does not answer yet and its postmortem needs. */

import { actionItemsOf } from './action-items.ts';
import { factsOf } from './facts.ts';
import { fixedBy } from './fixed-by.ts';
import { hypothesesOf } from './hypotheses.ts';
import { milestonesOf } from './milestones.ts';
import type { IncidentState } from './state.ts';
import { eventsOf } from './state.ts';

export const postmortemGapNames = ['severity', 'impact', 'start', 'detection', 'fix', 'cause', 'lessons', 'action-items'] as const;
export type PostmortemGap = (typeof postmortemGapNames)[number];

/** The gaps, in the order in which they are asked for; none when the log answers everything. */
export function postmortemGaps(state: IncidentState): readonly PostmortemGap[] {
  const { severity, blastRadius } = factsOf(state);
  const { started, detected } = milestonesOf(state);
  const answered: Readonly<Record<PostmortemGap, boolean>> = {
    severity: severity !== undefined,
    impact: blastRadius?.summary !== undefined,
    start: started !== undefined,
    detection: detected !== undefined,
    fix: fixedBy(state) !== undefined,
    cause: hypothesesOf(state).some(({ standing }) => standing === 'confirmed'),
    lessons: eventsOf(state, 'lesson-noted/1').length > 0,
    'action-items': actionItemsOf(state).length > 0,
  };
  return postmortemGapNames.filter((name) => !answered[name]);
}
