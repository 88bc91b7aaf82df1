/** From one step to the next. Loaded with the ticks: until the first one the page is as the build made it. */
import { t } from '../../../words/text.ts';
import { boxesAtHand } from './alert-steps.ts';
import { openStep } from './rows.ts';
import { setText, stepOf } from './steps.ts';

/** Opens the step that became the next one, and writes its place on it: `Step 3 of 31 · Stabilise`. */
export function showNext(runbook: HTMLElement, boxes: readonly HTMLInputElement[]): void {
  const now = boxesAtHand(runbook, boxes);
  const next = now.find((box) => stepOf(box).classList.contains('next'));
  const place = runbook.querySelector<HTMLElement>('.step-place');
  const step = next === undefined ? undefined : stepOf(next);
  if (place === null || step === undefined || next === undefined) return;
  const title = step.closest('section, details')?.querySelector('h2')?.textContent.trim() ?? '';
  setText(place, t`Step ${now.indexOf(next) + 1} of ${now.length}${title === '' ? '' : ` · ${title}`}`);
  if (place.parentElement === step) return;
  const hadFocus = place.closest('.step')?.contains(document.activeElement) === true;
  next.closest('.tick')?.after(place);
  openStep(step);
  if (!hadFocus) return;
  next.focus({ preventScroll: true });
  // Its words stay in sight: a step that is higher than the screen begins at its top. What was done folds away first.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const { top, bottom } = step.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) step.scrollIntoView({ block: 'start', behavior: 'instant' });
    }),
  );
}
