/**
 * Logs in the incident what was copied, opened and run, with the values that were in it, and asks for the result. Without an incident
 * nothing is logged.
 */

import type { Desk as CommandDesk, Outcome } from '../../../incident/commands/outcome.ts';
import { copyQuery, openQuery, recordQueryRun } from '../../../incident/commands/queries.ts';
import type { QueryUse } from '../../../incident/events/queries.ts';
import { siteBase } from '../base/site-base.ts';
import { textOf } from '../code/code-text.ts';
import { noteOpened } from '../steps/step-acts.ts';
import { currentSettled, readCurrent } from './current.ts';
import { theDesk } from './desk.ts';

/** Logs that the code was copied, or opened at an address. */
export async function noteUse(code: Element, url?: string): Promise<void> {
  const query = queryIn(code);
  const refused = await record((desk) => (url === undefined ? copyQuery(desk, query) : openQuery(desk, query, url)));
  if (refused === '') askResult(code, query);
}

/** Logs that the code was run on the page, with its result in words. */
export async function noteRun(code: Element, result: string): Promise<void> {
  const query = queryIn(code);
  await record((desk) => recordQueryRun(desk, query, result));
}

/** Records it in the active incident. Resolves to why it was refused; `undefined` when there is no active incident. */
async function record(command: (desk: CommandDesk) => Outcome): Promise<string | undefined> {
  const base = siteBase();
  await currentSettled(base);
  if (readCurrent(base) === undefined) return undefined;
  const desk = await theDesk();
  const state = desk.current();
  if (state === undefined) return undefined;
  const refused = await desk.act(command, { state });
  await noteOpened(desk);
  return refused;
}

/** The query as it stands on the page, with its values. */
export function queryIn(code: Element): QueryUse {
  const figure = code.closest<HTMLElement>('figure');
  const id = figure?.dataset['query'];
  const title = figure?.querySelector('.query-title')?.textContent ?? undefined;
  return {
    language: figure?.dataset['language'] ?? 'shell',
    text: textOf(code).trim(),
    ...(id !== undefined && { id }),
    ...(title !== undefined && { title }),
    values: valuesIn(code),
  };
}

/** Below the block: one line for the result, for when the responder comes back from the terminal. */
function askResult(code: Element, query: QueryUse): void {
  const figure = code.closest('figure');
  if (figure === null) return;
  figure.querySelector('.query-result')?.remove();
  const form = document.createElement('form');
  form.className = 'query-result';
  const field = document.createElement('input');
  field.name = 'result';
  field.autocomplete = 'off';
  field.placeholder = 'What did it show?';
  field.setAttribute('aria-label', query.title === undefined ? 'What did it show?' : `What did it show? ${query.title}`);
  const note = document.createElement('button');
  note.textContent = 'Log';
  const message = document.createElement('p');
  message.className = 'note';
  message.setAttribute('role', 'status');
  form.append(field, note, message);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const result = field.value.trim();
    if (result === '') return field.focus();
    const refused = await record((desk) => recordQueryRun(desk, query, result));
    message.textContent = refused === '' ? `Logged: ${result}` : (refused ?? 'No incident in progress: it was not logged.');
    if (refused === '') field.value = '';
  });
  figure.append(form);
}

/** The values that stand in the code, by name. */
function valuesIn(code: Element): Record<string, string> {
  const filled = [...code.querySelectorAll<HTMLElement>('var[data-v]')].filter(
    (place) => place.dataset['t'] !== undefined || place.classList.contains('set'),
  );
  return Object.fromEntries(filled.map((place) => [place.dataset['v'] ?? '', place.textContent]));
}
