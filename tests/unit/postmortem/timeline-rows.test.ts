/** What shares a row of the timeline, what stands in it at all, and how its times read. */
import { describe, expect, test } from 'vitest';
import { addAlerts } from '../../../src/incident/commands/alerts.ts';
import { sendCommunication } from '../../../src/incident/commands/communication.ts';
import { openRunbook } from '../../../src/incident/commands/follow-up.ts';
import { setMilestone, setStatus } from '../../../src/incident/commands/incident.ts';
import { correctEvent, nameRecorder, writeNote } from '../../../src/incident/commands/log.ts';
import { recordQueryRun } from '../../../src/incident/commands/queries.ts';
import { starEvent } from '../../../src/incident/commands/stars.ts';
import { completeStep, noteStep } from '../../../src/incident/commands/steps.ts';
import { zoneNamed } from '../../../src/incident/zone.ts';
import { documentOf, type Surroundings } from '../../../src/postmortem/document.ts';
import { writePostmortem } from '../../../src/postmortem/shapes/registry.ts';
import { minute, Person, runbook, start, step } from '../incident/desk.ts';

/** Steps of two sections; those of `c` change something. */
const listed = [
  { id: 'a', text: 'Do a', section: 'Diagnosis' },
  { id: 'b', text: 'Do b', section: 'Diagnosis', commands: ['up{job="${job}"}'] },
  { id: 'c', text: 'Do c', section: 'Diagnosis', commands: ['kubectl apply -f x'], changes: true, undo: ['kubectl delete -f x'] },
  { id: 'v', text: 'Do v', section: 'Verify' },
];

function ann(): Person {
  const person = new Person('ann');
  person.do((desk) => writeNote(desk, 'it begins'));
  person.do((desk) => openRunbook(desk, runbook, listed));
  return person;
}

const tick = (person: Person, id: string) => {
  const { section } = listed.find((one) => one.id === id) ?? {};
  return person.do((desk) => completeStep(desk, { ...step(id), section }));
};

const texts = (person: Person, surroundings: Surroundings = {}) => documentOf(person.state, surroundings).timeline.map(({ text }) => text);

describe('ticks share a row', () => {
  test.each([
    ['in one minute and section', ['a', 'b'], 0, 'Do a / Do b'],
    ['not across a minute', ['a', 'b'], minute, undefined],
    ['not across sections', ['a', 'v'], 0, undefined],
    ['not with a step that changes something', ['a', 'c'], 0, undefined],
    ['not after a step that changes something', ['c', 'a'], 0, undefined],
  ])('%s', (_, ids, wait, together) => {
    const person = ann();
    for (const id of ids) {
      tick(person, id);
      person.now += wait;
    }
    const done = texts(person).filter((text) => text.startsWith('Done'));
    expect(done).toEqual(together === undefined ? ids.map((id) => `Done: Do ${id}`) : [`Done: ${together}`]);
  });

  test('not across a step that changes something between them', () => {
    const person = ann();
    for (const id of ['a', 'c', 'b']) tick(person, id);
    expect(texts(person).filter((text) => text.startsWith('Done'))).toEqual(['Done: Do a', 'Done: Do c', 'Done: Do b']);
  });
});

test('statuses of one minute share a row', () => {
  const person = ann();
  for (const status of ['identified', 'mitigated'] as const) person.do((desk) => setStatus(desk, status));
  person.now += minute;
  person.do((desk) => setStatus(desk, 'monitoring'));
  expect(texts(person)).toEqual(expect.arrayContaining(['Status: identified, mitigated', 'Status: monitoring']));
});

test('a step that was ticked once its command had shown something is one row with it; a query has the name of its step', () => {
  const person = ann();
  const query = { language: 'promql', text: 'up{job="api"}', values: { job: 'api' } };
  person.do((desk) => recordQueryRun(desk, query, 'zero'));
  expect(texts(person)).toContain('Query “Do b”: zero');
  tick(person, 'b');
  expect(texts(person)).toContain('Done: Do b (zero)');
  expect(documentOf(person.state).queries[0]?.step).toBe('Do b');
});

