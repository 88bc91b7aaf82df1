/** Where the incident stands: for who joins late, and for the next shift. Loaded when it is shown. */

import { useState } from 'preact/hooks';
import { stepsForAlerts } from '../../../../incident/alert-steps.ts';
import { alertsOf } from '../../../../incident/alerts.ts';
import { type CatchUpLine, catchUpOf, catchUpText, handOverOf } from '../../../../incident/catch-up.ts';
import { factsOf } from '../../../../incident/facts.ts';
import { limits } from '../../../../incident/limits.ts';
import { t } from '../../../../words/text.ts';
import { plainName } from '../../alerts/plain-name.ts';
import { write } from '../../base/clipboard.ts';
import { isUtc, shortTime, utcClock } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { useChangingSteps, usePlaces } from '../places.ts';
import { Sheet } from '../Sheet.tsx';
import { serviceTitle } from '../service-title.ts';

type Kind = 'catch-up' | 'hand-over';

/** As it is now; times of this device, with UTC beside them where somebody may read the text elsewhere. */
function useLines(kind: Kind): { readonly lines: readonly CatchUpLine[]; readonly text: string } {
  const { state, data, now } = useIncident();
  const places = usePlaces();
  const isChange = useChangingSteps();
  const alerts = new Set(alertsOf(state).map(({ name }) => plainName(name)));
  const of = (time: (at: number) => string) =>
    (kind === 'hand-over' ? handOverOf : catchUpOf)(state, {
      now,
      time,
      isChange,
      serviceTitle: (id) => serviceTitle(data, state, id),
      stepsOf: ({ id, steps }) => stepsForAlerts(steps ?? [], places?.[id]?.alerts ?? [], (name) => alerts.has(plainName(name))),
    });
  const short = (at: number) => shortTime(at, now);
  const both = (at: number) => (isUtc ? `${short(at)} UTC` : `${short(at)} (${utcClock(at)})`);
  return { lines: of(short), text: catchUpText(factsOf(state).title, of(both)) };
}

function Lines({ lines }: { readonly lines: readonly CatchUpLine[] }) {
  return (
    <dl class="catch-up-lines">
      {lines.map(({ name, facts, isUnknown }) => (
        <div key={name}>
          <dt>{name}</dt>
          {facts.map((fact, at) => (
            <dd key={fact} class={isUnknown && at === 0 ? 'note' : ''}>
              {fact}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

function Copy({ text }: { readonly text: string }) {
  const [outcome, setOutcome] = useState('');
  const copy = async () => setOutcome((await write(text)) ? t`Copied.` : t`Not copied: the browser refused.`);
  return (
    <>
      <button type="button" onClick={() => void copy()}>{t`Copy as text`}</button>
      <span class="note" role="status">
        {outcome}
      </span>
    </>
  );
}

/** At the top of the page of who has just joined. */
export function JoinedLate({ onSeen }: { readonly onSeen: () => void }) {
  const { desk } = useIncident();
  const [isNameless] = useState(desk.me() === '');
  const { lines, text } = useLines('catch-up');
  return (
    <section class="came-in" aria-label={t`Where it stands`}>
      <h2>{t`Where it stands`}</h2>
      <Lines lines={lines} />
      {isNameless && (
        <label>
          {t`Your name, so that the others see who logs what `}
          <input name="me" autocomplete="name" maxLength={limits.line} onChange={(event) => desk.setMe(event.currentTarget.value)} />
        </label>
      )}
      <p class="line-acts">
        <button type="button" class="primary" onClick={onSeen}>{t`Got it`}</button>
        <Copy text={text} />
      </p>
      <p class="note">{t`Later it is under Catch me up.`}</p>
    </section>
  );
}

export function CatchUpSheet({ onClose }: { readonly onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('catch-up');
  const { lines, text } = useLines(kind);
  const choice = (value: Kind, words: string) => (
    <button type="button" aria-pressed={kind === value} onClick={() => setKind(value)}>
      {words}
    </button>
  );
  return (
    <Sheet title={t`Where it stands`} name="catch-up" onClose={onClose}>
      <fieldset class="choice" aria-label={t`For whom`}>
        {choice('catch-up', t`Catch me up`)}
        {choice('hand-over', t`Hand over to the next shift`)}
      </fieldset>
      <Lines lines={lines} />
      <p class="line-acts">
        <Copy key={kind} text={text} />
      </p>
      <p class="note">{t`Taken from the log as it is now. What nobody wrote there is unknown here.`}</p>
    </Sheet>
  );
}
