/** The runbook of this page as the author wrote it: filled-in values are not part of a step's words. */
import type { RunbookRef, StepRef } from '../../../incident/events/common.ts';
import type { ListedStep } from '../../../incident/events/runbooks.ts';

/** Longer words than these are cut; the record refuses what is longer still. */
const longest = 2000;

export interface PageRunbook {
  readonly ref: RunbookRef & { readonly title: string };
  readonly element: HTMLElement;
  /** The title of an incident that begins here, and the service that it affects. */
  readonly startAs: { readonly title: string; readonly services: readonly string[]; readonly runbook: RunbookRef };
}

/** The runbook that this page shows; undefined on other pages. */
export function pageRunbook(): PageRunbook | undefined {
  const element = document.querySelector<HTMLElement>('[data-runbook]');
  if (element === null) return undefined;
  const { runbook: id = '', title = '', revision = '', service } = element.dataset;
  const ref = { id, title, revision };
  return { ref, element, startAs: { title, services: service === undefined ? [] : [service], runbook: ref } };
}

/** The step as the log refers to it. */
export function stepRef(step: HTMLElement, { ref }: PageRunbook): StepRef {
  const { id, text, section } = listed(step);
  return { runbook: ref.id, revision: ref.revision, id, text, ...(section !== undefined && { section }) };
}

let list: readonly ListedStep[] | undefined;

/** All steps of the page with their commands. What the author wrote does not change while the page is open. */
export function listedSteps({ element }: PageRunbook): readonly ListedStep[] {
  list ??= [...element.querySelectorAll<HTMLElement>('.step')].map((step) => {
    const own = (selector: string) => [...step.querySelectorAll(selector)].filter((element) => element.closest('.step') === step);
    const commands = own('figure:has(> button.copy) pre code').map(commandsIn);
    const undo = own('figure .undo dd').map((element) => written(element).replace(/\s+/g, ' ').trim());
    // What says how it is undone changes something, whether its program is known here or not.
    const changes = undo.length > 0 || own('[data-danger="changes-state"], [data-danger="destroys"]').length > 0;
    return { ...listed(step), ...(commands.length > 0 && { commands }), ...(changes && { changes }), ...(undo.length > 0 && { undo }) };
  });
  return list;
}

function listed(step: HTMLElement): ListedStep {
  const words = step.querySelector(':scope > .step-body > p');
  const section = step.closest('section, details')?.querySelector('h2')?.textContent.trim();
  return {
    id: step.id,
    text: (words === null ? '' : written(words).replace(/\s+/g, ' ').trim().slice(0, longest)) || step.id,
    ...(section !== undefined && section !== '' && { section }),
  };
}

/** The commands of a console block without their output, or the whole text. */
function commandsIn(code: Element): string {
  const commands = [...code.querySelectorAll('.cmd')].map(written);
  return (commands.length > 0 ? commands.join('\n') : written(code)).trim();
}

function written(element: Element): string {
  const copy = element.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const place of copy.querySelectorAll<HTMLElement>('var[data-variable]')) {
    place.textContent = place.dataset['written'] ?? place.dataset['usual'] ?? place.textContent;
  }
  return copy.textContent;
}
