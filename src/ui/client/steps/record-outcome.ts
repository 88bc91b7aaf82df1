/** Logs what a query showed, with the query as it stands on the page, and ticks its step once all of the step's queries have an outcome. */

import { recordQueryRun } from '../../../incident/commands/queries.ts';
import { completeStep, uncompleteStep } from '../../../incident/commands/steps.ts';
import { t } from '../../../words/text.ts';
import { toast } from '../base/announce.ts';
import { h } from '../base/h.ts';
import { theDesk } from '../record/desk.ts';
import { queryIn } from '../record/queries.ts';
import { latestLogged, toastLogged } from '../record/undo-logged.ts';
import { pageRunbook, stepRef } from '../record/written.ts';
import { answerOf } from './answers.ts';
import { actOnStep, noteOpened } from './step-acts.ts';

/** Carries out a press of Good or Bad, and shows what was logged with a way to undo it. */
export async function recordOutcome(button: HTMLButtonElement): Promise<void> {
  const figure = button.closest('figure');
  const code = figure?.querySelector('pre code');
  const runbook = pageRunbook();
  if (!figure || !code || runbook === undefined) return;
  const answer = answerOf(button);
  const kind = answer === 'good' ? t`Good` : t`Bad`;
  const step = figure.closest<HTMLElement>('.step');
  const words = button.closest('div')?.querySelector('dd')?.textContent.trim() ?? '';
  const desk = await theDesk();
  const isFirst = desk.current() === undefined;
  const refused = await desk.act(
    (at) =>
      recordQueryRun(
        at,
        queryIn(code),
        words === '' ? kind : `${kind} – ${words}`,
        { startAs: runbook.startAs },
        { answer, ...(step !== null && { step: stepRef(step, runbook) }) },
      ),
    { state: desk.current() },
  );
  if (refused !== '') return toast(refused);
  const logged = latestLogged(desk, 'query-run/1');
  await noteOpened(desk);
  for (const other of figure.querySelectorAll('button.outcome')) other.setAttribute('aria-pressed', String(other === button));
  const isDone = step !== null && hasAllOutcomes(step) && (await actOnStep(step, (at, ref, begin) => completeStep(at, ref, begin))) === '';
  const untick = async () => {
    button.removeAttribute('aria-pressed');
    if (step !== null && isDone) await actOnStep(step, (at, ref) => uncompleteStep(at, ref));
  };
  if (isDone && kind === 'Bad') carryNext(figure);
  toastLogged(desk, t`${isFirst ? 'Incident log started · ' : ''}Logged: ${kind}`, logged?.id, untick);
}

/** Whether each query of a step that has a Good or Bad has its outcome. */
function hasAllOutcomes(step: HTMLElement): boolean {
  const readings = [...step.querySelectorAll('figure > .reading')].filter((reading) => reading.querySelector('button.outcome') !== null);
  return readings.every((reading) => reading.querySelector('button.outcome[aria-pressed="true"]') !== null);
}

/** After a bad answer its advice is what to do now: it stands on the step that follows until that is done too. */
function carryNext(figure: Element): void {
  for (const old of document.querySelectorAll('.carried')) old.remove();
  const advice = figure.querySelector('.reading > .next > dd')?.textContent.trim() ?? '';
  const words = document.querySelector('.step.next > .step-body > p');
  if (advice === '' || words === null) return;
  words.after(h('p', { class: 'carried' }, t`From the step before: ${advice}`));
}
