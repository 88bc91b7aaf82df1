/** What to do next: the runbooks in use, how far each is, and the way back to its next step. */
import { useEffect, useState } from 'preact/hooks';
import { addressOf, alertAddress } from '../../../../content/address.ts';
import { drillOf } from '../../../../incident/drill.ts';
import { type Progress, progressOf } from '../../../../incident/progress.ts';
import { runbooksUsed, type UsedRunbook } from '../../../../incident/runbooks-used.ts';
import { decidingMark, stepKey } from '../../../../incident/steps.ts';
import { variablesOf } from '../../../../incident/variables.ts';
import { siteBase } from '../../base/site-base.ts';
import { useIncident } from '../context.ts';
import { type RunbookPlaces, runbookPlaces } from '../data.ts';

export function Runbooks() {
  const { state } = useIncident();
  const [places, setPlaces] = useState<RunbookPlaces>({});
  const used = runbooksUsed(state);
  const some = used.length > 0;
  // The steps of a drill are ticked on its own page: on that of the runbook they would be real.
  const drill = drillOf(state)?.script.drill;
  useEffect(() => {
    if (some) void runbookPlaces().then(setPlaces);
  }, [some]);
  if (!some) return <FindRunbook alert={variablesOf(state).get('alertname')} />;
  return (
    <section aria-labelledby="app:runbooks-in-use">
      <h2 id="app:runbooks-in-use">Next</h2>
      <ul class="runbooks-in-use">
        {used.map((runbook) => {
          const progress = progressOf(state.steps, runbook.id, runbook.steps ?? []);
          const next = runbook.steps?.find(({ id }) => {
            const mark = decidingMark(state.steps.get(stepKey({ runbook: runbook.id, id })));
            return mark === undefined || mark.kind === 'blocked';
          });
          const address = drill === undefined ? places[runbook.id]?.address : addressOf('drills', ...drill.split('/'));
          const title = runbook.title ?? runbook.id;
          return (
            <li key={runbook.id}>
              {address === undefined ? (
                <strong>{title}</strong>
              ) : (
                <a href={`${siteBase()}${address}${next === undefined ? '' : `#${next.id}`}`}>{title}</a>
              )}
              <span class="count">{howFar(runbook, progress)}</span>
              {next !== undefined && <p>{next.text}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function FindRunbook({ alert }: { readonly alert: string | undefined }) {
  return (
    <p class="next-step">
      {alert === undefined ? (
        <>
          No runbook is in use. <a href={`${siteBase()}search/`}>Find one</a>
        </>
      ) : (
        <a href={siteBase() + alertAddress(alert)}>Open the runbook of {alert}</a>
      )}
      : its ticks come here.
    </p>
  );
}

function howFar(runbook: UsedRunbook, { overall, gone }: Progress): string {
  if (runbook.steps === undefined) return `${gone.length} ${gone.length === 1 ? 'step' : 'steps'} marked`;
  const skipped = overall.skipped + overall['not-applicable'];
  return [
    `${overall.completed} of ${overall.total} done`,
    ...(skipped > 0 ? [`${skipped} left out`] : []),
    ...(overall.blocked > 0 ? [`${overall.blocked} blocked`] : []),
  ].join(', ');
}
