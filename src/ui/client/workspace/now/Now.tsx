/** What to do now: the next step, the status, time limits that run, who has which role; the rest is one press away. */

import { factsOf } from '../../../../incident/facts.ts';
import { roleMeanings, roles } from '../../../../incident/role.ts';
import { rolesOf } from '../../../../incident/roles.ts';
import { severityMeanings } from '../../../../incident/severity.ts';
import { t, tOf } from '../../../../words/text.ts';
import { openPart } from '../../keys/keys.ts';
import { Status } from '../band/Status.tsx';
import { useIncident } from '../context.ts';
import { RunningTimeboxes } from '../hypotheses/RunningTimeboxes.tsx';
import { SimilarPlace } from '../similar/SimilarPlace.tsx';
import { NextSteps } from './NextSteps.tsx';

export function Now() {
  const { state } = useIncident();
  const { severity, status } = factsOf(state);
  return (
    <div class="now">
      <NextSteps />
      <section class="status-line" aria-label={t`Status`}>
        <Status resolves={false} />
        {severity !== undefined && status !== 'resolved' && (
          <p class="note">
            {tOf(
              severityMeanings[severity].response,
              'All hands. Roll back at once if it is safe.',
              'Investigate immediately. Consider a rollback.',
              'Investigate within the hour.',
              'Next deploy.',
            )}
          </p>
        )}
      </section>
      <RunningTimeboxes />
      <RoleHolders />
      <SimilarPlace />
    </div>
  );
}

/** Who has which role, in one line each; nothing while nobody has one. The commander is named above. */
function RoleHolders() {
  const { holders } = rolesOf(useIncident().state);
  const others = roles.flatMap((role) => {
    const people = role === 'commander' ? [] : (holders.get(role) ?? []);
    return people.length === 0 ? [] : [{ role, people: people.map(({ person }) => person).join(', ') }];
  });
  if (others.length === 0) return null;
  return (
    <button type="button" class="link role-holders" onClick={() => openPart('r')}>
      {others.map(({ role, people }) => (
        <span key={role}>
          {tOf(roleMeanings[role].title, 'Incident commander', 'Scribe', 'Communications lead', 'Responder')}: <strong>{people}</strong>
        </span>
      ))}
    </button>
  );
}