test('a milestone that was set anew stands once, and one that an alert gave does not stand beside it', () => {
  const person = ann();
  person.do((desk) => addAlerts(desk, [{ name: 'Down', startsAt: start }]));
  person.do((desk) => setMilestone(desk, 'detected', { at: start }));
  person.do((desk) => setMilestone(desk, 'started', { at: start - 9 * minute }));
  person.do((desk) => setMilestone(desk, 'started', { at: start - 5 * minute }));
  const rows = documentOf(person.state).timeline.filter(({ text }) => /^(Impact began|Detected)/.test(text));
  expect(rows.map(({ at }) => at)).toEqual([start - 5 * minute]);
});

test('a correction leaves no trace in what is published', () => {
  const person = ann();
  const note = person.do((desk) => writeNote(desk, 'deployed'));
  person.do((desk) => correctEvent(desk, note, { occurredAt: start - 30 * minute }));
  expect(writePostmortem(documentOf(person.state), 'ours')).not.toContain('first recorded');
});

test('who gave their name later has it in every row', () => {
  const person = ann();
  tick(person, 'a');
  person.do((desk) => nameRecorder(desk, 'Ann', ['ann']));
  const document = documentOf(person.state);
  expect(document.timeline.map(({ by }) => by)).not.toContain(undefined);
  expect(document.runbooks[0]?.steps[0]?.mark?.by).toBe('Ann');
});

describe('the published timeline', () => {
  test('has what tells the story, and what people starred; the rest is the appendix', () => {
    const person = ann();
    const ticked = tick(person, 'a');
    expect(documentOf(person.state).timeline.find(({ text }) => text === 'Done: Do a')?.isKey).toBe(false);
    person.do((desk) => starEvent(desk, ticked, true));
    const text = writePostmortem(documentOf(person.state), 'ours');
    expect(text.slice(text.indexOf('## Timeline'), text.indexOf('## Leadup'))).toContain('Done: Do a');
    expect(text).not.toContain('Appendix');
  });

  test('has no notes by rule where there are too many of them', () => {
    const person = ann();
    for (let count = 0; count < 60; count++) person.do((desk) => writeNote(desk, `line ${count}`));
    const text = writePostmortem(documentOf(person.state), 'ours');
    expect(text.slice(0, text.indexOf('Appendix'))).not.toContain('line 7');
    expect(text.slice(text.indexOf('Appendix'))).toContain('line 7');
  });
});

describe('times', () => {
  const berlin = { zone: { name: 'Europe/Berlin', zone: zoneNamed('Europe/Berlin') } };

  test('of an incident that passes midnight have their day everywhere', () => {
    const person = ann();
    person.do((desk) => noteStep(desk, step('a'), 'seen'));
    person.now += 12 * 60 * minute;
    tick(person, 'b');
    const text = writePostmortem(documentOf(person.state, berlin), 'ours');
    for (const [time] of text.matchAll(/.{11}\b\d\d:\d\d UTC/g)) expect(time).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d UTC$/);
    expect(text).toContain('| Do b | done | 2026-11-22 02:00 |');
  });

  test('around a change of clocks show how far the zone is from UTC', () => {
    const person = new Person('ann', Date.parse('2021-10-31T00:10:00Z'));
    person.do((desk) => writeNote(desk, 'first'));
    person.now = Date.parse('2021-10-31T01:10:00Z');
    person.do((desk) => writeNote(desk, 'second'));
    const text = writePostmortem(documentOf(person.state, berlin), 'ours');
    expect(text).toContain('| 2021-10-31 00:10 | 02:10 +02:00 | first |');
    expect(text).toContain('| 2021-10-31 01:10 | 02:10 +01:00 | second |');
  });
});

test('where an update went and what it was copied as are told apart, in old logs too', () => {
  const person = ann();
  const send = (how: object) => person.do((desk) => sendCommunication(desk, { audience: 'Customers', text: 'down', ...how }));
  send({ channel: 'Slack' });
  send({ channel: '#status', format: 'Markdown' });
  const text = writePostmortem(documentOf(person.state), 'ours');
  expect(text).toContain('**Customers** (copied as Slack),');
  expect(text).toContain('**Customers** (#status, copied as Markdown),');
});

test('a step that was noted and not ticked was left open; the others are one line', () => {
  const person = ann();
  person.do((desk) => noteStep(desk, step('a'), 'no access'));
  const text = writePostmortem(documentOf(person.state), 'ours');
  expect(text).toContain('| Do a | noted, left open | 14:00 |');
  expect(text).toContain('**Not reached (3 of 4):** “Do b”, “Do c”, “Do v”.');
});
