/** Steps of a runbook: counted, the next one marked, and ticked in the record of the incident. */
import { hasRecord, onFirstRecord } from './incident/any-record.ts';

export function steps(): void {
  const runbook = document.querySelector<HTMLElement>('[data-runbook]');
  const boxes = [...(runbook?.querySelectorAll<HTMLInputElement>('.step input[type=checkbox]') ?? [])];
  if (runbook === null || boxes.length === 0) return;
  show(runbook, boxes);
  const base = document.querySelector<HTMLAnchorElement>('.site-name')?.pathname ?? '/';
  let loaded = false;
  const load = () => {
    if (loaded) return;
    loaded = true;
    void import('./incident/ticks.ts').then((part) => part.recordTicks(runbook, boxes, () => show(runbook, boxes)));
  };
  // Where nothing was ever recorded, the record waits for the first tick, here or in another tab.
  void hasRecord(base).then((has) => {
    if (has || boxes.some((box) => box.checked)) return load();
    setText(runbook.querySelector('[data-kept]'), 'The first tick starts the record of an incident.');
    runbook.addEventListener('change', load, { once: true });
    onFirstRecord(base, load);
  });
}

/** The step that a box belongs to. */
export function stepOf(box: HTMLInputElement): HTMLElement {
  return box.closest<HTMLElement>('.step') ?? box;
}

/** Marks what is done and what is next, writes all counts, and answers the whole in words. */
function show(runbook: HTMLElement, boxes: readonly HTMLInputElement[]): string {
  const now = boxes.filter((box) => box.closest('[data-later]') === null);
  const done = now.filter((box) => box.checked).length;
  const next = now.find((box) => !box.checked);
  for (const box of boxes) {
    const step = stepOf(box);
    step.classList.toggle('done', box.checked);
    step.classList.toggle('next', box === next);
    const link = document.querySelector(`.contents a[href="#${CSS.escape(step.id)}"]`)?.parentElement;
    link?.classList.toggle('done', box.checked);
    link?.classList.toggle('next', box === next);
  }
  countSections();
  const whole = done === now.length ? `All ${done} steps done` : `${done} of ${now.length} done`;
  setText(runbook.querySelector('[data-progress]'), whole);
  runbook.querySelector('[data-bar]')?.setAttribute('width', String(done));
  const bar = document.querySelector<HTMLAnchorElement>('.bar [data-next]');
  if (bar !== null) {
    const target = next ?? now.at(-1);
    if (target !== undefined) bar.href = `#${stepOf(target).id}`;
    setText(bar.querySelector('span'), next === undefined ? 'All done' : `Step ${now.indexOf(next) + 1} of ${now.length}`);
  }
  return whole;
}

function countSections(): void {
  for (const count of document.querySelectorAll<HTMLElement>('[data-count]')) {
    const inSection = [...(document.getElementById(count.dataset['count'] ?? '')?.querySelectorAll<HTMLInputElement>('.step input') ?? [])];
    const done = inSection.filter((box) => box.checked).length;
    const short = count.closest('.contents') !== null;
    setText(count, short ? `${done}/${inSection.length}` : `${done} of ${inSection.length} done`);
    count.classList.toggle('done', done === inSection.length);
  }
}

function setText(element: Element | null, text: string): void {
  if (element !== null) element.textContent = text;
}
