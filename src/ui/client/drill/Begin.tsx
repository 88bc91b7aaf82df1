/** Starts a drill; while an incident is in progress only after a clear confirmation. */

import { milliseconds } from '../../../drill/length.ts';
import { beginDrill } from '../../../incident/commands/drill.ts';
import { factsOf } from '../../../incident/facts.ts';
import { t, tx } from '../../../words/text.ts';
import { siteBase } from '../base/site-base.ts';
import { pageRunbook } from '../record/written.ts';
import { useWorkspace } from '../workspace/context.ts';
import { onSubmit, textOf } from '../workspace/form.ts';
import type { DrillData } from './data.ts';

export interface BeginProps {
  readonly drill: DrillData;
  /** Whether it was played on this device before. */
  readonly again: boolean;
}

export function Begin({ drill, again }: BeginProps) {
  const { desk, announce } = useWorkspace();
  const real = desk.real();
  const start = async (form: HTMLFormElement) => {
    const runbook = pageRunbook();
    if (runbook === undefined) return false;
    const { script, id, revision } = drill;
    const refused = await desk.act(
      (at) =>
        beginDrill(at, {
          drill: id,
          title: script.title,
          revision,
          pace: Number(textOf(form, 'pace')),
          began: milliseconds(script.before),
          services: runbook.startAs.services,
          values: new Map(Object.entries(script.values)),
          runbook: runbook.ref,
        }),
      { state: undefined },
    );
    announce(refused);
    if (refused === '') scrollTo({ top: 0 });
    return refused === '';
  };
  return (
    <section class="drill-begin" aria-labelledby="app:drill-begin">
      <h2 id="app:drill-begin">{again ? t`Play again` : t`Begin`}</h2>
      <p>{t`The runbook opens and the clock starts. Tick steps and copy queries as you would in an incident: their results appear. Propose hypotheses, and set the status once it is mitigated. Nothing here reaches a real system, and what you copy here does nothing when it is pasted.`}</p>
      <form class="line-form" onSubmit={onSubmit(start)}>
        {real !== undefined && (
          <div class="drill-real">
            <p>
              <strong>{tx`An incident is in progress: ${factsOf(real).title}.`}</strong> <a href={`${siteBase()}incident/`}>{t`Open it`}</a>
            </p>
            <label>
              <input type="checkbox" name="sure" required />
              {t` Start the drill anyway`}
            </label>
          </div>
        )}
        <label>
          {t`Speed`}
          <select name="pace">
            <option value="1">{t`real time`}</option>
            <option value="5">{t`5 × real time`}</option>
          </select>
        </label>
        <button type="submit" class="primary">{t`Start the drill`}</button>
      </form>
    </section>
  );
}
