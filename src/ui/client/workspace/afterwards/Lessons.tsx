/** Lessons: what went well, what went badly, where there was luck. */

import { noteLesson } from '../../../../incident/commands/follow-up.ts';
import { retractEvent } from '../../../../incident/commands/log.ts';
import { keyOf } from '../../../../incident/event.ts';
import { eventsOf } from '../../../../incident/state.ts';
import { t } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { onSubmit, textOf } from '../form.ts';

const questions = [
  ['well', t`What went well?`, t`What would you do the same way again?`],
  ['badly', t`What went badly?`, t`What cost time, in tools, processes and knowledge?`],
  ['lucky', t`Where did we get lucky?`, t`What cannot be relied on next time?`],
] as const;

export function Lessons() {
  const { state, act } = useIncident();
  const noted = eventsOf(state, 'lesson-noted/1');
  return (
    <section aria-label={t`Lessons`}>
      <h3>{t`Lessons`}</h3>
      {questions.map(([type, question, hint]) => (
        <div key={type} class="lesson">
          <form class="line" onSubmit={onSubmit((form) => act((at) => noteLesson(at, type, textOf(form, 'lesson'))))}>
            <label>
              {question}
              <input name="lesson" autocomplete="off" placeholder={hint} />
            </label>
            <button type="submit" aria-label={t`Add: ${question}`}>{t`Add`}</button>
          </form>
          <ul class="kept">
            {noted
              .filter(({ payload }) => payload.type === type)
              .map(({ id, payload: { text } }) => (
                <li key={keyOf(id)}>
                  <span class="line-text">{text}</span>
                  <button
                    type="button"
                    class="quiet"
                    aria-label={t`Remove: ${text}`}
                    onClick={() => void act((at) => retractEvent(at, id))}
                  >{t`Remove`}</button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
