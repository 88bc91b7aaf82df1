import { describe, expect, test } from 'vitest';
import { startIncident } from '../../../src/incident/commands/incident.ts';
import { correctEvent, retractEvent, writeLine } from '../../../src/incident/commands/log.ts';
import { copyQuery, setVariable } from '../../../src/incident/commands/queries.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { eventsOf } from '../../../src/incident/state.ts';
import { filterTimeline } from '../../../src/incident/timeline.ts';
import { utc } from '../../../src/incident/zone.ts';
import { minute, Person, start, step } from './desk.ts';

function ann(): Person {
  const person = new Person('ann');
  person.do((desk) => startIncident(desk.recorder, { title: 'Slow users' }));
  return person;
}
const texts = (person: Person) => person.state.timeline.map(({ text }) => text);

describe('a line of the log', () => {
  test('stands where it happened', () => {
    const person = ann();
    person.now += 10 * minute;
    person.do((desk) => writeLine(desk, 'errors are gone', utc));
    person.do((desk) => writeLine(desk, '14:05 rolled back', utc));
    expect(texts(person)).toEqual(['Incident opened: Slow users', 'rolled back', 'errors are gone']);
    expect(person.state.timeline[1]).toMatchObject({ at: start + 5 * minute, event: { occurredAt: start + 5 * minute } });
  });

  test('begins an incident when there is none', () => {
    const person = new Person('ann');
    person.do((desk) => writeLine(desk, 'alert fired', utc, { startAs: { title: 'Latency spike' } }));
    expect(texts(person)).toEqual(['Incident opened: Latency spike', 'alert fired']);
    const other = new Person('ben');
    other.do((desk) => writeLine(desk, 'alert fired', utc));
    expect(texts(other)[0]).toBe('Incident opened: Incident of 2026-11-21 14:00 UTC');
  });

  test('that says nothing is refused', () => {
    expect(writeLine(ann().desk, '  ', utc)).toMatchObject({ ok: false, reason: 'nothing-said' });
    expect(writeLine(ann().desk, 'x', utc, { at: 9e15 })).toMatchObject({ ok: false, reason: 'time-out-of-range' });
  });
});

describe('a correction', () => {
  test('shows the new words and time and keeps the old', () => {
    const person = ann();
    const note = person.do((desk) => writeLine(desk, 'deploy v2.3.1', utc));
    person.do((desk) => correctEvent(desk, note, { text: 'deploy v2.3.2', occurredAt: start - minute }));
    expect(person.state.timeline[0]).toMatchObject({
      text: 'deploy v2.3.2',
      at: start - minute,
      original: { text: 'deploy v2.3.1', at: start },
      event: { payload: { text: 'deploy v2.3.1' } },
    });
    expect(eventsOf(person.state, 'note-written/1')).toMatchObject([{ payload: { text: 'deploy v2.3.2' }, occurredAt: start - minute }]);
  });

  test('of two the later counts, until it is taken back', () => {
    const person = ann();
    const note = person.do((desk) => writeLine(desk, 'one', utc));
    person.do((desk) => correctEvent(desk, note, { text: 'two' }));
    const last = person.do((desk) => correctEvent(desk, note, { text: 'three' }));
    expect(texts(person)).toContain('three');
    person.do((desk) => retractEvent(desk, last));
    expect(texts(person)).toContain('two');
  });

  test('of words is for notes, of times for all', () => {
    const person = ann();
    const tick = person.do((desk) => completeStep(desk, step('a')));
    expect(correctEvent(person.desk, tick, { text: 'b' })).toMatchObject({ ok: false, reason: 'not-possible' });
    person.do((desk) => correctEvent(desk, tick, { occurredAt: start - 5 * minute }));
    expect([...person.state.steps.values()][0]?.marks[0]?.at).toBe(start - 5 * minute);
    expect(correctEvent(person.desk, tick, {})).toMatchObject({ ok: false, reason: 'nothing-said' });
    expect(correctEvent(person.desk, { actor: 'x', counter: 1 }, { text: 'b' })).toMatchObject({ ok: false, reason: 'not-there' });
  });
});

describe('a retraction', () => {
  test('marks the line and takes away what it did', () => {
    const person = ann();
    const set = person.do((desk) => setVariable(desk, { name: 'namespace', value: 'prod' }));
    person.do((desk) => retractEvent(desk, set, 'wrong cluster', { by: 'Ann' }));
    expect(person.state.timeline.find(({ event }) => event.id === set)).toMatchObject({
      text: 'namespace = prod',
      retracted: { why: 'wrong cluster', by: 'Ann' },
    });
    expect(eventsOf(person.state, 'variable-set/1')).toEqual([]);
    expect(retractEvent(person.desk, set)).toMatchObject({ ok: false, reason: 'already-so' });
  });

  test('that is taken back brings it back', () => {
    const person = ann();
    const set = person.do((desk) => setVariable(desk, { name: 'namespace', value: 'prod' }));
    const retraction = person.do((desk) => retractEvent(desk, set));
    person.do((desk) => retractEvent(desk, retraction));
    expect(eventsOf(person.state, 'variable-set/1')).toHaveLength(1);
    expect(person.state.timeline.filter(({ retracted }) => retracted !== undefined)).toHaveLength(1);
  });

  test('of the beginning is refused', () => {
    const person = ann();
    expect(retractEvent(person.desk, { actor: 'ann', counter: 1 })).toMatchObject({ ok: false, reason: 'not-possible' });
  });
});

test('lines can be filtered by group, and without what was taken back', () => {
  const person = ann();
  person.do((desk) => completeStep(desk, step('a')));
  const copy = person.do((desk) => copyQuery(desk, { language: 'promql', text: 'up', title: 'Targets', values: { job: 'x' } }));
  person.do((desk) => retractEvent(desk, copy));
  const { timeline } = person.state;
  expect(filterTimeline(timeline, { groups: new Set(['steps']) }).map(({ text }) => text)).toEqual(['Done: Do a']);
  expect(filterTimeline(timeline, { groups: new Set(['queries']), retracted: false })).toEqual([]);
  expect(filterTimeline(timeline, {})).toHaveLength(4);
});
