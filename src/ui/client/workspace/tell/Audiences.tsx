/** Whom to tell, and when each was told last. */
import { eventsOf } from '../../../../incident/state.ts';
import { type Audience, audiences, audienceTitles } from '../../../../postmortem/messages/audience.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';

export function Audiences({ chosen, choose }: { readonly chosen: Audience; readonly choose: (audience: Audience) => void }) {
  const { state, now } = useIncident();
  const sent = eventsOf(state, 'communication-sent/1');
  return (
    <fieldset class="audiences choices" ref={takeFocus}>
      <legend class="sr">Whom do you tell?</legend>
      {audiences.map((name) => {
        const told = sent.filter(({ payload }) => payload.audience === audienceTitles[name]).map(({ occurredAt }) => occurredAt);
        return (
          <label key={name}>
            <input type="radio" name="audience" value={name} checked={name === chosen} onChange={() => choose(name)} />
            <span>
              {audienceTitles[name]} <span class="note">{told.length === 0 ? 'not told' : shortTime(Math.max(...told), now)}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** A key that opens the panel puts the focus on its title while there is nothing else yet: it goes on from there. */
function takeFocus(group: HTMLFieldSetElement | null): void {
  const title = group?.closest('details')?.querySelector('summary');
  if (title !== null && title === document.activeElement) group?.querySelector('input')?.focus();
}
