/** What is settled folds into a line at the end of its section. Loaded with the ticks: before the first one nothing is settled. */

import { t } from '../../../words/text.ts';
import { button, h } from '../base/h.ts';

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
    const words = left === 0 ? t`${settled.length} done` : t`${settled.length - left} done, ${left} left out`;
    if (row.firstChild?.textContent !== words) row.firstChild?.replaceWith(words);
  }
}

function doneRow(section: Element, after: Element | undefined): HTMLButtonElement {
  const word = h('span', {}, t`Show`);
  const row = button({ class: 'done-row', 'aria-expanded': 'false' }, '', word);
  row.addEventListener('click', () => {
    const folds = section.classList.toggle('folds-done');
    row.setAttribute('aria-expanded', String(!folds));
    word.textContent = folds ? t`Show` : t`Hide`;
  });
  section.classList.add('folds-done');
  after?.after(row);
  return row;
}
