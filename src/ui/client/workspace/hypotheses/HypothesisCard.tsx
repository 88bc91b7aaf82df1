/** One hypothesis: open with all that is known of it, or settled in one line. */

import { startTimebox } from '../../../../incident/commands/decisions.ts';
import { addPrediction } from '../../../../incident/commands/hypotheses.ts';
import { retractEvent } from '../../../../incident/commands/log.ts';
import { keyOf } from '../../../../incident/event.ts';
import type { Hypothesis } from '../../../../incident/hypotheses.ts';
import { lengthText } from '../../../../incident/length-text.ts';
import { limits } from '../../../../incident/limits.ts';
import { lookAfter } from '../../../../incident/nudges.ts';
import { recordedWords } from '../../../../incident/recorded-words.ts';
import { timeboxesOf } from '../../../../incident/timebox.ts';
import { t, tOf, tx } from '../../../../words/text.ts';
import { shortTime } from '../../record/times.ts';
import { useIncident } from '../context.ts';
import { onSubmit, textOf } from '../form.ts';
import { Evidence } from './Evidence.tsx';
import { Predictions } from './Predictions.tsx';
import { Settle } from './Settle.tsx';

interface Props {
  readonly hypothesis: Hypothesis;
}

export function HypothesisCard({ hypothesis }: Props) {
  return hypothesis.standing === 'open' ? <Open hypothesis={hypothesis} /> : <Settled hypothesis={hypothesis} />;
}

function Open({ hypothesis }: Props) {
  const { state, now, act } = useIncident();
  const { id, key, statement, component, source, by, proposedAt, continued } = hypothesis;
  const limited = timeboxesOf(state).some(
    (timebox) => timebox.ended === undefined && timebox.hypothesis && keyOf(timebox.hypothesis) === key,
  );
  const about = [component, by, t`${lengthText(Math.max(0, now - proposedAt))} old`, source].filter((part) => part !== undefined);
  const unchecked = hypothesis.predictions.filter(({ evidence }) => evidence.length === 0);
  const checked = hypothesis.predictions.length - unchecked.length;
  return (
    <article class="hypothesis" data-hypothesis={key} tabIndex={-1} aria-label={t`Hypothesis: ${statement}`}>
      <h3>
        <span class="tag info">{t`open`}</span> {statement}
      </h3>
      <p class="note">{about.join(' · ')}</p>
      {continued !== undefined && <p class="note">{tx`Staying with it since ${shortTime(continued.at, now)}: ${continued.why}`}</p>}
      <Predictions hypothesis={hypothesis} predictions={unchecked} settled={false} />
      <Settle hypothesis={hypothesis} />
      <details class="fold">
        <summary>
          {t`Evidence and predictions`}
          {hypothesis.predictions.length > 0 && <span class="note">{tx`${checked} of ${hypothesis.predictions.length} checked`}</span>}
        </summary>
        <div class="hypothesis-more">
          <Evidence hypothesis={hypothesis} />
          <form class="line-form" onSubmit={onSubmit((form) => act((at) => addPrediction(at, id, textOf(form, 'prediction'))))}>
            <input name="prediction" aria-label={t`What else must be true?`} placeholder={t`What else must be true?`} autocomplete="off" />
            <button type="submit">{t`Add`}</button>
          </form>
          {!limited && (
            <button
              type="button"
              class="quiet"
              onClick={() =>
                void act((at) => startTimebox(at, { title: statement.slice(0, limits.line), minutes: lookAfter, hypothesis: id }))
              }
            >{tx`Set a limit of ${lookAfter} minutes`}</button>
          )}
        </div>
      </details>
    </article>
  );
}

const standings = {
  confirmed: t`Confirmed`,
  rejected: t`Rejected`,
  disputed: t`Both confirmed and rejected: agree on one`,
  open: t`Open`,
} as const;

const tags = { confirmed: 'done', rejected: 'plain', disputed: 'warning', open: 'info' } as const;

function Settled({ hypothesis }: Props) {
  const { now, act } = useIncident();
  const { key, statement, standing, outcomes } = hypothesis;
  return (
    <details class={`fold hypothesis ${standing}`} data-hypothesis={key}>
      <summary>
        <strong class={`tag ${tags[standing]}`}>{standings[standing]}</strong>
        <span class="settled-line">{statement}</span>
        <span class="note settled-why">
          {outcomes.map(({ why, by, at }) => [why, by, shortTime(at, now)].filter((part) => part !== undefined).join(' · ')).join('; ')}
        </span>
      </summary>
      {outcomes.map((outcome) => (
        <p key={keyOf(outcome.id)}>
          {standings[outcome.outcome]}: {outcome.why}{' '}
          <button
            type="button"
            aria-label={t`Undo: ${tOf(outcome.outcome, recordedWords)} ${statement}`}
            onClick={() => void act((at) => retractEvent(at, outcome.id))}
          >{t`Undo`}</button>
        </p>
      ))}
      <Evidence hypothesis={hypothesis} settled />
    </details>
  );
}
