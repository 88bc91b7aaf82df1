/** What stands in the log already is not typed again. */
import { describe, expect, test } from 'vitest';
import { setField } from '../../../src/incident/commands/fields.ts';
import { addHypothesisEvidence, proposeHypothesis } from '../../../src/incident/commands/hypotheses.ts';
import { addToImpact, describeBlastRadius, noteWhatUsersNotice, setMilestone } from '../../../src/incident/commands/incident.ts';
import { writeNote } from '../../../src/incident/commands/log.ts';
import { recordQueryRun } from '../../../src/incident/commands/queries.ts';
import { starEvent } from '../../../src/incident/commands/stars.ts';
import { factsOf } from '../../../src/incident/facts.ts';
import { impactNumbers, impactSentence, shownNumbers } from '../../../src/incident/failed-requests.ts';
import { fieldsOf } from '../../../src/incident/fields.ts';
import { hypothesesOf, reasonFor, testedHypothesis } from '../../../src/incident/hypotheses.ts';
import { keyEventsOf } from '../../../src/incident/key-moments.ts';
import { milestonesOf } from '../../../src/incident/milestones.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import { fillTemplate } from '../../../src/postmortem/template/fill-template.ts';
import { minute, Person, start } from './desk.ts';

function ann(): Person {
  const person = new Person('ann');
  person.do((desk) => writeNote(desk, 'first errors'));
  return person;
}

describe('words of the log as impact', () => {
  test('are what users notice where nobody described that, else who is affected, once', () => {
    const person = ann();
    const impact = () => factsOf(person.state).blastRadius;
    person.do((desk) => addToImpact(desk, '82 % of requests fail'));
    expect(impact()).toEqual({ summary: '82 % of requests fail' });
    expect(addToImpact(person.desk, '82 % of requests fail')).toMatchObject({ ok: false, reason: 'already-so' });
    person.do((desk) => addToImpact(desk, '3,000 users'));
    person.do((desk) => addToImpact(desk, 'two regions'));
    expect(impact()).toEqual({ summary: '82 % of requests fail', users: '3,000 users; two regions' });
    expect(addToImpact(person.desk, ' ')).toMatchObject({ ok: false, reason: 'nothing-said' });
  });

  test('what users notice leaves the rest of the impact as it was', () => {
    const person = ann();
    person.do((desk) => describeBlastRadius(desk, { regions: 'eu' }));
    person.do((desk) => noteWhatUsersNotice(desk, 'pages load slowly'));
    expect(factsOf(person.state).blastRadius).toEqual({ regions: 'eu', summary: 'pages load slowly' });
  });
});

test('results of queries offer the number that they begin with, the last one of each query, and never a part of a number', () => {
  const person = ann();
  const ran = (title: string, result: string) =>
    person.do((desk) => recordQueryRun(desk, { language: 'promql', text: 'q', title }, result));
  ran('rate', '11 a second');
  ran('rate', '12.5 a second');
  ran('share', '30 %');
  for (const result of ['1.2k', '12,400', '14:32', '650ms', 'about 5', '{pod="a"} 3', '-4', '1.2.3']) ran(result, result);
  expect(shownNumbers(person.state)).toEqual([
    { value: 30, result: '30 %', of: 'share' },
    { value: 12.5, result: '12.5 a second', of: 'rate' },
  ]);
});

test('a line of the log is when it started', () => {
  const person = ann();
  const [line] = person.state.timeline.filter(({ text }) => text === 'first errors');
  person.now += 9 * minute;
  person.do((desk) => setMilestone(desk, 'started', { at: line?.at }));
  expect(milestonesOf(person.state).started?.at).toBe(start);
});

describe('a fix tests a hypothesis', () => {
  test('the only open one; of several nobody knows which', () => {
    const person = ann();
    expect(testedHypothesis(person.state)).toBeUndefined();
    person.do((desk) => proposeHypothesis(desk, { statement: 'a' }));
    expect(testedHypothesis(person.state)?.statement).toBe('a');
    person.do((desk) => proposeHypothesis(desk, { statement: 'b' }));
    expect(testedHypothesis(person.state)).toBeUndefined();
  });
});

