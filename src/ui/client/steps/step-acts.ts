/** Logs what people do with a step, and with the first act on a page which version of the runbook it is. */

import { openRunbook } from '../../../incident/commands/follow-up.ts';
import type { Beginning, Desk as CommandDesk, Outcome } from '../../../incident/commands/outcome.ts';
import { uncompleteStep } from '../../../incident/commands/steps.ts';
import type { StepRef } from '../../../incident/events/common.ts';
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { type Desk, theDesk } from '../record/desk.ts';
import { listedSteps, pageRunbook, stepRef } from '../record/written.ts';

/** A page that was opened longer ago than this, in milliseconds, was opened for something else. */
const anHour = 60 * 60 * 1000;

/** Notes the version of the runbook on this page with its steps, once in each incident, as of when the page was opened. */
export async function noteOpened(desk: Desk): Promise<void> {
  const runbook = pageRunbook();
  const state = desk.current();
  if (runbook === undefined || state === undefined) return;
  const opened = performance.timeOrigin;
  const options = Date.now() - opened < anHour ? { at: opened } : {};
  await desk.act((at) => openRunbook(at, runbook.ref, listedSteps(runbook), options), { state });
}

/** The step of the last act on this page. */
let last: HTMLElement | undefined;

/** Carries out a command for a step in the active incident, or in one that it starts. Returns why it was refused, or an empty text. */
export async function actOnStep(step: HTMLElement, command: (at: CommandDesk, ref: StepRef, begin: Beginning) => Outcome): Promise<string> {
  const runbook = pageRunbook();
  if (runbook === undefined) return t`There is no runbook on this page.`;
  const desk = await theDesk();
  const refused = await desk.act((at) => command(at, stepRef(step, runbook), { startAs: runbook.startAs }), {
    state: desk.current(),
  });
  if (refused !== '') return refused;
  last = step;
  await noteOpened(desk);
  return refused;
}

/** Undoes the marks of a step and announces it. On the next step that has none: those of the step before, from which the focus came. */
export async function undoStep(focused: HTMLElement): Promise<void> {
  const hasMarks = focused.querySelector(':scope > .step-body > .step-marks > .step-mark') !== null;
  const step = !hasMarks && focused.classList.contains('next') ? (last ?? focused) : focused;
  const refused = await actOnStep(step, (at, ref) => uncompleteStep(at, ref));
  announce(refused || t`Undone: the step is open again`);
}
