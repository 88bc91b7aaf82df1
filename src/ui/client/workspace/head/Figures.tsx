/** Since when, when people hear next, who leads, what is hit; each leads to where it is changed. */

import { factsOf } from '../../../../incident/facts.ts';
import { lengthText } from '../../../../incident/length-text.ts';
import { milestonesOf } from '../../../../incident/milestones.ts';
import { elapsed, updateDue } from '../../../../incident/nudges.ts';
import { rolesOf } from '../../../../incident/roles.ts';
import { openPart } from '../../keys.ts';
import { useIncident } from '../context.ts';
import { updateWords } from '../update.ts';

export function Figures() {
  const { state, now, data } = useIncident();
  const { status, services } = factsOf(state);
  const lasts = elapsed(state, now);
  const update = updateWords(updateDue(state), now);
  const commanders = rolesOf(state).holders.get('commander') ?? [];
  return (
    <ul class="figures">
      <li>
        {lasts !== undefined && (
          <span>
            {status === 'resolved' && 'Lasted '}
            <strong>{lengthText(lasts)}</strong>
            {status !== 'resolved' && ` since it ${milestonesOf(state).started === undefined ? 'was opened' : 'started'}`}
          </span>
        )}
        {services.length > 0 && (
          <span>Hits {services.map((id) => data.services.find((service) => service.id === id)?.title ?? id).join(', ')}</span>
        )}
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
          {commanders.length === 0 ? 'Nobody commands' : `${commanders.map(({ person }) => person).join(', ')} commands`}
        </button>
      </li>
    </ul>
  );
}
