/** What is wrong or missing in the runbooks that were used, with links that open their files for editing. */

import { useEffect, useState } from 'preact/hooks';
import { noteRunbookProblem } from '../../../../incident/commands/follow-up.ts';
import { retractEvent } from '../../../../incident/commands/log.ts';
import { keyOf } from '../../../../incident/event.ts';
import { recordedWords } from '../../../../incident/recorded-words.ts';
import { runbooksUsed } from '../../../../incident/runbooks-used.ts';
import { followUpsOf } from '../../../../postmortem/record/runbook-use.ts';
import { t, tOf } from '../../../../words/text.ts';
import { useIncident } from '../context.ts';
import { type RunbookPlaces, runbookPlaces } from '../data.ts';
import { onSubmit, textOf } from '../form.ts';

const problems = ['missing', 'wrong', 'unclear', 'outdated'] as const;

export function RunbookRepairs() {
  const { state, data, act } = useIncident();
  const [places, setPlaces] = useState<RunbookPlaces>({});
  const { edit } = data;
  const used = runbooksUsed(state);
  const followUps = followUpsOf(state, edit === undefined ? undefined : { pattern: edit, file: (id) => places[id]?.file });
  const needed = followUps.length > 0 && edit !== undefined;
  useEffect(() => {
    if (needed) void runbookPlaces().then(setPlaces);
  }, [needed]);
  const note = (form: HTMLFormElement) => {
    const runbook = used.find(({ id }) => id === textOf(form, 'runbook'));
    const problem = problems.find((name) => name === textOf(form, 'problem'));
    const revision = runbook?.revisions.at(-1);
    if (runbook === undefined || problem === undefined || revision === undefined) return false;
    const { id, title } = runbook;
    return act((at) => noteRunbookProblem(at, { runbook: { id, title, revision }, problem, text: textOf(form, 'text') }));
  };
  return (
    <section aria-label={t`Runbooks to fix`}>
      <h3>{t`Runbooks to fix`}</h3>
      <ul class="kept">
        {followUps.map(({ id, runbook, step, problem, text, editUrl }) => (
          <li key={keyOf(id)}>
            <span class="line-text">
              {problem}: {text}{' '}
              <span class="note">
                {runbook.title ?? runbook.id}
                {step === undefined ? '' : `, step “${step.text}”`}
              </span>
            </span>
            {editUrl !== undefined && (
              <a
                class="button"
                href={editUrl}
                rel="noreferrer noopener"
                target="_blank"
                aria-label={t`Edit the runbook ${runbook.title ?? runbook.id}`}
              >{t`Edit the runbook`}</a>
            )}
            <button
              type="button"
              class="quiet"
              aria-label={t`Remove: ${text}`}
              onClick={() => void act((at) => retractEvent(at, id))}
            >{t`Remove`}</button>
          </li>
        ))}
      </ul>
      {used.length === 0 ? (
        <p class="note">{t`No runbook was used.`}</p>
      ) : (
        <form class="action-item-fields" onSubmit={onSubmit(note)}>
          <label class="wide">
            {t`What was wrong or missing in it?`}
            <input name="text" autocomplete="off" placeholder={t`It does not say how to see the pool`} />
          </label>
          <label>
            {t`Runbook`}
            <select name="runbook">
              {used.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title ?? id}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t`Problem`}
            <select name="problem">
              {problems.map((name) => (
                <option key={name} value={name}>
                  {tOf(name, recordedWords)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit">{t`Report problem`}</button>
        </form>
      )}
    </section>
  );
}
