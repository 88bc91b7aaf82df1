/** Which postmortem a responder is led to after an incident: the one of the incident that was resolved last, while it has gaps. */
import { drillOf } from '../../../incident/drill.ts';
import { factsOf } from '../../../incident/facts.ts';
import { milestonesOf } from '../../../incident/milestones.ts';
import { postmortemGaps } from '../../../incident/postmortem-gaps.ts';
import type { IncidentState } from '../../../incident/state.ts';
import type { OpenPostmortem } from './current.ts';

/** After a week nobody is led to it any more: what was not written until then is looked for on the incident page. */
const leadsFor = 7 * 24 * 60 * 60_000;

/** @param isClosed whether somebody closed the postmortem of an incident */
export function openPostmortem(
  states: Iterable<IncidentState>,
  isClosed: (incident: string) => boolean,
  now: number,
): OpenPostmortem | undefined {
  const open = [...states].flatMap((state): OpenPostmortem[] => {
    const { title, status } = factsOf(state);
    const resolvedAt = milestonesOf(state).resolved?.at;
    if (status !== 'resolved' || resolvedAt === undefined || drillOf(state) !== undefined || isClosed(state.incident)) return [];
    const gaps = postmortemGaps(state).length;
    return gaps > 0 && now - resolvedAt < leadsFor ? [{ id: state.incident, title, resolvedAt, gaps }] : [];
  });
  return open.toSorted((a, b) => b.resolvedAt - a.resolvedAt)[0];
}
