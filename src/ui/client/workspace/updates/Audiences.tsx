/** Who the update is for, and when each audience was last sent one. */

import { eventsOf } from '../../../../incident/state.ts';
import { type Audience, audiences, audienceTitles } from '../../../../postmortem/messages/audience.ts';
import { t, tOf } from '../../../../words/text.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { audienceKey } from './keys.ts';

export function Audiences({ chosen, choose }: { readonly chosen: Audience; readonly choose: (audience: Audience) => void }) {
  const { state, now } = useIncident();
  const sent = eventsOf(state, 'communication-sent/1');
  return (
    <fieldset class="audiences">
      <legend class="sr">{t`Audience`}</legend>
      {audiences.map((name) => {
        const times = sent.filter(({ payload }) => payload.audience === audienceTitles[name]).map(({ occurredAt }) => occurredAt);
        return (
          <label key={name}>
            <input
              type="radio"
              name="audience"
              value={name}
              checked={name === chosen}
              aria-keyshortcuts={audienceKey(name)}
              onChange={() => choose(name)}
            />
            <span>
              {tOf(audienceTitles[name], 'Status page', 'Customers', 'Internal channel', 'Executives')}{' '}
              <span class="note">{times.length === 0 ? t`none sent` : shortTime(Math.max(...times), now)}</span>{' '}
              <kbd>{audienceKey(name)}</kbd>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
