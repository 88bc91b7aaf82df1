/** Numbers for the impact: how many requests failed while it lasted, and what that is of the error budget. */

import { useState } from 'preact/hooks';
import { addToImpact } from '../../../incident/commands/incident.ts';
import { impactNumbers, impactSentence, shownNumbers } from '../../../incident/failed-requests.ts';
import { impactPeriodsOf } from '../../../incident/milestones.ts';
import { t } from '../../../words/text.ts';
import { useIncident } from './context.ts';
import { textOf } from './form.ts';
import { readTime, TimeField } from './TimeField.tsx';

export function Calculator() {
  const { state, now, act, announce } = useIncident();
  const [sentence, setSentence] = useState('');
  const period = impactPeriodsOf(state).at(-1);
  const end = period?.mitigated ?? period?.resolved;
  const count = async (form: HTMLFormElement) => {
    const number = (name: string) => Number.parseFloat(textOf(form, name).replace(',', '.'));
    const from = await readTime(form, 'from', period?.started?.at);
    const to = await readTime(form, 'to', end?.at ?? now);
    if (from.kind === 'unanswered' || to.kind === 'unanswered') return;
    const slo = textOf(form, 'slo') === '' ? undefined : number('slo') / 100;
    const numbers =
      from.kind !== 'at' || to.kind !== 'at'
        ? undefined
        : impactNumbers({ from: from.at, to: to.at, perSecond: number('rate'), failing: number('failing') / 100, slo });
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
          void count(event.currentTarget);
        }}
      >
        <div>
          <label for="app:failed-from">{t`From`}</label>
          <TimeField id="app:failed-from" name="from" at={period?.started?.at} />
        </div>
        <div>
          <label for="app:failed-to">{t`To`}</label>
          <TimeField id="app:failed-to" name="to" at={end?.at ?? now} />
        </div>
        <label>
          {t`Requests a second`}
          <input name="rate" list="app:shown-numbers" inputMode="decimal" autocomplete="off" placeholder="120" />
        </label>
        <label>
          {t`Failing, %`}
          <input name="failing" list="app:shown-numbers" inputMode="decimal" autocomplete="off" placeholder="30" />
        </label>
        <label>
          {t`Objective, % (optional)`}
          <input name="slo" inputMode="decimal" autocomplete="off" placeholder="99.9" />
        </label>
        {/* What queries showed, on this page's runbooks or in a terminal. */}
        <datalist id="app:shown-numbers">
          {shownNumbers(state).map(({ value, result, of }) => (
            <option key={of} value={value} label={`${of}: ${result}`} />
          ))}
        </datalist>
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
