/** Steps of a runbook: counted, the next one marked, and ticked in the record of the incident. */

import { progressText } from '../../../incident/progress-text.ts';
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { button } from '../base/h.ts';
import { siteBase } from '../base/site-base.ts';
import { onCurrentChange, readCurrent } from '../record/current.ts';
import { boxesAtHand, goToAlert, hasAlertSections } from './alert-steps.ts';
import { outcomeButtons } from './outcome-buttons.ts';
import { letFind, sectionRows, stepRows } from './rows.ts';

export function steps(): void {
  const runbook = document.querySelector<HTMLElement>('[data-runbook]');
  const boxes = [...(runbook?.querySelectorAll<HTMLInputElement>('.step input[type=checkbox]') ?? [])];
  if (runbook === null) return;
  const steps = boxes.map(stepOf);
  menus(runbook, boxes);
  sectionRows(runbook);
  outcomeButtons(runbook);
  if (boxes.length === 0) {
    runbook.dataset['ticks'] = '';
    return;
  }
  stepRows(runbook, steps);
  letFind(steps);
  const base = siteBase();
  /** Ticked before the record is open: they show done once it has them. */
  const early = new Set<HTMLInputElement>();
  const hold = (box: HTMLInputElement) => {
    box.checked = false;
    box.setAttribute('aria-busy', 'true');
    early.add(box);
  };
  for (const box of boxes) if (box.checked) hold(box);
  show(runbook, boxes);
  const conditions = [...runbook.querySelectorAll<HTMLElement>('.step-when')];
  if (conditions.length > 0) {
    import('./conditions.ts').then(
      (part) => part.followConditions(conditions, () => redraw()),
      // Each condition stands there in words.
      () => undefined,
    );
  }
  let redraw = (): unknown => show(runbook, boxes);
  if (hasAlertSections(runbook)) {
    const follow = async () => {
      show(runbook, boxes);
      const part = await import('./next-step.ts');
      part.showNext(runbook, boxes);
    };
    addEventListener('hashchange', () => void follow());
    void follow().then(() => goToAlert(runbook));
  }

  let loading = false;
  let loaded = false;
  const load = () => {
    if (loading) return;
    loading = true;
    import('./ticks.ts')
      .then((part) => part.recordTicks(runbook, boxes, early, () => show(runbook, boxes)))
      .then(
        (draw) => {
          redraw = draw;
          loaded = true;
        },
        () => {
          loading = false;
          runbook.dataset['ticks'] = '';
          if (early.size > 0) notSaved(runbook);
          for (const box of early) box.removeAttribute('aria-busy');
          early.clear();
        },
      );
  };
  runbook.addEventListener('change', (event) => {
    const box = boxes.find((candidate) => candidate === event.target);
    if (loaded || box === undefined) return;
    hold(box);
    load();
  });
  // Where nothing goes on, the record waits for the first tick, here or in another tab.
  const look = () => {
    if (early.size > 0 || readCurrent(base) !== undefined) load();
    else if (!loading) {
      runbook.dataset['ticks'] = '';
      setText(runbook.querySelector('[data-kept]'), t`Ticking a step starts an incident log.`);
    }
  };
  onCurrentChange(base, look);
  look();
}

/** The step that a box belongs to. */
export function stepOf(box: HTMLInputElement): HTMLElement {
  return box.closest<HTMLElement>('.step') ?? box;
}

/** A button at each step that opens its menu, and one below the last step for the whole runbook. */
function menus(runbook: HTMLElement, boxes: readonly HTMLInputElement[]): void {
  for (const box of boxes) {
    const words = `app:words:${stepOf(box).id}`;
    box
      .closest('.tick')
      ?.after(
        button({ class: 'step-more', 'aria-haspopup': 'dialog', 'aria-label': t`More for this step`, 'aria-describedby': words }, '…'),
      );
  }
  const missing = runbook.querySelector<HTMLButtonElement>('button.missing');
  if (missing !== null) missing.hidden = false;
  runbook.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('button.step-more, button.missing') : null;
    if (pressed !== null) void openMenu(pressed.closest<HTMLElement>('.step'));
  });
}

/** Opens the menu of a step, or that of the whole runbook. Settles once it is shown. */
export async function openMenu(step: HTMLElement | null): Promise<void> {
  const part = await import('./step-menu.ts');
  if (step === null) part.runbookProblem();
  else part.stepMenu(step);
}

/** Marks what is done and what is next, writes all counts, and answers the whole in words. */
function show(runbook: HTMLElement, boxes: readonly HTMLInputElement[]): string {
  const now = boxesAtHand(runbook, boxes);
  const next = now.find((box) => !isSettled(box));
  for (const box of boxes) {
    const step = stepOf(box);
    const link = document.querySelector(`.contents a[href="#${CSS.escape(step.id)}"]`)?.parentElement;
    for (const element of [step, link]) {
      element?.classList.toggle('done', box.checked);
      element?.classList.toggle('left-out', !box.checked && isSettled(box));
      element?.classList.toggle('next', box === next);
    }
  }
  for (const place of document.querySelectorAll<HTMLElement>('[data-count]')) {
    const section = document.getElementById(place.dataset['count'] ?? '');
    const counts = countsOf([...(section?.querySelectorAll<HTMLInputElement>('.step input[type=checkbox]') ?? [])]);
    const short = place.closest('.contents') !== null;
    setText(place, short ? `${counts.completed}/${counts.total}` : progressText(counts));
    place.classList.toggle('done', counts.settled === counts.total);
  }
  const counts = countsOf(now);
  const whole = counts.completed === now.length ? t`All ${now.length} steps done` : progressText(counts);
  setText(runbook.querySelector('[data-progress]'), whole);
  const filled = runbook.querySelector('[data-bar]');
  filled?.setAttribute('width', String(counts.completed));
  filled?.parentElement?.setAttribute('viewBox', `0 0 ${now.length} 1`);
  const skip = document.querySelector<HTMLAnchorElement>('a.skip[data-next]');
  if (skip !== null && next !== undefined) skip.href = `#${stepOf(next).id}`;
  const bar = document.querySelector<HTMLAnchorElement>('.bar [data-next]');
  if (bar !== null) {
    const target = next ?? now.at(-1);
    if (target !== undefined) bar.href = `#${stepOf(target).id}`;
    setText(bar.querySelector('[data-step-count]'), `${counts.settled}/${now.length}`);
  }
  return whole;
}

/** Whether it needs no more work: done, skipped or not applicable. A blocked step does. */
function isSettled(box: HTMLInputElement): boolean {
  const mark = stepOf(box).dataset['mark'];
  return box.checked || mark === 'skipped' || mark === 'not-applicable';
}

function countsOf(boxes: readonly HTMLInputElement[]) {
  const marked = (kind: string) => boxes.filter((box) => !box.checked && stepOf(box).dataset['mark'] === kind).length;
  return {
    completed: boxes.filter((box) => box.checked).length,
    skipped: marked('skipped'),
    'not-applicable': marked('not-applicable'),
    blocked: marked('blocked'),
    total: boxes.length,
    settled: boxes.filter(isSettled).length,
  };
}

function notSaved(runbook: HTMLElement): void {
  const text = t`NOT SAVED: a part of the page could not be loaded. Tick again when the site can be reached.`;
  const note = runbook.querySelector('[data-kept]');
  note?.classList.add('alarm');
  setText(note, text);
  announce(text);
}

/** Writes a text. One that is there already is left alone: the browser would lay the page out again. */
export function setText(element: Element | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text;
}
