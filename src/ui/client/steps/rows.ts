/** Steps as rows: one is open at a time, what is settled folds into a line below its list, and find in page opens what it finds. */

import { decodeAddress } from '../../../plain/decode-address.ts';
import { pageAnchor } from '../base/address.ts';

/** Gives every row its button and opens the step that the address or a search in the page leads to. */
export function stepRows(runbook: HTMLElement, steps: readonly HTMLElement[]): void {
  for (const step of steps) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'step-open';
    button.setAttribute('aria-expanded', 'false');
    button.setAttribute('aria-label', 'Show this step');
    button.setAttribute('aria-describedby', `app:words:${step.id}`);
    step.append(button);
  }
  runbook.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target : null;
    const step = pressed?.closest<HTMLElement>('.step');
    const words = pressed?.closest('.step-body > p:first-child, .step-tags, .step-open');
    // What is inside the words has an act of its own: a link, a copy button, a value to fill in.
    if (!step || words?.closest('.step') !== step || pressed?.closest('a, button:not(.step-open), var[data-v]')) return;
    if (step.classList.contains('open') || getSelection()?.isCollapsed === false) return;
    openStep(step);
    if (pressed?.closest('.step-open')) step.querySelector<HTMLElement>('button.step-more')?.focus();
  });
  runbook.addEventListener('beforematch', (event) => {
    const step = event.target instanceof Element ? event.target.closest<HTMLElement>('.step') : null;
    if (step !== null) openStep(step);
  });
  const follow = () => {
    const anchor = decodeAddress(pageAnchor().slice(1));
    const target = anchor === '' ? null : document.getElementById(anchor);
    const step = target?.closest<HTMLElement>('.step');
    const section = target?.closest<HTMLElement>('.body > section');
    if (step) openStep(step);
    else if (section) showSection(section, true);
    else return;
    // What was closed above it has moved it.
    target?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };
  addEventListener('hashchange', follow);
  follow();
}

/** On small screens sections are rows too, but for the one with the open step: each gets its button. */
export function sectionRows(runbook: HTMLElement): void {
  const rows = runbook.dataset['steps'] === undefined ? '.body > .shortened' : '.body > section';
  for (const section of runbook.querySelectorAll<HTMLElement>(rows)) {
    const head = section.querySelector(':scope > .section-head');
    const title = head?.querySelector('h2')?.textContent ?? '';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'section-open';
    button.setAttribute('aria-label', `Show ${title}`);
    head?.append(button);
    showSection(section, false);
    head?.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('a') === null && button.checkVisibility())
        showSection(section, !section.classList.contains('shown'));
    });
    section.addEventListener('beforematch', () => showSection(section, true));
  }
}

function showSection(section: HTMLElement, shows: boolean): void {
  section.classList.toggle('shown', shows);
  section.querySelector('.section-open')?.setAttribute('aria-expanded', String(shows));
  const text = section.matches('.shortened') ? null : section.querySelector(':scope > .prose');
  if (shows || section.querySelector('.step.open') !== null) text?.removeAttribute('hidden');
  else text?.setAttribute('hidden', 'until-found');
}

/** Opens a step and closes the one that was open. Nothing happens to what is ticked. */
export function openStep(step: HTMLElement): void {
  const runbook = step.closest('[data-runbook]');
  for (const other of runbook?.querySelectorAll<HTMLElement>('.step.open') ?? []) if (other !== step) close(other);
  step.classList.add('open');
  for (const section of runbook?.querySelectorAll<HTMLElement>('.body > section') ?? [])
    showSection(section, section.classList.contains('shown') && !section.contains(step));
  step.querySelector(':scope > .step-open')?.setAttribute('aria-expanded', 'true');
  for (const part of hiddenParts(step)) part.removeAttribute('hidden');
}

function close(step: HTMLElement): void {
  step.classList.remove('open');
  step.querySelector(':scope > .step-open')?.setAttribute('aria-expanded', 'false');
  for (const part of bodyParts(step)) part.setAttribute('hidden', 'until-found');
}

/** Lets find in page look into closed steps. The styles hide them already. */
export function letFind(steps: readonly HTMLElement[]): void {
  for (const step of steps) if (!step.classList.contains('open') && step.querySelector('.step.open') === null) close(step);
}

function bodyParts(step: HTMLElement): NodeListOf<HTMLElement> {
  return step.querySelectorAll(':scope > .step-body > :not(:first-child, .step-marks)');
}

function hiddenParts(step: HTMLElement): readonly HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let at: HTMLElement | null | undefined = step; at; at = at.parentElement?.closest<HTMLElement>('.step')) around.push(at);
  return around.flatMap((one) => [...bodyParts(one)].filter((part) => part.hidden));
}

/** Below each list the number of its settled steps, once it has any; pressing it shows or folds them. */
export function foldDone(runbook: HTMLElement, steps: readonly HTMLElement[]): void {
  for (const section of new Set(steps.map((step) => step.closest('section, details') ?? runbook))) {
    const own = steps.filter((step) => (step.closest('section, details') ?? runbook) === section);
    const settled = own.filter((step) => step.matches('.done, .left-out'));
    const lists = own.map((step) => step.parentElement).filter((list) => list !== null);
    const last = lists.findLast((list) => list.parentElement?.closest('.step') == null);
    const row = section.querySelector<HTMLButtonElement>(':scope .done-row') ?? (settled.length === 0 ? undefined : doneRow(section, last));
    if (row === undefined) continue;
    row.hidden = settled.length === 0;
    const left = settled.filter((step) => step.classList.contains('left-out')).length;
    const words = left === 0 ? `${settled.length} done` : `${settled.length - left} done, ${left} left out`;
    if (row.firstChild?.textContent !== words) row.firstChild?.replaceWith(words);
  }
}

function doneRow(section: Element, after: Element | undefined): HTMLButtonElement {
  const row = document.createElement('button');
  row.type = 'button';
  row.className = 'done-row';
  const word = document.createElement('span');
  word.textContent = 'Show';
  row.append('', word);
  row.setAttribute('aria-expanded', 'false');
  row.addEventListener('click', () => {
    const folds = section.classList.toggle('folds-done');
    row.setAttribute('aria-expanded', String(!folds));
    word.textContent = folds ? 'Show' : 'Hide';
  });
  section.classList.add('folds-done');
  after?.after(row);
  return row;
}
