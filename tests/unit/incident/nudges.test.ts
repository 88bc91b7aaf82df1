import { describe, expect, test } from 'vitest';
import { sendCommunication } from '../../../src/incident/commands/communication.ts';
import { endTimebox, extendTimebox, startTimebox } from '../../../src/incident/commands/decisions.ts';
import { confirmHypothesis, continueHypothesis, proposeHypothesis, rejectHypothesis } from '../../../src/incident/commands/hypotheses.ts';
import { setSeverity, setStatus, startIncident } from '../../../src/incident/commands/incident.ts';
import { retractEvent } from '../../../src/incident/commands/log.ts';
import { elapsed, nudgesAt, updateDue } from '../../../src/incident/nudges.ts';
import { emptyState } from '../../../src/incident/state.ts';
import { timeboxesOf } from '../../../src/incident/timebox.ts';
import { minute, Person, start } from './desk.ts';

const kindsAt = (person: Person, minutes: number) => nudgesAt(person.state, start + minutes * minute).map(({ kind }) => kind);

function ann(): Person {
  const person = new Person('ann');
  person.do((desk) => startIncident(desk.recorder, { title: 'Slow users' }));
  return person;
}

function three(): { person: Person; first: ReturnType<Person['do']> } {
  const person = ann();
  const first = person.do((desk) => proposeHypothesis(desk, { statement: 'the deploy' }));
  for (const statement of ['the database', 'the network']) {
    const id = person.do((desk) => proposeHypothesis(desk, { statement }));
    person.do((desk) => rejectHypothesis(desk, id, 'no'));
  }
  return { person, first };
}

describe('a hypothesis', () => {
  test('is looked at after 15 minutes and left after 30', () => {
    const { person } = three();
    expect([14.9, 15, 29.9, 30, 300].map((at) => kindsAt(person, at))).toEqual([
      [],
      ['look-at-hypothesis'],
      ['look-at-hypothesis'],
      ['switch-hypothesis'],
      ['switch-hypothesis'],
    ]);
  });

  test('has its time anew when somebody says why', () => {
    const { person, first } = three();
    person.now = start + 31 * minute;
    person.do((desk) => continueHypothesis(desk, first, 'nearly there'));
    expect([32, 47, 62].map((at) => kindsAt(person, at))).toEqual([[], ['look-at-hypothesis'], ['switch-hypothesis']]);
  });

  test('asks nothing when it is decided, or when the clock was set back', () => {
    const { person, first } = three();
    expect(kindsAt(person, -60)).toEqual([]);
    person.do((desk) => confirmHypothesis(desk, first, 'yes'));
    expect(kindsAt(person, 60)).toEqual([]);
  });

  test('wants two more beside it before the first is confirmed', () => {
    const person = ann();
    expect(kindsAt(person, 0)).toEqual([]);
    const first = person.do((desk) => proposeHypothesis(desk, { statement: 'the deploy' }));
    expect(kindsAt(person, 0)).toEqual(['name-alternatives']);
    const confirmed = person.do((desk) => confirmHypothesis(desk, first, 'yes'));
    expect(kindsAt(person, 0)).toEqual([]);
    person.do((desk) => retractEvent(desk, confirmed));
    expect(kindsAt(person, 0)).toEqual(['name-alternatives']);
    person.do((desk) => rejectHypothesis(desk, first, 'no deploy that day'));
    expect(kindsAt(person, 0)).toEqual([]);
  });
});

describe('the next update', () => {
  test('is due by the severity, from the opening and from the last update', () => {
    const person = ann();
    expect(updateDue(person.state)).toBeUndefined();
    person.do((desk) => setSeverity(desk, 'SEV2'));
    expect(updateDue(person.state)).toBe(start + 60 * minute);
    person.do((desk) => setSeverity(desk, 'SEV1'));
    expect(updateDue(person.state)).toBe(start + 30 * minute);
    expect([29, 30].map((at) => kindsAt(person, at))).toEqual([[], ['update-due']]);
    person.now = start + 31 * minute;
    person.do((desk) => sendCommunication(desk, { audience: 'customers', text: 'We are looking into it.' }));
    expect(updateDue(person.state)).toBe(start + 61 * minute);
    person.do((desk) => setSeverity(desk, 'SEV4'));
    expect(updateDue(person.state)).toBeUndefined();
  });

  test('is due when it was promised, and not after the end', () => {
    const person = ann();
    person.do((desk) => setSeverity(desk, 'SEV1'));
    person.do((desk) => sendCommunication(desk, { audience: 'customers', text: 'x', nextUpdateAt: start + 10 * minute }));
    expect(kindsAt(person, 10)).toEqual(['update-due']);
    person.do((desk) => setStatus(desk, 'resolved'));
    expect(kindsAt(person, 10)).toEqual([]);
  });
});

describe('a timebox', () => {
  test('expires, anew after each extension, until it is ended', () => {
    const person = ann();
    const box = person.do((desk) => startTimebox(desk, { title: 'Find the query', minutes: 15 }));
    expect([14, 15].map((at) => kindsAt(person, at))).toEqual([[], ['timebox-expired']]);
    const before = nudgesAt(person.state, start + 15 * minute)[0]?.key;
    person.do((desk) => extendTimebox(desk, box, 5, 'plan is running'));
    expect([15, 20].map((at) => kindsAt(person, at))).toEqual([[], ['timebox-expired']]);
    expect(nudgesAt(person.state, start + 20 * minute)[0]?.key).not.toBe(before);
    person.do((desk) => endTimebox(desk, box, 'done', 'found'));
    expect(kindsAt(person, 60)).toEqual([]);
    expect(timeboxesOf(person.state)).toMatchObject([{ endsAt: start + 20 * minute, ended: { how: 'done', outcome: 'found' } }]);
    expect(endTimebox(person.desk, box, 'done')).toMatchObject({ ok: false, reason: 'not-there' });
  });

  test.each([0, -1, Number.NaN, 1441])('of %d minutes is refused', (minutes) => {
    expect(startTimebox(ann().desk, { title: 'x', minutes })).toMatchObject({ ok: false, reason: 'number-out-of-range' });
  });
});

test('the longest overdue comes first', () => {
  const person = ann();
  person.do((desk) => setSeverity(desk, 'SEV1'));
  person.do((desk) => startTimebox(desk, { title: 'x', minutes: 10 }));
  expect(kindsAt(person, 60)).toEqual(['timebox-expired', 'update-due']);
});

test('time runs from the opening until the end, and never backwards', () => {
  const person = ann();
  expect(elapsed(person.state, start + minute)).toBe(minute);
  expect(elapsed(person.state, start - minute)).toBe(0);
  person.now = start + 5 * minute;
  person.do((desk) => setStatus(desk, 'resolved'));
  expect(elapsed(person.state, start + 60 * minute)).toBe(5 * minute);
  expect(elapsed(emptyState, start)).toBeUndefined();
});
