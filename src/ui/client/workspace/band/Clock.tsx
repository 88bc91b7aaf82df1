/** How long it has lasted; once it is resolved, how long users were affected. */
import { type Duration, durationText, totalImpact } from '../../../../incident/durations.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { lengthText } from '../../../../incident/length-text.ts';
import { impactPeriodsOf, milestonesOf } from '../../../../incident/milestones.ts';
import { elapsed } from '../../../../incident/nudges.ts';
import { useIncident } from '../context.ts';

/** One period lasts until it is resolved; of several the times with impact are added up. */
const notSeveral: Duration = { known: false, why: 'unknown', missing: [] };

export function Clock() {
  const { state, now } = useIncident();
  const lasts = elapsed(state, now);
  if (lasts === undefined) return null;
  const periods = impactPeriodsOf(state);
  const isReopened = periods.length > 1;
  const isOver = factsOf(state).status === 'resolved';
  const impact = isReopened ? totalImpact(periods) : notSeveral;
  const running = isReopened ? 'Reopened for' : milestonesOf(state).started === undefined ? 'Open for' : 'Affecting users for';
  return (
    <p class={isOver ? 'clock over' : 'clock'}>
      <span class="clock-words">{isOver ? 'Lasted' : running} </span>
      <strong>{isOver && impact.known ? durationText(impact) : lengthText(lasts)}</strong>
      {isOver && isReopened && <span class="clock-words"> in {periods.length} periods</span>}
    </p>
  );
}
