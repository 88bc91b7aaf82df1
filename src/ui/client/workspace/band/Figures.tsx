/** What is affected and who is in command; the button leads to the roles. */

import { factsOf } from '../../../../incident/facts.ts';
import { rolesOf } from '../../../../incident/roles.ts';
import { t, tx } from '../../../../words/text.ts';
import { openPart } from '../../keys/keys.ts';
import { useIncident } from '../context.ts';
import { SharingPlace } from '../SharingPlace.tsx';
import { serviceTitle } from '../service-title.ts';
import { useOpenSheet } from '../sheets.ts';

export function Figures() {
  const { state, data } = useIncident();
  const openSheet = useOpenSheet();
  const { services } = factsOf(state);
  const commanders = rolesOf(state).holders.get('commander') ?? [];
  return (
    <ul class="figures">
      {services.length > 0 && <li>{tx`Affects ${<strong>{services.map((id) => serviceTitle(data, state, id)).join(', ')}</strong>}`}</li>}
      <li>
        <button type="button" class="link" onClick={() => openPart('r')}>
          {commanders.length === 0
            ? t`No incident commander · Assign`
            : tx`Incident commander: ${<strong>{commanders.map(({ person }) => person).join(', ')}</strong>}`}
        </button>
      </li>
      <li>
        <button type="button" class="link" aria-haspopup="dialog" onClick={() => openSheet('catch-up')}>{t`Catch me up`}</button>
      </li>
      {data.share !== undefined && (
        <li>
          <SharingPlace />
        </li>
      )}
    </ul>
  );
}
