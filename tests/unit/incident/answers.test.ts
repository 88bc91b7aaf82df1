/** What was answered below a query, as the log has it. */
import { expect, test } from 'vitest';
import { answerTo } from '../../../src/incident/answers.ts';
import { retractEvent } from '../../../src/incident/commands/log.ts';
import { recordQueryRun } from '../../../src/incident/commands/queries.ts';
import { Person, step } from './desk.ts';

const query = { id: 'sql/plan', language: 'sql', text: 'EXPLAIN SELECT 1' };

test('the last answer counts, at its own step; one that was undone does not', () => {
  const ann = new Person('ann');
  const answered = (answer: 'good' | 'bad', id: string) =>
    ann.do((desk) => recordQueryRun(desk, query, answer, {}, { answer, step: step(id) }));
  const at = (id: string) => answerTo(ann.state, { step: { runbook: step(id).runbook, id }, query });
  answered('bad', 'read-plan');
  expect([at('read-plan'), at('read-again')]).toEqual(['bad', undefined]);
  answered('good', 'read-again');
  const last = answered('good', 'read-plan');
  expect([at('read-plan'), at('read-again')]).toEqual(['good', 'good']);
  ann.do((desk) => retractEvent(desk, last));
  expect(at('read-plan')).toBe('bad');
});

test('a query without an id is known by its text, and one outside of steps by that alone', () => {
  const ann = new Person('ann');
  const { id: _, ...plain } = query;
  ann.do((desk) => recordQueryRun(desk, plain, 'Good', {}, { answer: 'good' }));
  expect(answerTo(ann.state, { step: undefined, query: plain })).toBe('good');
  expect(answerTo(ann.state, { step: undefined, query: { text: 'EXPLAIN SELECT 2' } })).toBeUndefined();
  expect(answerTo(ann.state, { step: { runbook: 'a/b', id: 'c' }, query: plain })).toBeUndefined();
});

test('a run without an answer, as older versions logged it, is none', () => {
  const ann = new Person('ann');
  ann.do((desk) => recordQueryRun(desk, query, 'Good: it is there'));
  expect(answerTo(ann.state, { step: undefined, query })).toBeUndefined();
});
