import { describe, expect, test } from 'vitest';
import { retractEvent } from '../../../src/incident/commands/log.ts';
import {
  blockStep,
  completeStep,
  markStepNotApplicable,
  noteStep,
  skipStep,
  uncompleteStep,
} from '../../../src/incident/commands/steps.ts';
import { factsOf } from '../../../src/incident/facts.ts';
import { progressOf, settledShare } from '../../../src/incident/progress.ts';
import { progressText } from '../../../src/incident/progress-text.ts';
import { decidingMark, stepKey } from '../../../src/incident/steps.ts';
import { minute, Person, runbook, start, step } from './desk.ts';

const roll = step('roll-back', 'Roll back the release');
const markOf = (person: Person, of = roll) => decidingMark(person.state.steps.get(stepKey(of)));

/** Two people who look at the same incident. */
function two(): [Person, Person] {
  const [ann, ben] = [new Person('ann'), new Person('ben')];
  ann.do((desk) => completeStep(desk, step('first')));
  ben.hear(ann);
  return [ann, ben];
}

describe('a tick', () => {
  test('begins an incident that is named after the runbook', () => {
    const ann = new Person('ann');
    const outcome = completeStep(ann.desk, roll);
    expect(outcome).toMatchObject({ ok: true, incident: 'ann-1', events: [{ kind: 'incident-opened/1' }, { kind: 'step-completed/1' }] });
    ann.do((desk) => completeStep(desk, roll, { startAs: { title: 'Latency spike', runbook } }));
    expect(factsOf(ann.state)).toMatchObject({ title: 'Latency spike', openedAt: start });
    expect(ann.state.log.events.map(({ incident }) => incident)).toEqual(['ann-3', 'ann-3']);
  });

  test('tells when and who, and what the step said then', () => {
    const ann = new Person('ann');
    ann.do((desk) => completeStep(desk, roll, { by: 'Ann' }));
    expect(markOf(ann)).toMatchObject({ kind: 'completed', at: start, by: 'Ann', step: { text: 'Roll back the release', revision: 'r1' } });
    ann.do((desk) => noteStep(desk, step('roll-back', 'Roll back, reworded', 'r2'), 'took two minutes'));
    expect(markOf(ann)?.step).toMatchObject({ text: 'Roll back the release', revision: 'r1' });
    expect(ann.state.steps.get(stepKey(roll))).toMatchObject({
      step: { text: 'Roll back, reworded' },
      notes: [{ text: 'took two minutes' }],
    });
  });

  test('is not made twice', () => {
    const ann = new Person('ann');
    ann.do((desk) => completeStep(desk, roll));
    expect(completeStep(ann.desk, roll)).toMatchObject({ ok: false, reason: 'already-so' });
  });

  test('takes the place of a mark that was seen', () => {
    const ann = new Person('ann');
    ann.do((desk) => skipStep(desk, roll, 'no deploy'));
    expect(markOf(ann)).toMatchObject({ kind: 'skipped', reason: 'no deploy' });
    ann.do((desk) => blockStep(desk, roll, 'no access'));
    expect(markOf(ann)).toMatchObject({ kind: 'blocked' });
    ann.do((desk) => completeStep(desk, roll));
    expect(ann.state.steps.get(stepKey(roll))?.marks).toHaveLength(1);
    ann.do((desk) => markStepNotApplicable(desk, roll));
    expect(markOf(ann)).toMatchObject({ kind: 'not-applicable' });
  });

  test('keeps only what a record has of a step', () => {
    const ann = new Person('ann');
    const shown = { ...roll, element: 'li', open: true };
    ann.do((desk) => completeStep(desk, shown));
    expect(ann.state.log.events.at(-1)?.payload).toEqual({ step: roll });
  });
});

describe('an untick', () => {
  test('opens the step', () => {
    const [ann] = two();
    ann.do((desk) => completeStep(desk, roll));
    ann.do((desk) => uncompleteStep(desk, roll));
    expect(markOf(ann)).toBeUndefined();
    expect(uncompleteStep(ann.desk, roll)).toMatchObject({ ok: false, reason: 'already-so' });
  });

  test('leaves a tick that was made meanwhile', () => {
    const [ann, ben] = two();
    ann.do((desk) => completeStep(desk, roll));
    ben.do((desk) => completeStep(desk, roll));
    ann.do((desk) => uncompleteStep(desk, roll));
    ann.hear(ben);
    ben.hear(ann);
    expect(markOf(ann)?.event.actor).toBe('ben');
    expect(ben.state).toEqual(ann.state);
  });

  test('that is taken back brings the tick back', () => {
    const [ann] = two();
    ann.do((desk) => completeStep(desk, roll));
    const untick = ann.do((desk) => uncompleteStep(desk, roll));
    ann.do((desk) => retractEvent(desk, untick));
    expect(markOf(ann)).toMatchObject({ kind: 'completed' });
  });
});

test('done here and skipped there is done; the first tick tells when', () => {
  const [ann, ben] = two();
  ann.now = start + minute;
  ben.now = start + 2 * minute;
  ann.do((desk) => completeStep(desk, roll));
  ben.do((desk) => skipStep(desk, roll, 'no deploy'));
  ben.hear(ann);
  expect(markOf(ben)).toMatchObject({ kind: 'completed', at: start + minute });
});

test('a step that says nothing, or gives no reason, is refused', () => {
  const { desk } = new Person('ann');
  expect(completeStep(desk, step('x', ''))).toMatchObject({ ok: false, reason: 'nothing-said' });
  expect(completeStep(desk, step('x', 'long '.repeat(5_000)))).toMatchObject({ ok: false, reason: 'too-long' });
  expect(skipStep(desk, roll, ' ')).toMatchObject({ ok: false, reason: 'nothing-said' });
  expect(blockStep(desk, roll, '')).toMatchObject({ ok: false, reason: 'nothing-said' });
});

test('progress is counted per section and overall, over the steps there are now', () => {
  const ann = new Person('ann');
  ann.do((desk) => completeStep(desk, step('a')));
  ann.do((desk) => skipStep(desk, step('b'), 'no'));
  ann.do((desk) => markStepNotApplicable(desk, step('c')));
  ann.do((desk) => blockStep(desk, step('d'), 'no access'));
  ann.do((desk) => completeStep(desk, step('gone')));
  ann.do((desk) => completeStep(desk, { ...step('a'), runbook: 'other/runbook' }));
  const list = [
    { id: 'a', section: 'Diagnosis' },
    { id: 'b', section: 'Diagnosis' },
    { id: 'c', section: 'Mitigation' },
    { id: 'd', section: 'Mitigation' },
    { id: 'e', section: 'Mitigation' },
  ];
  const progress = progressOf(ann.state.steps, runbook.id, list);
  expect(progress.overall).toEqual({ completed: 1, skipped: 1, 'not-applicable': 1, blocked: 1, open: 1, total: 5 });
  expect(progress.sections.get('Mitigation')).toEqual({ completed: 0, skipped: 0, 'not-applicable': 1, blocked: 1, open: 1, total: 3 });
  expect(progress.gone.map(({ step }) => step.id)).toEqual(['gone']);
  expect(settledShare(progress.overall)).toBeCloseTo(3 / 5);
  expect(progressText(progress.overall)).toBe('1 of 5 done, 1 skipped, 1 not applicable, 1 blocked');
  expect(progressText({ completed: 0, skipped: 0, 'not-applicable': 0, blocked: 0, total: 3 })).toBe('0 of 3 done');
});
