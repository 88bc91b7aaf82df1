/** The menu of a step: skip, does not apply, blocked, note, wrong or missing. One key or one press each, and a line of words where needed. */

import { noteRunbookProblem } from '../../../incident/commands/follow-up.ts';
import type { Beginning, Desk as CommandDesk, Outcome } from '../../../incident/commands/outcome.ts';
import { blockStep, markStepNotApplicable, noteStep, skipStep } from '../../../incident/commands/steps.ts';
import type { StepRef } from '../../../incident/events/common.ts';
import type { RunbookProblemType } from '../../../incident/events/runbooks.ts';
import { stepKey } from '../../../incident/steps.ts';
import { t } from '../../../words/text.ts';
import { announce } from '../base/announce.ts';
import { h } from '../base/h.ts';
import { theDesk } from '../record/desk.ts';
import { pageRunbook, stepRef } from '../record/written.ts';
import { actOnStep, noteOpened, undoStep } from './step-acts.ts';
import { ask, choiceButton, openDialog, startNote, walkByKey } from './step-dialog.ts';

interface Choice {
  readonly key: string;
  readonly title: string;
  /** What is asked; left out where the choice needs no words. */
  readonly asks?: string;
  readonly record: (at: CommandDesk, step: StepRef, words: string, begin: Beginning) => Outcome;
  readonly done: string;
}

const choices: readonly Choice[] = [
  {
    key: 's',
    title: t`Skip…`,
    asks: t`Why skip it?`,
    record: (at, step, why, begin) => skipStep(at, step, why, begin),
    done: t`Skipped`,
  },
  {
    key: 'd',
    title: t`Does not apply`,
    record: (at, step, _, begin) => markStepNotApplicable(at, step, undefined, begin),
    done: t`Does not apply`,
  },
  {
    key: 'b',
    title: t`Blocked…`,
    asks: t`What blocks it?`,
    record: (at, step, why, begin) => blockStep(at, step, why, begin),
    done: t`Blocked`,
  },
  {
    key: 'n',
    title: t`Note…`,
    asks: t`Note for this step`,
    record: (at, step, text, begin) => noteStep(at, step, text, begin),
    done: t`Noted`,
  },
];

const problems: readonly (readonly [RunbookProblemType, string])[] = [
  ['wrong', t`It is wrong`],
  ['missing', t`Something is missing`],
  ['unclear', t`It is unclear`],
  ['outdated', t`It is out of date`],
];

/** Opens the menu of a step. */
export function stepMenu(step: HTMLElement): void {
  const runbook = pageRunbook();
  if (runbook === undefined) return;
  const { text, ...ref } = stepRef(step, runbook);
  const dialog = openDialog(text, step.querySelector<HTMLElement>('input[type=checkbox]'));
  const list = h('div', { class: 'choices-of-step' });
  const act = async (record: (words: string) => Promise<string>, words: string, done: string) => {
    const refused = await record(words);
    if (refused === '') {
      dialog.close();
      announce(done);
    }
    return refused;
  };
  const choose = ({ asks, record, done }: Choice) => {
    const carryOut = (words: string) => actOnStep(step, (at, known, begin) => record(at, known, words, begin));
    if (asks === undefined) void act(carryOut, '', done).then((refused) => refused !== '' && announce(refused));
    else ask(dialog, asks, [], (words) => act(carryOut, words, done));
  };
  for (const choice of choices) list.append(choiceButton(choice.key, choice.title, () => choose(choice)));
  list.append(choiceButton('w', t`Wrong or missing here…`, () => askProblem(dialog, step)));
  const undo = choiceButton('u', t`Undo`, () => {
    dialog.close();
    void undoStep(step);
  });
  undo.hidden = true;
  list.append(undo);
  dialog.append(list, startNote());
  void theDesk().then((desk) => {
    undo.hidden = (desk.current()?.steps.get(stepKey(ref))?.marks.length ?? 0) === 0;
  });
  walkByKey(dialog, list);
  list.querySelector('button')?.focus();
}

/** Opens the question what is wrong or missing in the runbook as a whole. */
export function runbookProblem(): void {
  const runbook = pageRunbook();
  if (runbook === undefined) return;
  const dialog = openDialog(runbook.ref.title, document.querySelector<HTMLElement>('button.missing'));
  dialog.append(startNote());
  askProblem(dialog, null);
}

function askProblem(dialog: HTMLDialogElement, step: HTMLElement | null): void {
  const start = step === null ? 'missing' : 'wrong';
  ask(
    dialog,
    t`What should be fixed in the runbook?`,
    problems,
    async (text, chosen) => {
      const runbook = pageRunbook();
      const problem = problems.find(([type]) => type === chosen)?.[0] ?? start;
      if (runbook === undefined) return '';
      const { ref, startAs } = runbook;
      const desk = await theDesk();
      const refused = await desk.act(
        (at) =>
          noteRunbookProblem(at, { runbook: ref, problem, text, ...(step !== null && { step: stepRef(step, runbook) }) }, { startAs }),
        { state: desk.current() },
      );
      if (refused !== '') return refused;
      await noteOpened(desk);
      dialog.close();
      announce(t`Noted for follow-up`);
      return '';
    },
    start,
  );
}
