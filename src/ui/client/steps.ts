/** Ticks of a runbook: kept for this tab only, counted, and the next step marked. */
import { announce } from './announce.ts';

export function steps(): void {
  const runbook = document.querySelector<HTMLElement>('[data-ticks]');
  const boxes = [...(runbook?.querySelectorAll<HTMLInputElement>('.step input[type=checkbox]') ?? [])];
  if (runbook === null || boxes.length === 0) return;
  const key = `breakglass-ticks:${runbook.dataset['ticks']}`;

  const ticked = new Set(read(key));
  for (const box of boxes) box.checked = ticked.has(stepOf(box).id);
  show(runbook, boxes);

  runbook.addEventListener('change', (event) => {
    if (!boxes.includes(event.target as HTMLInputElement)) return;
    write(
      key,
      boxes.filter((box) => box.checked).map((box) => stepOf(box).id),
    );
    announce(show(runbook, boxes));
  });
  const clear = runbook.querySelector<HTMLButtonElement>('[data-clear]');
  clear?.addEventListener('click', () => {
    for (const box of boxes) box.checked = false;
    write(key, []);
    announce(`Ticks cleared. ${show(runbook, boxes)}`);
  });
  const kept = runbook.querySelector('[data-kept]');
  if (kept !== null) kept.textContent = 'Ticks are kept in this tab only, until you close it.';
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
  const clear = runbook.querySelector<HTMLButtonElement>('[data-clear]');
  if (clear !== null) clear.hidden = boxes.every((box) => !box.checked);
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

function stepOf(box: HTMLInputElement): HTMLElement {
  return box.closest<HTMLElement>('.step') ?? box;
}

/** Storage may be denied (private windows, policies): ticks then live as long as the page. */
function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

function write(key: string, ids: readonly string[]): void {
  try {
    if (ids.length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // As above.
  }
}
