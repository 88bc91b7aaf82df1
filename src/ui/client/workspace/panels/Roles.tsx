/** Roles: assigned and handed over; the history keeps who had them before. */

import { lengthText } from '../../../../incident/length-text.ts';
import { limits } from '../../../../incident/limits.ts';
import { roleMeanings, roles } from '../../../../incident/role.ts';
import { type Roles as AllRoles, rolesOf } from '../../../../incident/roles.ts';
import type { IncidentState } from '../../../../incident/state.ts';
import { t, tOf } from '../../../../words/text.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { Panel } from '../Panel.tsx';
import { RoleRow } from '../roles/RoleRow.tsx';

export function Roles() {
  const { state, desk } = useIncident();
  const all = rolesOf(state);
  const commanders = all.holders.get('commander') ?? [];
  return (
    <Panel title={t`Roles`} shortcut="r" line={commanders[0]?.person}>
      <ul class="roles">
        {roles.map((role) => (
          <RoleRow key={role} role={role} holders={all.holders.get(role) ?? []} />
        ))}
      </ul>
      <datalist id="app:people">
        {peopleOf(state, all).map((person) => (
          <option key={person} value={person} />
        ))}
      </datalist>
      <label class="me">
        {t`Your name on this device`}
        <input
          name="me"
          autocomplete="name"
          maxLength={limits.line}
          aria-describedby="app:me-note"
          value={desk.me()}
          onChange={(event) => desk.setMe(event.currentTarget.value)}
        />
        <span class="note" id="app:me-note">{t`Shown with everything you record from now on.`}</span>
      </label>
      <History {...all} />
    </Panel>
  );
}

function History({ history }: AllRoles) {
  const { now } = useIncident();
  if (history.length === 0) return null;
  return (
    <details class="fold">
      <summary>
        <strong>{t`Role history`}</strong>
        <span class="fold-line">{history.length}</span>
      </summary>
      <ol class="history">
        {history.map(({ role, person, since, from }) => (
          <li key={`${role} ${since} ${person}`}>
            <time dateTime={new Date(since).toISOString()}>{shortTime(since, now)}</time>{' '}
            {tOf(roleMeanings[role].title, 'Incident commander', 'Scribe', 'Communications lead', 'Responder')}:{' '}
            {from === undefined ? person : `${from} → ${person}`}{' '}
            <span class="note">{now - since < 60_000 ? t`just now` : t`${lengthText(now - since)} ago`}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Everybody who had a role or recorded something, to choose from. */
function peopleOf(state: IncidentState, { history }: AllRoles): readonly string[] {
  return [...new Set([...history.map(({ person }) => person), ...state.log.events.flatMap(({ by }) => by ?? [])])];
}
