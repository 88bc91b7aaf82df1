/** What was recorded before it was known: the name of who recorded it, the services that are affected; and retractions undone. */
import { describe, expect, test } from 'vitest';
import { addServices, removeService, startIncident } from '../../../src/incident/commands/incident.ts';
import { nameRecorder, retractEvent, writeLine, writeNote } from '../../../src/incident/commands/log.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { factsOf } from '../../../src/incident/facts.ts';
import { readRecord } from '../../../src/incident/record/read.ts';
import { writeRecord } from '../../../src/incident/record/write.ts';
import { fold } from '../../../src/incident/state.ts';
import { utc } from '../../../src/incident/zone.ts';
import { documentOf } from '../../../src/postmortem/document.ts';
import { writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import { Person, step } from './desk.ts';

const names = (person: Person) => person.state.timeline.filter(({ group }) => group !== 'record').map(({ by }) => by);

describe('what was recorded before the name was given', () => {
  test('gets it, in the timeline, in what follows from it and in the postmortem', () => {
    const ann = new Person('ann');
    ann.do((desk) => writeNote(desk, 'first errors'));
    ann.do((desk) => completeStep(desk, step('a')));
    ann.do((desk) => nameRecorder(desk, ' Ann ', ['ann']));
    expect(names(ann)).toEqual(['Ann', 'Ann', 'Ann']);
    expect([...ann.state.steps.values()][0]?.marks[0]?.by).toBe('Ann');
    const document = documentOf(ann.state);
    expect(document.people).toEqual(['Ann']);
    expect(document.timeline.map(({ by }) => by)).toEqual(['Ann', 'Ann', 'Ann']);
  });

  test('of others stays as it is, and so does what carries a name or comes later without one', () => {
    const ann = new Person('ann');
    const ben = new Person('ben');
    ann.do((desk) => writeNote(desk, 'one'));
    ben.hear(ann);
    ben.do((desk) => writeNote(desk, 'two'));
    ben.do((desk) => writeNote(desk, 'three', { by: 'Bernd' }));
    ben.do((desk) => nameRecorder(desk, 'Ben', ['ben']));
    ben.do((desk) => writeNote(desk, 'four'));
    expect(names(ben)).toEqual([undefined, undefined, 'Ben', 'Bernd', undefined]);
    expect(nameRecorder(ben.desk, 'Ann', ['cyd'])).toMatchObject({ ok: false, reason: 'already-so' });
  });

  test('loses it when the naming is taken back; a file keeps it', () => {
    const ann = new Person('ann');
    ann.do((desk) => writeNote(desk, 'one'));
    const naming = ann.do((desk) => nameRecorder(desk, 'Ann', ['ann']));
    const { logs, problems } = readRecord(writeRecord([ann.state.log]));
    expect(problems).toEqual([]);
    expect(fold(logs.get(ann.state.incident) ?? { events: [] })).toEqual(ann.state);
    ann.do((desk) => retractEvent(desk, naming));
    expect(names(ann)).toEqual([undefined, undefined]);
  });
});

test('a retraction names itself, so that it can be undone where it shows', () => {
  const ann = new Person('ann');
  const note = ann.do((desk) => writeLine(desk, 'wrong', utc));
  ann.do((desk) => retractEvent(desk, note));
  const retraction = ann.state.timeline.find(({ retracted }) => retracted !== undefined)?.retracted?.event;
  expect(retraction).toBeDefined();
  if (retraction !== undefined) ann.do((desk) => retractEvent(desk, retraction));
  expect(ann.state.timeline.find(({ text }) => text === 'wrong')?.retracted).toBeUndefined();
});

describe('affected services', () => {
  test('are added and removed later; titles are shown where they are known', () => {
    const ann = new Person('ann');
    ann.do(({ recorder }) => startIncident(recorder, { title: 'Slow', services: ['order-service'] }));
    ann.do((desk) => addServices(desk, [{ id: 'user-service', title: 'User service' }, { id: 'order-service' }]));
    expect(factsOf(ann.state).services).toEqual(['order-service', 'user-service']);
    expect(ann.state.timeline.at(-1)?.text).toBe('Affects User service');
    const text = writePostmortem(documentOf(ann.state, { serviceTitles: new Map([['order-service', 'Order service']]) }), 'ours');
    expect(text).toContain('**Services:** Order service, User service');
    expect(text).not.toContain('order-service');
    ann.do((desk) => removeService(desk, 'order-service'));
    expect(factsOf(ann.state).services).toEqual(['user-service']);
    expect(addServices(ann.desk, [{ id: 'user-service' }])).toMatchObject({ ok: false, reason: 'already-so' });
    expect(removeService(ann.desk, 'order-service')).toMatchObject({ ok: false, reason: 'not-there' });
  });

  test('that two people add at once are both there', () => {
    const ann = new Person('ann');
    ann.do(({ recorder }) => startIncident(recorder, { title: 'Slow' }));
    const ben = new Person('ben');
    ben.hear(ann);
    ann.do((desk) => addServices(desk, [{ id: 'a' }]));
    ben.do((desk) => addServices(desk, [{ id: 'b' }]));
    ann.hear(ben);
    expect(factsOf(ann.state).services).toEqual(['a', 'b']);
  });
});
