/** Shows which of Good and Bad was answered below each query of a runbook, as the log of the incident has it. */
import { type Answer, answerTo } from '../../../incident/answers.ts';
import { theDesk } from '../record/desk.ts';
import { queryIn } from '../record/queries.ts';
import { pageRunbook } from '../record/written.ts';

/** Draws the answers, and again at every change of the log. */
export async function showAnswers(): Promise<void> {
  const desk = await theDesk();
  const runbook = pageRunbook();
  if (runbook === undefined) return;
  const figures = [...runbook.element.querySelectorAll<HTMLElement>('figure:has(> .reading button.outcome)')];
  const draw = () => {
    const state = desk.current();
    for (const figure of figures) {
      const code = figure.querySelector('pre code');
      const id = figure.closest('.step')?.id;
      const step = id === undefined ? undefined : { runbook: runbook.ref.id, id };
      const answer = state === undefined || code === null ? undefined : answerTo(state, { step, query: queryIn(code) });
      for (const button of figure.querySelectorAll<HTMLElement>('button.outcome')) {
        if (answer === undefined) button.removeAttribute('aria-pressed');
        else button.setAttribute('aria-pressed', String(answerOf(button) === answer));
      }
    }
  };
  draw();
  desk.onChange(draw);
}

/** Which answer a button gives. */
export function answerOf(button: HTMLElement): Answer {
  return button.classList.contains('good') ? 'good' : 'bad';
}
