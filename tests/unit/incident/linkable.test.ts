import { expect, test } from 'vitest';
import { proposeHypothesis } from '../../../src/incident/commands/hypotheses.ts';
import { retractEvent, writeLine } from '../../../src/incident/commands/log.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { linkableLines } from '../../../src/incident/linkable.ts';
import { zoneNamed } from '../../../src/incident/zone.ts';
import { minute, Person, step } from './desk.ts';

const utc = zoneNamed('UTC');

function ann(): Person {
  const person = new Person('ann');
  const write = (line: string) => {
    person.now += minute;
    return person.do((desk) => writeLine(desk, line, utc));
  };
  write('Seq Scan on users, 650 ms');
  person.do((desk) => completeStep(desk, step('plan', 'Read the plan of the slow query')));
  const wrong = write('Seq Scan on orders');
  person.do((desk) => retractEvent(desk, wrong));
  write('CPU is flat');
  person.do((desk) => proposeHypothesis(desk, { statement: 'Seq scans are slow' }));
  return person;
}

const texts = (words?: string, atMost?: number) => linkableLines(ann().state, words, atMost).map(({ text }) => text);

test('what was seen or done can be linked, the newest first; not what was taken back, nor what others made of it', () => {
  expect(texts()).toEqual(['CPU is flat', 'Done: Read the plan of the slow query', 'Seq Scan on users, 650 ms']);
});

test('all words must be there, in any case and order', () => {
  expect(texts(' USERS scan ')).toEqual(['Seq Scan on users, 650 ms']);
  expect(texts('users plan')).toEqual([]);
});

test('the latest come when there are too many', () => {
  expect(texts('', 2)).toEqual(['CPU is flat', 'Done: Read the plan of the slow query']);
});
