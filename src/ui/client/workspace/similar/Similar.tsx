/** Past incidents that are like this one, each with what both have, its cause and what ended it. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { comparedOf, type Reason, similarIncidents } from '../../../../incident/similar.ts';
import { t } from '../../../../words/text.ts';
import { siteBase } from '../../base/site-base.ts';
import { useIncident } from '../context.ts';
import { type PastPostmortem, pastPostmortems } from './past.ts';

export function Similar() {
  const { state } = useIncident();
  const [past, setPast] = useState<readonly PastPostmortem[]>([]);
  useEffect(() => {
    void pastPostmortems().then(setPast);
  }, []);
  const found = useMemo(() => similarIncidents(comparedOf(state), past), [state, past]);
  if (found.length === 0) return null;
  return (
    <section class="similar" aria-labelledby="app:similar">
      <h2 id="app:similar">{t`Similar incidents`}</h2>
      <ul class="rows full">
        {found.map(({ past: { title, address, when, cause, fix }, reasons }) => (
          <li key={address}>
            <a href={`${siteBase()}${address}`}>{title}</a>{' '}
            <span class="note">
              {when} · {reasonWords(reasons)}
            </span>
            {cause !== undefined && <p>{t`Cause: ${cause}`}</p>}
            {fix !== undefined && <p>{t`Fixed by: ${fix}`}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `same alert and service`: what people check first needs no names, as they stand in the incident. */
function reasonWords(reasons: readonly Reason[]): string {
  const language = t`en`;
  // Without the comma before “and”.
  // Alerts bring their labels along.
  const shown = reasons.some(({ same }) => same === 'alert') ? reasons.filter(({ same }) => same !== 'labels') : reasons;
  const list = new Intl.ListFormat(language === 'en' ? 'en-GB' : language);
  return t`same ${list.format(shown.map(wordsFor))}`;
}

function wordsFor({ same, names }: Reason): string {
  const named = names.join(', ');
  if (same === 'alert') return t`alert`;
  if (same === 'service') return t`service`;
  if (same === 'cause') return t`cause named: ${named}`;
  return same === 'labels' ? t`labels: ${named}` : t`words: ${named}`;
}
