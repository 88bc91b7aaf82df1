/** Since when, when people hear next, who leads, what is affected; each leads to where it is changed. */

import { type Duration, durationText, totalImpact } from '../../../../incident/durations.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { lengthText } from '../../../../incident/length-text.ts';
import { impactPeriodsOf, milestonesOf } from '../../../../incident/milestones.ts';
import { elapsed, updateDue } from '../../../../incident/nudges.ts';
import { rolesOf } from '../../../../incident/roles.ts';
import { openPart } from '../../keys/keys.ts';
import { useIncident } from '../context.ts';
import { serviceTitle } from '../service-title.ts';
import { updateWords } from '../update.ts';

/** One period lasts until it is resolved; of several the times with impact are added up. */
const notSeveral: Duration = { known: false, why: 'unknown', missing: [] };

export function Figures() {
  const { state, now, data } = useIncident();
  const { status, services } = factsOf(state);
  const lasts = elapsed(state, now);
  const isOver = status === 'resolved';
  const periods = impactPeriodsOf(state);
  const impact = periods.length > 1 ? totalImpact(periods) : notSeveral;
  const update = updateWords(updateDue(state), now);
  const open = periods.length > 1 ? 'Reopened for ' : milestonesOf(state).started === undefined ? 'Open for ' : 'Affecting users for ';
  const commanders = rolesOf(state).holders.get('commander') ?? [];
  return (
    <ul class="figures">
      <li>
        {lasts !== undefined && (
          <span>
            {isOver ? 'Lasted ' : open}
            <strong>{isOver && impact.known ? durationText(impact) : lengthText(lasts)}</strong>
            {isOver ? periods.length > 1 && ` in ${periods.length} periods` : ''}
          </span>
        )}
        {services.length > 0 && <span>Affects {services.map((id) => serviceTitle(data, state, id)).join(', ')}</span>}
      </li>
      {update !== undefined && (
        <li>
          <button type="button" class={update.late ? 'link late' : 'link'} onClick={() => openPart('t')}>
            {update.text}
          </button>
        </li>
      )}
      <li>
        <button type="button" class="link" onClick={() => openPart('r')}>
          {commanders.length === 0
            ? 'No incident commander · Assign'
            : `Incident commander: ${commanders.map(({ person }) => person).join(', ')}`}
        </button>
      </li>
    </ul>
  );
}
