/** Ticks in the record: a box shows done when the record is on disk, and what another tab ticks shows here at once. */
import { completeStep, uncompleteStep } from '../../../incident/commands/steps.ts';
import { factsOf } from '../../../incident/facts.ts';
import { decidingMark, stepKey } from '../../../incident/steps.ts';
import { tell } from '../../../storage/state.ts';
import { announce } from '../announce.ts';
import { stepOf } from '../steps.ts';
import { type Desk, theDesk } from './desk.ts';
import { saveEverything } from './everything.ts';
import { shortTime } from './times.ts';

/** Draws and records the ticks of a runbook. `show` counts the boxes and answers the whole in words. */
export async function recordTicks(runbook: HTMLElement, boxes: readonly HTMLInputElement[], show: () => string): Promise<void> {
  const { runbook: id = '', title = '', revision = '' } = runbook.dataset;
  const desk = await theDesk();
  // Somebody may tick before the record is open. (Browsers bring no ticks of their own: the boxes forbid it.)
  const early = boxes.filter((box) => box.checked);
  const saving = new Set<HTMLInputElement>();
  const stepRef = (box: HTMLInputElement) => ({
    runbook: id,
    revision,
    id: stepOf(box).id,
    text: (stepOf(box).querySelector('.step-body > p')?.textContent ?? '').trim().slice(0, 2000) || stepOf(box).id,
  });

  const draw = (): string => {
    const state = desk.current();
    for (const box of boxes) {
      if (saving.has(box)) continue;
      const mark = decidingMark(state?.steps.get(stepKey({ runbook: id, id: stepOf(box).id })));
      box.checked = mark?.kind === 'completed';
      box.title = mark === undefined ? '' : `${mark.kind === 'completed' ? 'Done' : mark.kind} ${shortTime(mark.at, Date.now())}`;
    }
    drawNote(runbook, desk);
    return show();
  };

  const record = async (box: HTMLInputElement): Promise<void> => {
    const wanted = box.checked;
    // It shows done when it is on disk, not before.
    box.checked = !wanted;
    box.setAttribute('aria-busy', 'true');
    saving.add(box);
    const begin = { startAs: { title, runbook: { id, title, revision } } };
    const refused = await desk.act((at) => (wanted ? completeStep(at, stepRef(box), begin) : uncompleteStep(at, stepRef(box))), {
      state: desk.current(),
    });
    saving.delete(box);
    box.removeAttribute('aria-busy');
    const whole = draw();
    announce(refused === '' ? whole : refused);
  };

  runbook.addEventListener('change', (event) => {
    const box = boxes.find((candidate) => candidate === event.target);
    if (box !== undefined) void record(box);
  });
  runbook.querySelector('[data-leave]')?.addEventListener('click', () => {
    desk.activate('');
    announce('The next tick starts another incident.');
  });
  desk.onChange(draw);
  draw();
  for (const box of early) {
    box.checked = true;
    await record(box);
  }
}

/** Where the ticks go, and whether they are safe there. */
function drawNote(runbook: HTMLElement, desk: Desk): void {
  const note = runbook.querySelector('[data-kept]');
  const leave = runbook.querySelector<HTMLButtonElement>('[data-leave]');
  if (note === null || leave === null) return;
  const state = desk.current();
  leave.hidden = state === undefined;
  const { level, title, detail } = tell(desk.record.state());
  note.classList.toggle('alarm', level === 'alarm');
  if (level === 'alarm') sayLoud(note, `${title}. ${detail}`, desk);
  else if (state === undefined) note.textContent = 'The first tick starts the record of an incident.';
  else {
    const link = document.createElement('a');
    link.href = `${document.querySelector<HTMLAnchorElement>('.site-name')?.pathname ?? '/'}incident/`;
    link.textContent = factsOf(state).title;
    note.replaceChildren('In the record of ', link);
  }
}

/** With the way out beside it. Said once: the button must not lose the focus at every drawing. */
function sayLoud(note: Element, text: string, desk: Desk): void {
  if (note.firstChild?.textContent === text) return;
  const out = document.createElement('button');
  out.type = 'button';
  out.textContent = 'Save everything as a file';
  out.addEventListener('click', () =>
    announce(saveEverything(desk) ? 'incidents.json was given to the browser to save.' : 'The browser took no file.'),
  );
  note.replaceChildren(text, ' ', out);
}
