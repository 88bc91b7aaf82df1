/** What a review meeting talks about, from the log alone. */
import { expect, test } from 'vitest';
import { answerFixDecision, extendTimebox, recordFix, startTimebox } from '../../../src/incident/commands/decisions.ts';
import { noteLesson, noteRunbookProblem } from '../../../src/incident/commands/follow-up.ts';
import { confirmHypothesis, continueHypothesis, proposeHypothesis, rejectHypothesis } from '../../../src/incident/commands/hypotheses.ts';
import { setStatus } from '../../../src/incident/commands/incident.ts';
import { retractEvent, writeNote } from '../../../src/incident/commands/log.ts';
import { emptyState } from '../../../src/incident/state.ts';
import { agendaOf } from '../../../src/postmortem/agenda.ts';
import { played } from '../../support/plays/played.ts';
import { plays } from '../../support/plays/plays.ts';
import { minute, Person, runbook, step } from '../incident/desk.ts';

test('what is open, what surprised, what was decided, each in the order of the log', () => {
  const person = new Person('ann');
  const act = (command: Parameters<Person['do']>[0]) => {
    person.now += minute;
    return person.do(command);
  };
  act((desk) => setStatus(desk, 'investigating'));
  const cache = act((desk) => proposeHypothesis(desk, { statement: 'The cache is cold' }));
  const pool = act((desk) => proposeHypothesis(desk, { statement: 'The pool is full' }));
  act((desk) => proposeHypothesis(desk, { statement: 'The disk is slow' }));
  act((desk) => continueHypothesis(desk, pool, 'two of three signs fit'));
  act((desk) => rejectHypothesis(desk, cache, 'the hit rate is as ever'));
  act((desk) => confirmHypothesis(desk, pool, 'seen in the graph'));
  act((desk) => writeNote(desk, 'It did not help: Restart the pods'));
  const lesson = act((desk) => noteLesson(desk, 'badly', 'Nobody had the password'));
  act((desk) => noteLesson(desk, 'lucky', 'It was a Sunday'));
  act((desk) => noteLesson(desk, 'well', 'The page was quick'));
  act((desk) => noteRunbookProblem(desk, { runbook, step: step('logs', 'Read the logs'), problem: 'wrong', text: 'The command is old' }));
  const timebox = act((desk) => startTimebox(desk, { title: 'Look at the pool', minutes: 10 }));
  act((desk) => extendTimebox(desk, timebox, 5, 'nearly there'));
  act((desk) => answerFixDecision(desk, 'path', 'no'));
  act((desk) => recordFix(desk, 'A larger pool'));

  const { hypotheses, surprises, decisions } = agendaOf(person.state);
  expect(hypotheses).toEqual([{ statement: 'The disk is slow', standing: 'open' }]);
  expect(surprises.map(({ is, text, why }) => [is, text, why])).toEqual([
    ['ruled-out', 'The cache is cold', 'the hit rate is as ever'],
    ['no-help', 'Restart the pods', ''],
    ['badly', 'Nobody had the password', ''],
    ['lucky', 'It was a Sunday', ''],
    ['runbook', 'The command is old', 'Read the logs'],
  ]);
  expect(decisions.map(({ text, why }) => [text, why])).toEqual([
    ['The pool is full', 'two of three signs fit'],
    ['5 min more', 'nearly there'],
  ]);

  act((desk) => retractEvent(desk, lesson));
  expect(agendaOf(person.state).surprises.map(({ is }) => is)).not.toContain('badly');
});

test('nothing of an empty log', () => {
  expect(agendaOf(emptyState)).toEqual({ hypotheses: [], surprises: [], decisions: [] });
});

test('two plays, in which somebody was wrong first', async () => {
  const both = await Promise.all([plays['edge-outage'], plays['store-slow']].map(played));
  const found = both.map(({ state }) => agendaOf(state).surprises);
  for (const surprises of found) {
    expect(surprises.map(({ is }) => is)).toContain('ruled-out');
    expect(surprises.map(({ at }) => at)).toEqual(surprises.map(({ at }) => at).toSorted((a, b) => a - b));
  }
});
