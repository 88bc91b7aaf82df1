/** Running time limits: what is left of each. One that is over becomes a reminder at the top of the page. */

import { endTimebox } from '../../../../incident/commands/decisions.ts';
import { keyOf } from '../../../../incident/event.ts';
import { lengthText } from '../../../../incident/length-text.ts';
import { timeboxesOf } from '../../../../incident/timebox.ts';
import { t } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';

export function RunningTimeboxes() {
  const { state, now, act } = useIncident();
  const running = timeboxesOf(state).filter(({ ended }) => ended === undefined);
  return (
    <>
      {running.map(({ id, title, endsAt }) => (
        <p key={keyOf(id)} class="time-limit">
          <span>
            {title}: {endsAt > now ? t`${lengthText(endsAt - now)} left` : t`time is up`}
          </span>
          <button
            type="button"
            aria-label={t`Done: ${title}`}
            onClick={() => void act((at) => endTimebox(at, id, 'done'))}
          >{t`Done`}</button>
        </p>
      ))}
    </>
  );
}