describe('the reason for an outcome', () => {
  test('is drafted from the predictions that were checked for it', () => {
    const person = ann();
    person.do((desk) => proposeHypothesis(desk, { statement: 'a', predictions: ['x is up', 'y is down', 'z'] }));
    const proposed = hypothesesOf(person.state)[0]?.id ?? { actor: '', counter: 0 };
    const hypothesis = () => hypothesesOf(person.state)[0] ?? { predictions: [] };
    expect(reasonFor('rejected', hypothesis())).toBe('');
    const [x, y] = hypothesis().predictions;
    person.do((desk) => addHypothesisEvidence(desk, proposed, { stance: 'against', text: 'Rejected', prediction: x?.id }));
    person.do((desk) => addHypothesisEvidence(desk, proposed, { stance: 'against', text: 'it is at 90', prediction: y?.id }));
    expect(reasonFor('rejected', hypothesis())).toBe('Not true: x is up; Not true: y is down: it is at 90');
    expect(reasonFor('confirmed', hypothesis())).toBe('');
  });
});

describe('key moments', () => {
  test('the last word on a star counts, also against the rule; one may not be given twice', () => {
    const person = ann();
    const note = person.do((desk) => writeNote(desk, 'rolled back'));
    const key = `${note.actor}:${note.counter}`;
    expect(keyEventsOf(person.state).has(key)).toBe(true);
    person.do((desk) => starEvent(desk, note, false));
    expect(keyEventsOf(person.state).has(key)).toBe(false);
    person.do((desk) => starEvent(desk, note, true));
    expect(keyEventsOf(person.state).has(key)).toBe(true);
    expect(starEvent(person.desk, note, true)).toMatchObject({ ok: false, reason: 'already-so' });
    expect(starEvent(person.desk, { actor: 'nobody', counter: 1 }, true)).toMatchObject({ ok: false, reason: 'not-there' });
  });
});

describe('fields of an incident', () => {
  test('of each the last word counts; an empty one takes it away', () => {
    const person = ann();
    person.do((desk) => setField(desk, 'ticket', 'OPS-1'));
    person.do((desk) => setField(desk, 'chat', '#inc-7'));
    person.do((desk) => setField(desk, 'ticket', 'OPS-2'));
    expect([...fieldsOf(person.state)]).toEqual([
      ['ticket', 'OPS-2'],
      ['chat', '#inc-7'],
    ]);
    expect(setField(person.desk, 'chat', '#inc-7')).toMatchObject({ ok: false, reason: 'already-so' });
    person.do((desk) => setField(desk, 'chat', ''));
    expect([...fieldsOf(person.state).keys()]).toEqual(['ticket']);
  });

  test('stand in the postmortem and in its templates', () => {
    const person = ann();
    person.do((desk) => setField(desk, 'ticket', 'OPS-1'));
    expect(writePostmortem(documentOf(person.state), 'short-summary')).toContain('- **Ticket:** OPS-1\n');
    expect(fillTemplate('{{ticket}} {{number}}\n', documentOf(person.state))).toMatchObject({ markdown: 'OPS-1 unknown\n', problems: [] });
  });
});

describe('failed requests', () => {
  const hour = { from: 0, to: 3_600_000, perSecond: 100, failing: 0.3 };

  test('are the length of the impact times the rate times the share, and their part of the error budget', () => {
    const numbers = impactNumbers({ ...hour, slo: 0.999 });
    expect(numbers).toMatchObject({ requests: 360_000, failed: 108_000 });
    expect(numbers && impactSentence(numbers, 0.999)).toBe(
      'About 108,000 of 360,000 requests failed (30 %); 41.7 % of the error budget of 30 days at 99.9 %.',
    );
    const plain = impactNumbers(hour);
    expect(plain && impactSentence(plain)).toBe('About 108,000 of 360,000 requests failed (30 %).');
  });

  test.each([{ to: -1 }, { failing: 1.2 }, { perSecond: Number.NaN }, { perSecond: -1 }, { slo: 1 }, { slo: 0 }, { days: 0 }])(
    '%j is none',
    (wrong) => {
      expect(impactNumbers({ ...hour, ...wrong })).toBeUndefined();
    },
  );

  test('are written with the figures that count', () => {
    const numbers = impactNumbers({ ...hour, perSecond: 123.4, slo: 0.9995 });
    expect(numbers && impactSentence(numbers, 0.9995)).toBe(
      'About 133,000 of 444,000 requests failed (30 %); 83.3 % of the error budget of 30 days at 99.95 %.',
    );
  });

  test('of no requests none failed', () => {
    const numbers = impactNumbers({ ...hour, perSecond: 0, slo: 0.99 });
    expect(numbers && impactSentence(numbers, 0.99)).toBe('About 0 of 0 requests failed.');
  });
});
