/** The next step of each runbook in use, with the way to it; where none is in use, the way to one. */

import { addressOf, alertAddress } from '../../../../content/address.ts';
import { drillOf } from '../../../../incident/drill.ts';
import { factsOf } from '../../../../incident/facts.ts';
import type { Progress } from '../../../../incident/progress.ts';
import type { UsedRunbook } from '../../../../incident/runbooks-used.ts';
import { variablesOf } from '../../../../incident/variables.ts';
import { t } from '../../../../words/text.ts';
import { siteBase } from '../../base/site-base.ts';
import { usePrimary } from '../band/use-primary.ts';
import { useIncident } from '../context.ts';
import { usePlaces } from '../places.ts';
import { type RunbookInUse, runbooksInUse } from './next-steps.ts';

export function NextSteps() {
  const { state } = useIncident();
  const places = usePlaces();
  const used = runbooksInUse(state, (id) => places?.[id]?.alerts);
  const isPrimary = usePrimary() === 'next-step';
  const isOver = factsOf(state).status === 'resolved';
  if (used.length === 0) return isOver ? null : <FindRunbook alert={variablesOf(state).get('alertname')} isPrimary={isPrimary} />;
  // Once it is resolved the runbooks are there to look something up; none of their steps is next.
  const first = isOver ? undefined : used.find(({ next }) => next !== undefined);
  return (
    <section aria-labelledby="app:next-steps">
      <h2 id="app:next-steps">{first === undefined ? t`Runbooks` : t`Next`}</h2>
      <ul class="next-steps">
        {used.map((entry) => (
          <NextStep
            key={entry.runbook.id}
            entry={entry}
            isPrimary={isPrimary && entry === first}
            isNext={entry.next !== undefined && !isOver}
          />
        ))}
      </ul>
    </section>
  );
}

interface NextStepProps {
  readonly entry: RunbookInUse;
  readonly isPrimary: boolean;
  /** Whether it has a step to do. */
  readonly isNext: boolean;
}

function NextStep({ entry: { runbook, progress, next }, isPrimary, isNext }: NextStepProps) {
  const { state } = useIncident();
  const places = usePlaces();
  // The steps of a drill are ticked on its own page: on that of the runbook they would be real.
  const drill = drillOf(state)?.script.drill;
  const path = drill === undefined ? places?.[runbook.id]?.address : addressOf('drills', ...drill.split('/'));
  const title = runbook.title ?? runbook.id;
  const address = path === undefined ? undefined : `${siteBase()}${path}${next === undefined ? '' : `#${next.id}`}`;
  const total = runbook.steps?.length ?? 0;
  return (
    <li class={isNext ? 'next-card' : 'next-card all-done'}>
      <div>
        <p class="next-words">{isNext ? next?.text : title}</p>
        <p class="note">
          {isNext && t`${title} · step ${next?.number} of ${total} · `}
          {describeProgress(runbook, progress)}
        </p>
      </div>
      {/* It keeps its place while its address is fetched. */}
      {(address !== undefined || places === undefined) && (
        <a
          class={isPrimary ? 'button primary' : 'button'}
          href={address}
          aria-label={t`Open ${title}${next === undefined ? '' : t` at: ${next.text}`}`}
        >{t`Open`}</a>
      )}
      {total > 0 && <Meter done={progress.overall.total - progress.overall.open - progress.overall.blocked} total={total} />}
    </li>
  );
}

/** The share of steps that need no more work; the words beside it give the numbers. */
function Meter({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <svg class="meter" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect class="good" width={Math.round((done / total) * 100)} height="6" />
    </svg>
  );
}

function FindRunbook({ alert, isPrimary }: { readonly alert: string | undefined; readonly isPrimary: boolean }) {
  const kind = isPrimary ? 'button primary' : 'button';
  return (
    <section aria-labelledby="app:next-steps">
      <h2 id="app:next-steps">{t`Next`}</h2>
      <div class="next-card">
        <div>
          <p class="next-words">{alert === undefined ? t`Find the runbook` : t`Runbook for ${alert}`}</p>
          <p class="note">{t`The steps you tick there are logged here.`}</p>
        </div>
        {alert === undefined ? (
          <a class={kind} href={`${siteBase()}search/`}>{t`Search`}</a>
        ) : (
          <a class={kind} href={siteBase() + alertAddress(alert)} aria-label={t`Open the runbook of ${alert}`}>{t`Open`}</a>
        )}
      </div>
    </section>
  );
}

function describeProgress(runbook: UsedRunbook, { overall, gone }: Progress): string {
  if (runbook.steps === undefined) return t`${gone.length} ${gone.length === 1 ? 'step' : 'steps'} marked`;
  const skipped = overall.skipped + overall['not-applicable'];
  return [
    t`${overall.completed} of ${overall.total} done`,
    ...(skipped > 0 ? [t`${skipped} skipped`] : []),
    ...(overall.blocked > 0 ? [t`${overall.blocked} blocked`] : []),
  ].join(', ');
}
