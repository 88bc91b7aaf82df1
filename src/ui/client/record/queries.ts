/**
 * Logs in the incident what was copied, opened and run, with the values that were in it, and asks for the result. Without an incident
 * nothing is logged.
 */

import { addToImpact } from '../../../incident/commands/incident.ts';
import type { Desk as CommandDesk, Outcome } from '../../../incident/commands/outcome.ts';
import { copyQuery, openQuery, recordQueryRun } from '../../../incident/commands/queries.ts';
import { completeStep, uncompleteStep } from '../../../incident/commands/steps.ts';
import type { QueryUse } from '../../../incident/events/queries.ts';
import { t } from '../../../words/text.ts';
import { toast } from '../base/announce.ts';
import { h } from '../base/h.ts';
import { siteBase } from '../base/site-base.ts';
import { toastButton } from '../base/toast-button.ts';
import { textOf } from '../code/code-text.ts';
import { actOnStep, noteOpened } from '../steps/step-acts.ts';
import { currentSettled, readCurrent } from './current.ts';
import { theDesk } from './desk.ts';
import { latestLogged, toastLogged } from './undo-logged.ts';
import { pageRunbook, stepRef } from './written.ts';

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

/** The query as it was copied last, by its form. */
const asked = new WeakMap<HTMLFormElement, QueryUse>();

/**
 * Below the block: one line for the result, for when the responder comes back from the terminal. It stays at the next copy, with what was
 * typed, and keeps its height.
 */
function askResult(code: Element, query: QueryUse): void {
  const figure = code.closest('figure');
  if (figure === null) return;
  const form = figure.querySelector<HTMLFormElement>('.query-result') ?? resultForm(figure, query);
  asked.set(form, query);
}

function resultForm(figure: Element, { title }: QueryUse): HTMLFormElement {
  const words = t`What did it show?`;
  const label = title === undefined ? words : `${words} ${title}`;
  const field = h('input', { name: 'result', autocomplete: 'off', placeholder: words, 'aria-label': label });
  const form = h('form', { class: 'query-result' }, field, h('button', {}, t`Log`));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const result = field.value.trim();
    const query = asked.get(form);
    if (result === '' || query === undefined) return field.focus();
    await logResult(figure, query, result, () => {
      field.value = '';
    });
  });
  figure.append(form);
  return form;
}

/** Logs what a query showed, at the step that it stands in; the step is done once each of its queries has a result. */
async function logResult(figure: Element, query: QueryUse, result: string, logged: () => void): Promise<void> {
  const step = figure.closest<HTMLElement>('.step');
  const runbook = pageRunbook();
  const at = step === null || runbook === undefined ? {} : { step: stepRef(step, runbook) };
  const refused = await record((desk) => recordQueryRun(desk, query, result, {}, at));
  if (refused !== '') return toast(refused ?? t`No incident in progress: it was not logged.`);
  logged();
  withResult.add(figure);
  const desk = await theDesk();
  const run = latestLogged(desk, 'query-run/1');
  const isDone = step !== null && isReady(step) && (await actOnStep(step, (to, ref, begin) => completeStep(to, ref, begin))) === '';
  const untick = async () => {
    withResult.delete(figure);
    if (step !== null && isDone) await actOnStep(step, (to, ref) => uncompleteStep(to, ref));
  };
  const useAsImpact = async () => {
    const denied = await record((at) => addToImpact(at, result));
    toast(denied || t`The impact has it, and updates include it.`);
  };
  const impact = toastButton(t`Use as impact`, useAsImpact);
  toastLogged(desk, isDone ? t`Logged: ${result} · step done` : t`Logged: ${result}`, run?.id, untick, impact);
}

/** The blocks of this page whose result was logged here. */
const withResult = new WeakSet<Element>();

/** Whether a step is open and each of its blocks that can be copied has a result. */
function isReady(step: HTMLElement): boolean {
  const blocks = [...step.querySelectorAll('figure:has(> button.copy)')].filter((block) => block.closest('.step') === step);
  const isOpen = step.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked === false;
  return isOpen && blocks.every((block) => withResult.has(block) || block.querySelector('button.outcome[aria-pressed="true"]') !== null);
}

/** The values that stand in the code, by name. */
function valuesIn(code: Element): Record<string, string> {
  const filled = [...code.querySelectorAll<HTMLElement>('var[data-variable]')].filter(
    (place) => place.dataset['written'] !== undefined || place.classList.contains('set'),
  );
  return Object.fromEntries(filled.map((place) => [place.dataset['variable'] ?? '', place.textContent]));
}
