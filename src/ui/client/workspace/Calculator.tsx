/** Numbers for the impact: how many requests failed while it lasted, and what that is of the error budget. */

import { useState } from 'preact/hooks';
import { addToImpact } from '../../../incident/commands/incident.ts';
import { impactNumbers, impactSentence } from '../../../incident/failed-requests.ts';
import { impactPeriodsOf } from '../../../incident/milestones.ts';
import { t } from '../../../words/text.ts';
import { useIncident } from './context.ts';
import { fieldTime, instantIn, textOf } from './form.ts';

export function Calculator() {
  const { state, now, act, announce } = useIncident();
  const [sentence, setSentence] = useState('');
  const period = impactPeriodsOf(state).at(-1);
  const count = (form: HTMLFormElement) => {
    const number = (name: string) => Number.parseFloat(textOf(form, name).replace(',', '.'));
    const [from, to] = [instantIn(form, 'from'), instantIn(form, 'to')];
    const slo = textOf(form, 'slo') === '' ? undefined : number('slo') / 100;
    const numbers =
      from === undefined || to === undefined
        ? undefined
        : impactNumbers({ from, to, perSecond: number('rate'), failing: number('failing') / 100, slo });
    setSentence(
      numbers === undefined ? t`Give a start before the end, a rate, and shares between 0 and 100 %.` : impactSentence(numbers, slo),
    );
  };
  const isCounted = sentence.startsWith('About');
  return (
    <details class="fold">
      <summary>{t`Count failed requests`}</summary>
      <form
        class="impact"
        aria-label={t`Count failed requests`}
        onSubmit={(event) => {
          event.preventDefault();
          count(event.currentTarget);
        }}
      >
        <label>
          {t`From`}
          <input name="from" type="datetime-local" defaultValue={period?.started === undefined ? '' : fieldTime(period.started.at)} />
        </label>
        <label>
          {t`To`}
          <input name="to" type="datetime-local" defaultValue={fieldTime((period?.mitigated ?? period?.resolved)?.at ?? now)} />
        </label>
        <label>
          {t`Requests a second`}
          <input name="rate" inputMode="decimal" autocomplete="off" placeholder="120" />
        </label>
        <label>
          {t`Failing, %`}
          <input name="failing" inputMode="decimal" autocomplete="off" placeholder="30" />
        </label>
        <label>
          {t`Objective, % (optional)`}
          <input name="slo" inputMode="decimal" autocomplete="off" placeholder="99.9" />
        </label>
        <button type="submit">{t`Count`}</button>
      </form>
      <p class="note" role="status">
        {sentence}
      </p>
      {isCounted && (
        <p class="line-acts">
          <button
            type="button"
            onClick={async () => (await act((at) => addToImpact(at, sentence))) && announce(t`The impact has it, and updates include it.`)}
          >{t`Use as impact`}</button>
        </p>
      )}
    </details>
  );
}
