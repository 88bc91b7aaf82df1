/** What is affected, who is in command, when the next update is due; each leads to where it is changed. */
import { factsOf } from '../../../../incident/facts.ts';
import { updateDue } from '../../../../incident/nudges.ts';
import { rolesOf } from '../../../../incident/roles.ts';
import { openPart } from '../../keys/keys.ts';
import { useIncident } from '../context.ts';
import { serviceTitle } from '../service-title.ts';
import { useOpenSheet } from '../sheets.ts';
import { describeUpdateDue } from '../updates/due.ts';

export function Figures() {
  const { state, now, data } = useIncident();
  const openSheet = useOpenSheet();
  const { services } = factsOf(state);
  const update = describeUpdateDue(updateDue(state), now);
  const commanders = rolesOf(state).holders.get('commander') ?? [];
  return (
    <ul class="figures">
      {services.length > 0 && (
        <li>
          Affects <strong>{services.map((id) => serviceTitle(data, state, id)).join(', ')}</strong>
        </li>
      )}
      <li>
        <button type="button" class="link" onClick={() => openPart('r')}>
          {commanders.length === 0 ? (
            'No incident commander · Assign'
          ) : (
            <>
              Incident commander: <strong>{commanders.map(({ person }) => person).join(', ')}</strong>
            </>
          )}
        </button>
      </li>
      {update !== undefined && (
        <li>
          <button type="button" class={update.late ? 'link late' : 'link'} onClick={() => openSheet('update')}>
            {update.text}
          </button>
        </li>
      )}
    </ul>
  );
}
