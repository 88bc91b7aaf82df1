/** What was done to help users, as the log has it. */
import { describe, expect, test } from 'vitest';
import { hasUnlistedSteps } from '../../../src/incident/changes.ts';
import { answerFixDecision } from '../../../src/incident/commands/decisions.ts';
import { openRunbook } from '../../../src/incident/commands/follow-up.ts';
import { setStatus } from '../../../src/incident/commands/incident.ts';
import { writeNote } from '../../../src/incident/commands/log.ts';
import { copyQuery } from '../../../src/incident/commands/queries.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import { writeFrom } from '../../../src/postmortem/write.ts';
import { minute, Person, runbook, step } from '../incident/desk.ts';

const steps = [
  { id: 'graph', text: 'Save the graph.', section: 'Stabilise', commands: ['up'] },
  { id: 'panic', text: 'Panic mode.', section: 'Stabilise' },
  { id: 'look', text: 'Look around.', section: 'Triage' },
  { id: 'replace', text: 'Replace the slow node.', section: 'Triage' },
  { id: 'off', text: 'Turn it off.', section: 'Triage', commands: ['ctl off ${name}'], changes: true, undo: ['ctl on ${name}'] },
];

function working(): Person {
  const person = new Person('ann');
  person.do((desk) => setStatus(desk, 'investigating'));
  person.do((desk) => openRunbook(desk, runbook, steps));
  person.now += minute;
  return person;
}

const tick = (person: Person, id: string) => {
  const { text = '', section } = steps.find((one) => one.id === id) ?? {};
  person.do((desk) => completeStep(desk, { ...step(id, text), section }));
  person.now += minute;
};

const repairs = (person: Person) => documentOf(person.state).repairs;

test('steps that change something or are there to help, not those that only look', () => {
  const person = working();
  for (const { id } of steps) tick(person, id);
  expect(repairs(person).map(({ text }) => text)).toEqual(['Panic mode.', 'Replace the slow node.', 'Turn it off.']);
});

test('a log without lists of steps takes what changes from the site', () => {
  const person = new Person('ann');
  person.do((desk) => completeStep(desk, step('pause', 'Pause the queue.')));
  expect(hasUnlistedSteps(person.state)).toBe(true);
  const { events } = person.state.log;
  const line = 'Pause the queue.';
  const helped = (markdown: string) => /^#+ Mitigation.*?(?=^#+ )/ms.exec(markdown)?.[0] ?? '';
  expect(helped(writeFrom({ events, form: 'ours' }).markdown)).not.toContain(line);
  expect(helped(writeFrom({ events, form: 'ours', changes: { [step('pause', '').runbook]: ['pause'] } }).markdown)).toContain(line);
});

test('what is known beside an old log counts too', () => {
  const person = working();
  tick(person, 'look');
  expect(documentOf(person.state, { isChange: ({ id }) => id === 'look' }).repairs.map(({ text }) => text)).toEqual(['Look around.']);
});

describe('what undoes a change', () => {
  test('is named where it is not in the log', () => {
    const person = working();
    tick(person, 'off');
    expect(writePostmortem(documentOf(person.state), 'ours')).toContain('Undone by `ctl on ${name}`, which is not in the log.');
  });

  test('has its time once it was copied, with its values filled in', () => {
    const person = working();
    tick(person, 'off');
    person.do((desk) => copyQuery(desk, { language: 'bash', text: 'ctl on edge', values: { name: 'edge' } }));
    expect(repairs(person)[0]?.undoneAt).toBe(person.now);
  });

  test('is none of what was copied before', () => {
    const person = working();
    person.do((desk) => copyQuery(desk, { language: 'bash', text: 'ctl on edge', values: { name: 'edge' } }));
    person.now += minute;
    tick(person, 'off');
    expect(repairs(person)[0]?.undoneAt).toBeUndefined();
  });
});

test('a move that did not help says so, and looking deeper is no repair', () => {
  const person = working();
  for (const [question, answer] of [
    ['deploy', 'no'],
    ['configuration', 'no'],
    ['capacity', 'yes'],
  ] as const) {
    person.do((desk) => answerFixDecision(desk, question, answer));
  }
  const move = repairs(person)[0]?.text ?? '';
  person.do((desk) => writeNote(desk, `It did not help: ${move}`));
  expect(repairs(person)).toMatchObject([{ text: move, failed: true }]);
  person.do((desk) => answerFixDecision(desk, 'path', 'no'));
  expect(repairs(person)).toHaveLength(1);
});

test('nothing before the acknowledgement and nothing after the resolution', () => {
  const person = new Person('ann');
  person.do((desk) => writeNote(desk, 'before'));
  tick(person, 'panic');
  person.now += minute;
  person.do((desk) => setStatus(desk, 'investigating'));
  person.now += minute;
  person.do((desk) => setStatus(desk, 'resolved'));
  person.now += minute;
  tick(person, 'replace');
  expect(repairs(person)).toEqual([]);
});
