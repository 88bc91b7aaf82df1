/** The updates that were sent, the newest first. One that was not sent after all is taken back in one press. */

import { retractEvent } from '../../../../incident/commands/log.ts';
import { keyOf } from '../../../../incident/event.ts';
import { sentBy } from '../../../../incident/sent-by.ts';
import { eventsOf } from '../../../../incident/state.ts';
import { t } from '../../../../words/text.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';

export function Sent() {
  const { state, now, act, announce } = useIncident();
  const sent = eventsOf(state, 'communication-sent/1').toSorted((a, b) => b.occurredAt - a.occurredAt);
  if (sent.length === 0) return null;
  return (
    <section aria-labelledby="app:sent">
      <h3 id="app:sent">{t`Sent`}</h3>
      <ul class="sent">
        {sent.map(({ id, by, occurredAt, payload: { audience, channel, format, text, nextUpdateAt } }) => {
          const how = sentBy({ channel, format });
          const about = [
            audience,
            how.channel,
            how.format,
            by,
            nextUpdateAt === undefined ? undefined : t`next update ${shortTime(nextUpdateAt, now)}`,
          ];
          const title = `${shortTime(occurredAt, now)} ${about.filter((part) => part !== undefined).join(' · ')}`;
          return (
            <li key={keyOf(id)}>
              <details class="fold">
                <summary>{title}</summary>
                <p class="sent-text">{text}</p>
              </details>
              <button
                type="button"
                aria-label={t`Undo: ${title} was not sent`}
                onClick={async () => (await act((at) => retractEvent(at, id, 'not sent'))) && announce(t`Removed: it was not sent.`)}
              >{t`Undo`}</button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
