/** Steps as rows: one is open at a time, and find in page opens what it finds. */

import { decodeAddress } from '../../../plain/decode-address.ts';
import { t } from '../../../words/text.ts';
import { isFirstLook, pageAnchor } from '../base/address.ts';
import { button } from '../base/h.ts';
import { closePart } from './close-part.ts';

/** Gives every row its button and opens the step that the address or a search in the page leads to. */
export function stepRows(runbook: HTMLElement, steps: readonly HTMLElement[]): void {
  for (const step of steps) {
    // Named by its step: in a list of all buttons, thirty of one name would say nothing.
    step.append(button({ class: 'step-open', 'aria-expanded': 'false', 'aria-labelledby': `app:words:${step.id}` }));
  }
  runbook.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target : null;
    const step = pressed?.closest<HTMLElement>('.step');
    const words = pressed?.closest('.step-body > p:first-child, .step-tags, .step-open');
    // What is inside the words has an act of its own: a link, a copy button, a value to fill in.
    if (!step || words?.closest('.step') !== step || pressed?.closest('a, button:not(.step-open), var[data-variable]')) return;
    if (step.classList.contains('open') || getSelection()?.isCollapsed === false) return;
    openStep(step);
    if (pressed?.closest('.step-open')) step.querySelector<HTMLElement>('button.step-more')?.focus();
  });
  runbook.addEventListener('beforematch', (event) => {
    const step = event.target instanceof Element ? event.target.closest<HTMLElement>('.step') : null;
    if (step !== null) openStep(step);
  });
  const follow = (scrolls: boolean) => {
    const anchor = decodeAddress(pageAnchor().slice(1));
    const target = anchor === '' ? null : document.getElementById(anchor);
    const step = target?.closest<HTMLElement>('.step');
    const section = target?.closest<HTMLElement>('.body > section');
    if (step) openStep(step);
    else if (section) showSection(section, true);
    else return;
    // What was closed above it has moved it. Who comes back to a page is where they left it.
    if (scrolls) target?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  };
  addEventListener('hashchange', () => follow(true));
  follow(isFirstLook());
}

/** On small screens sections are rows too, but for the one with the open step: each gets its button. */
export function sectionRows(runbook: HTMLElement): void {
  const rows = runbook.dataset['steps'] === undefined ? '.body > .shortened' : '.body > section';
  for (const section of runbook.querySelectorAll<HTMLElement>(rows)) {
    const head = section.querySelector(':scope > .section-head');
    const title = head?.querySelector('h2')?.textContent ?? '';
    const opens = button({ class: 'section-open', 'aria-label': t`Show ${title}` });
    head?.append(opens);
    showSection(section, false);
    head?.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('a') === null && opens.checkVisibility())
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
  else closePart(text);
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
  for (const part of bodyParts(step)) closePart(part);
}

/** Lets find in page look into closed steps. The styles hide them already. */
export function letFind(steps: readonly HTMLElement[]): void {
  for (const step of steps) if (!step.classList.contains('open') && step.querySelector('.step.open') === null) close(step);
}

function bodyParts(step: HTMLElement): NodeListOf<HTMLElement> {
  return step.querySelectorAll(':scope > .step-body > :not(:first-child, .step-when, .step-marks)');
}

function hiddenParts(step: HTMLElement): readonly HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let at: HTMLElement | null | undefined = step; at; at = at.parentElement?.closest<HTMLElement>('.step')) around.push(at);
  return around.flatMap((one) => [...bodyParts(one)].filter((part) => part.hidden));
}
