/** Numbers for the impact: how many requests failed while it lasted, and what that is of the error budget. */
import { useState } from 'preact/hooks';
import { addToImpact } from '../../../incident/commands/incident.ts';
import { impactNumbers, impactSentence } from '../../../incident/failed-requests.ts';
import { impactPeriodsOf } from '../../../incident/milestones.ts';
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
      numbers === undefined ? 'Give a start before the end, a rate, and shares between 0 and 100 %.' : impactSentence(numbers, slo),
    );
  };
  const isCounted = sentence.startsWith('About');
  return (
    <details class="fold">
      <summary>Count failed requests</summary>
      <form
        class="impact"
        aria-label="Count failed requests"
        onSubmit={(event) => {
          event.preventDefault();
          count(event.currentTarget);
        }}
      >
        <label>
          From
          <input name="from" type="datetime-local" defaultValue={period?.started === undefined ? '' : fieldTime(period.started.at)} />
        </label>
        <label>
          To
          <input name="to" type="datetime-local" defaultValue={fieldTime((period?.mitigated ?? period?.resolved)?.at ?? now)} />
        </label>
        <label>
          Requests a second
          <input name="rate" inputMode="decimal" autocomplete="off" placeholder="120" />
        </label>
        <label>
          Failing, %
          <input name="failing" inputMode="decimal" autocomplete="off" placeholder="30" />
        </label>
        <label>
          Objective, % (optional)
          <input name="slo" inputMode="decimal" autocomplete="off" placeholder="99.9" />
        </label>
        <button type="submit">Count</button>
      </form>
      <p class="note" role="status">
        {sentence}
      </p>
      {isCounted && (
        <p class="line-acts">
          <button
            type="button"
            onClick={async () => (await act((at) => addToImpact(at, sentence))) && announce('The impact has it, and updates include it.')}
          >
            Use as impact
          </button>
        </p>
      )}
    </details>
  );
}
