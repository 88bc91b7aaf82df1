/** A field for one line of the log: what was understood of its time while somebody types, the question where it is not certain, and logging it. */

import { h } from '../base/h.ts';
import { noteOpened } from '../steps/step-acts.ts';
import { type Desk, theDesk } from './desk.ts';
import { commandFor, echoOf } from './log-time.ts';

export interface LogLine {
  /** Below the field: the time that was understood, or why the line was refused. */
  readonly echo: HTMLElement;
  /** Where the question about a doubtful time appears. */
  readonly question: HTMLElement;
}

/**
 * Makes the field of a form a line of the log. Neither is put anywhere: the caller places them.
 *
 * @param logged called once the line is logged, before the version of the runbook is noted
 */
export function logLine(form: HTMLFormElement, field: HTMLInputElement, logged: (desk: Desk) => void): LogLine {
  const echo = h('p', { class: 'note log-time' }, echoOf(''));
  const question = h('div');
  field.addEventListener('input', () => {
    question.replaceChildren();
    echo.textContent = echoOf(field.value);
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const desk = await theDesk();
    const command = await commandFor(field.value, question);
    if (command === undefined) return field.focus();
    const refused = await desk.act(command, { state: desk.current() });
    echo.textContent = refused === '' ? echoOf('') : refused;
    if (refused !== '') return field.focus();
    logged(desk);
    await noteOpened(desk);
  });
  return { echo, question };
}
