/** Ticks in the incident log: a box shows done once that is on disk, and what another tab logs shows here at once. */

import { completeStep, uncompleteStep } from '../../../incident/commands/steps.ts';
import { drillOf } from '../../../incident/drill.ts';
import { factsOf } from '../../../incident/facts.ts';
import { decidingMark, type StepState, stepKey } from '../../../incident/steps.ts';
import { describeState } from '../../../storage/state.ts';
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { button, h } from '../base/h.ts';
import { siteBase } from '../base/site-base.ts';
import { type Desk, theDesk } from '../record/desk.ts';
import { saveEverything } from '../record/everything.ts';
import { pageRunbook, stepRef } from '../record/written.ts';
import { showAnswers } from './answers.ts';
import { type ChangedRunbook, openedFirst } from './changed.ts';
import { foldDone } from './done-row.ts';
import { showNext } from './next-step.ts';
import { actOnStep } from './step-acts.ts';
import { drawMarks } from './step-marks.ts';
import { setText, stepOf } from './steps.ts';

/**
 * Draws and records the ticks of a runbook.
 *
 * @param early boxes that were ticked before this was loaded
 * @param show counts the boxes and answers the whole in words
 * @returns draws it all again, as when a step applies that did not before
 */
export async function recordTicks(
  element: HTMLElement,
  boxes: readonly HTMLInputElement[],
  early: ReadonlySet<HTMLInputElement>,
  show: () => string,
): Promise<() => unknown> {
  const desk = await theDesk();
  const runbook = pageRunbook();
  if (runbook === undefined) return show;
  const saving = new Set<HTMLInputElement>();
  const steps = boxes.map(stepOf);
  const texts = new Map(boxes.map((box) => [box, stepRef(stepOf(box), runbook).text]));
  const drawn = new Map<HTMLInputElement, readonly [StepState | undefined, StepState | undefined]>();
  let changed: ChangedRunbook | undefined;

  const draw = (): string => {
    element.dataset['ticks'] = '';
    const state = desk.current();
    const stateOf = (id: string | undefined) => (id === undefined ? undefined : state?.steps.get(stepKey({ runbook: runbook.ref.id, id })));
    for (const box of boxes) {
      if (saving.has(box)) continue;
      const { id } = stepOf(box);
      const own = stateOf(id);
      const former = stateOf(changed?.formerIds.get(id));
      box.checked = decidingMark(own)?.kind === 'completed';
      // States are replaced when they change, never changed: what is the same is drawn already.
      const before = drawn.get(box);
      if (before !== undefined && before[0] === own && before[1] === former) continue;
      drawn.set(box, [own, former]);
      drawMarks(stepOf(box), texts.get(box) ?? '', own, former);
    }
    drawNote(element, desk);
    const whole = show();
    showNext(element, boxes);
    foldDone(element, steps);
    return whole;
  };

  const follow = async (): Promise<void> => {
    draw();
    const state = desk.current();
    if (changed === undefined && (state === undefined || openedFirst(state, runbook) === undefined)) return;
    const { showChanges } = await import('./changes-notice.ts');
    changed = showChanges(desk.current(), runbook);
    draw();
  };

  const record = async (box: HTMLInputElement, wanted: boolean): Promise<void> => {
    // It shows done when it is on disk, not before.
    box.checked = !wanted;
    box.setAttribute('aria-busy', 'true');
    saving.add(box);
    const refused = await actOnStep(stepOf(box), (at, ref, begin) => (wanted ? completeStep(at, ref, begin) : uncompleteStep(at, ref)));
    saving.delete(box);
    box.removeAttribute('aria-busy');
    const whole = draw();
    announce(refused === '' ? whole : refused);
    const section = wanted && refused === '' ? finishedSection(box) : '';
    if (section !== '') void import('./offer-mitigated.ts').then((part) => part.offerMitigated(desk, section));
  };

  element.addEventListener('change', (event) => {
    const box = boxes.find((candidate) => candidate === event.target);
    if (box !== undefined) void record(box, box.checked);
  });
  element.querySelector('[data-leave]')?.addEventListener('click', () => {
    desk.activate('');
    announce(t`The next tick starts a separate incident.`);
  });
  void showAnswers();
  desk.onChange(() => void follow());
  void follow();
  for (const box of early) await record(box, true);
  return draw;
}

/** Where the ticks go, and whether they are safe there. */
function drawNote(runbook: HTMLElement, desk: Desk): void {
  const note = runbook.querySelector('[data-kept]');
  const leave = runbook.querySelector<HTMLButtonElement>('[data-leave]');
  if (note === null || leave === null) return;
  const state = desk.current();
  const drill = state !== undefined && drillOf(state) !== undefined;
  leave.hidden = state === undefined || drill;
  const { level, title, detail } = describeState(desk.record.state());
  note.classList.toggle('alarm', level === 'alarm');
  if (level === 'alarm') showAlarm(note, `${title}. ${detail}`, desk);
  else if (state === undefined) setText(note, t`Ticking a step starts an incident log.`);
  else if (drill) setText(note, t`Logging to the drill.`);
  else if (note.querySelector('a')?.textContent !== factsOf(state).title) {
    note.replaceChildren(t`Logging to `, h('a', { href: `${siteBase()}incident/` }, factsOf(state).title));
  }
}

/** With a way out beside it. Written once: the button must not lose the focus at every drawing. */
function showAlarm(note: Element, text: string, desk: Desk): void {
  if (note.firstChild?.textContent === text) return;
  const out = button({}, t`Export everything`);
  out.addEventListener('click', () =>
    announce(saveEverything(desk) ? t`incidents.json was exported.` : t`The browser did not accept the file.`),
  );
  note.replaceChildren(text, ' ', out);
}

/** The heading of the section whose last open box this was; empty while others are open. */
function finishedSection(box: HTMLInputElement): string {
  const section = box.closest('section, details');
  const isDone = [...(section?.querySelectorAll<HTMLInputElement>('.step input[type=checkbox]') ?? [])].every(({ checked }) => checked);
  return isDone ? (section?.querySelector('h2')?.textContent.trim() ?? '') : '';
}
