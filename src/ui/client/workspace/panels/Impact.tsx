/** What users notice, and which users and services are affected. Updates are filled in from it. */

import { describeBlastRadius } from '../../../../incident/commands/incident.ts';
import { type BlastRadius, factsOf } from '../../../../incident/facts.ts';
import { t } from '../../../../words/text.ts';
import { Calculator } from '../Calculator.tsx';
import { useIncident } from '../context.ts';
import { Fields } from '../Fields.tsx';
import { onSubmit, textOf } from '../form.ts';
import { Panel } from '../Panel.tsx';
import { Services } from '../Services.tsx';

const fields = [
  ['users', t`Which users, how many?`, t`a third of all orders`],
  ['endpoints', t`Which pages or endpoints?`, 'POST /checkout'],
  ['regions', t`Which regions?`, 'eu-west'],
  ['accounts', t`Which kinds of account?`, t`those who pay by card`],
] as const satisfies readonly (readonly [keyof BlastRadius, string, string])[];

export function Impact() {
  const { state, act, announce } = useIncident();
  const { blastRadius = {} } = factsOf(state);
  const [first] = Object.values(blastRadius);
  const describe = async (form: HTMLFormElement) => {
    const [summary, users, endpoints, regions, accounts] = ['summary', ...fields.map(([name]) => name)].map((name) => textOf(form, name));
    const kept = await act((at) => describeBlastRadius(at, { summary, users, endpoints, regions, accounts }));
    if (kept) announce(t`The impact is saved, and updates include it.`);
    return kept;
  };
  return (
    <Panel title={t`Impact`} shortcut="b" line={blastRadius.summary ?? first}>
      <form class="impact" onSubmit={onSubmit(describe)}>
        <label class="wide">
          {t`What do users notice?`}
          <input
            name="summary"
            autocomplete="off"
            placeholder={t`For example: card payments fail`}
            aria-describedby="app:summary-note"
            defaultValue={blastRadius.summary ?? ''}
          />
          <span class="note" id="app:summary-note">{t`One sentence in their words. Every update includes it.`}</span>
        </label>
        {fields.map(([name, question, example]) => (
          <label key={name}>
            {question}
            <input name={name} autocomplete="off" placeholder={t`such as: ${example}`} defaultValue={blastRadius[name] ?? ''} />
          </label>
        ))}
        <button type="submit">{t`Save impact`}</button>
      </form>
      <Calculator />
      <Services />
      <Fields />
    </Panel>
  );
}
