import { describe, expect, test } from 'vitest';
import { writeLine } from '../../../src/incident/commands/log.ts';
import { completeStep } from '../../../src/incident/commands/steps.ts';
import { limits } from '../../../src/incident/limits.ts';
import { logOf, mergeLogs } from '../../../src/incident/log.ts';
import { recordLimits } from '../../../src/incident/record/format.ts';
import { readRecord } from '../../../src/incident/record/read.ts';
import { writeRecord } from '../../../src/incident/record/write.ts';
import { fold } from '../../../src/incident/state.ts';
import { utc } from '../../../src/incident/zone.ts';
import { Person, step } from './desk.ts';

const format = 'breakglass-incident-record/1';
const event = {
  id: { actor: 'ann', counter: 1 },
  incident: 'i',
  kind: 'note-written/1',
  payload: { text: 'x' },
  occurredAt: 1,
  recordedAt: { wall: 1, counter: 0 },
};
/** A file with these as its events. */
const file = (...events: unknown[]) => JSON.stringify({ format, incidents: [{ id: 'i', events }] });
const eventsIn = (text: string) => [...readRecord(text).logs.values()].flatMap((log) => log.events);
const codes = (text: string) => readRecord(text).problems.map(({ code, where, outcome }) => `${outcome} ${code} ${where}`.trim());

function example() {
  const ann = new Person('ann');
  ann.do((desk) => completeStep(desk, step('a', 'Roll back'), { by: 'Ann', startAs: { title: 'Latency spike' } }));
  ann.do((desk) => writeLine(desk, '13:55 deploy v2.3.1', utc));
  return ann.state.log;
}

describe('a file', () => {
  test('has sorted keys and a line for each event', () => {
    expect(writeRecord([example()])).toMatchInlineSnapshot(`
      "{"format":"breakglass-incident-record/1","incidents":[
      {"events":[
      {"by":"Ann","id":{"actor":"ann","counter":1},"incident":"ann-1","kind":"incident-opened/1","occurredAt":1795269600000,"payload":{"implicit":true,"title":"Latency spike"},"recordedAt":{"counter":0,"wall":1795269600000}},
      {"by":"Ann","id":{"actor":"ann","counter":2},"incident":"ann-1","kind":"step-completed/1","occurredAt":1795269600000,"payload":{"step":{"id":"a","revision":"r1","runbook":"user-service/latency-spike","section":"Diagnosis","text":"Roll back"}},"recordedAt":{"counter":1,"wall":1795269600000}},
      {"id":{"actor":"ann","counter":3},"incident":"ann-1","kind":"note-written/1","occurredAt":1795269300000,"payload":{"text":"deploy v2.3.1"},"recordedAt":{"counter":2,"wall":1795269600000}}
      ],"id":"ann-1"}
      ]}
      "
    `);
  });

  test('of nothing is a file', () => {
    expect(writeRecord([])).toBe(`{"format":"${format}","incidents":[\n]}\n`);
    expect(readRecord(writeRecord([]))).toEqual({ outcome: 'whole', logs: new Map(), problems: [] });
  });

  test('gives back what went in, and twice changes nothing', () => {
    const log = example();
    const { outcome, logs, problems } = readRecord(writeRecord([log]));
    expect({ outcome, problems }).toEqual({ outcome: 'whole', problems: [] });
    expect(mergeLogs(log, ...logs.values())).toEqual(log);
  });

  test('formatted by another program, with a byte order mark, is read', () => {
    const log = example();
    const text = `\uFEFF${JSON.stringify(JSON.parse(writeRecord([log])), null, 4).replaceAll('\n', '\r\n')}`;
    expect(readRecord(text)).toMatchObject({ outcome: 'whole' });
    expect(eventsIn(text)).toEqual(log.events);
  });

  test('that breaks off gives back its whole events, and says so @fault-15', () => {
    const text = writeRecord([example()]);
    const cut = text.slice(0, text.lastIndexOf('"text"'));
    expect(readRecord(cut)).toMatchObject({
      outcome: 'partly',
      problems: [{ code: 'broken-off', message: expect.stringContaining('2 whole events') }],
    });
    expect(eventsIn(cut)).toEqual(example().events.slice(0, 2));
  });

  test('with a damaged line gives back the others', () => {
    const lines = writeRecord([example()]).split('\n');
    lines[3] = lines[3]?.replace('"', '') ?? '';
    expect(readRecord(lines.join('\n'))).toMatchObject({
      outcome: 'partly',
      problems: [{ message: expect.stringContaining('1 could not be read') }],
    });
    expect(eventsIn(lines.join('\n'))).toHaveLength(2);
  });
});

describe('refused is @fault-14', () => {
  test.each([
    ['', 'not-json'],
    ['<!doctype html><title>Sign in</title>', 'not-json'],
    ['{"format":"breakgl', 'not-json'],
    [`{"format":"${format}","incidents":[`, 'broken-off'],
    ['null', 'not-a-record'],
    ['{"format":"other/1"}', 'not-a-record'],
    ['{"format":"breakglass-incident-record/2","incidents":[]}', 'newer-format'],
    [`{"format":"${format}","incidents":{}}`, 'wrong-shape'],
    ['['.repeat(200_000), 'not-json'],
    [`{"format":"${format}","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'wrong-shape'],
  ])('%.40s: %s', (text, code) => {
    expect(readRecord(text)).toMatchObject({ outcome: 'refused', problems: [{ code, outcome: 'refused' }] });
  });

  test('a file beyond the limit', () => {
    expect(readRecord(' '.repeat(recordLimits.characters + 1))).toMatchObject({ outcome: 'refused', problems: [{ code: 'too-large' }] });
  });
});

describe('an event is left out, and the others are read', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
  test.each<[string, unknown, string]>([
    ['of the wrong type', 7, 'wrong-value incidents[0].events[0]'],
    ['without a payload', { ...event, payload: undefined }, 'wrong-shape incidents[0].events[0]'],
    ['with the wrong type in its payload', { ...event, payload: { text: 7 } }, 'wrong-value incidents[0].events[0].payload.text'],
    ['with an empty text', { ...event, payload: { text: '' } }, 'wrong-value incidents[0].events[0].payload.text'],
    ['with a long text', { ...event, payload: { text: 'x'.repeat(limits.text + 1) } }, 'wrong-value incidents[0].events[0].payload.text'],
    ['with a huge text', { ...event, kind: 'x/1', payload: 'x'.repeat(limits.evidence + 1) }, 'too-large incidents[0].events[0].payload'],
    [
      'with a huge list',
      { ...event, kind: 'x/1', payload: new Array(recordLimits.values + 1).fill(0) },
      'too-many incidents[0].events[0].payload',
    ],
    ['with a long key', { ...event, kind: 'x/1', payload: { ['k'.repeat(501)]: 1 } }, 'too-large incidents[0].events[0].payload'],
    ['with a time far away', { ...event, occurredAt: 9e15 }, 'wrong-value incidents[0].events[0].occurredAt'],
    ['recorded far away', { ...event, recordedAt: { wall: -1, counter: 0 } }, 'wrong-value incidents[0].events[0].recordedAt.wall'],
    ['with half a millisecond', { ...event, occurredAt: 0.5 }, 'wrong-value incidents[0].events[0].occurredAt'],
    ['with a time that is null, as NaN is written', { ...event, occurredAt: Number.NaN }, 'wrong-value incidents[0].events[0].occurredAt'],
    [
      'with an actor that is markup',
      { ...event, id: { actor: '<img onerror=x>', counter: 1 } },
      'wrong-value incidents[0].events[0].id.actor',
    ],
    ['with a kind that is no kind', { ...event, kind: 'constructor' }, 'wrong-value incidents[0].events[0].kind'],
    [
      'with a link that runs',
      { ...event, kind: 'evidence-added/1', payload: { evidence: { form: 'link', url: 'javascript:x' } } },
      'wrong-value incidents[0].events[0].payload.evidence.url',
    ],
    [
      'with an image that can run',
      {
        ...event,
        kind: 'evidence-added/1',
        payload: { evidence: { form: 'image', digest: 'a'.repeat(64), mediaType: 'image/svg+xml', size: 1 } },
      },
      'wrong-value incidents[0].events[0].payload.evidence.mediaType',
    ],
    ['that is nested deep', { ...event, kind: 'x/1', payload: deep(40) }, `too-deep incidents[0].events[0].payload${'[0]'.repeat(15)}`],
  ])('%s', (_, bad, problem) => {
    const good = { ...event, id: { actor: 'ann', counter: 2 } };
    const text = file(bad, good);
    expect(codes(text)).toEqual([`refused ${problem}`]);
    expect(eventsIn(text)).toEqual([good]);
    expect(readRecord(text).outcome).toBe('partly');
  });

  test('with a number that no number holds', () => {
    expect(codes(file(event).replace('"occurredAt":1', '"occurredAt":1e999'))).toEqual([
      'refused wrong-value incidents[0].events[0].occurredAt',
    ]);
  });
});

describe('put right is @fault-14', () => {
  test('a key that nobody knows, in what is known', () => {
    const text = file({ ...event, colour: 'red', payload: { text: 'x', size: 2 }, id: { ...event.id, extra: {} } });
    expect(codes(text).sort()).toEqual([
      'repaired unknown-key incidents[0].events[0]',
      'repaired unknown-key incidents[0].events[0].id',
      'repaired unknown-key incidents[0].events[0].payload',
    ]);
    expect(eventsIn(text)).toEqual([event]);
    expect(readRecord(text).outcome).toBe('repaired');
  });

  test('a key that reaches for prototypes, wherever it stands', () => {
    const poison = '"__proto__":{"polluted":true}';
    const text = file({ ...event, kind: 'x/1', payload: { a: { b: 1 } } })
      .replace('"b":1', `"b":1,${poison}`)
      .replace('"format"', `${poison},"format"`);
    expect(codes(text)).toEqual(['repaired unknown-key', 'repaired forbidden-key incidents[0].events[0].payload.a']);
    expect(eventsIn(text)[0]?.payload).toEqual({ a: { b: 1 } });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('the same event twice, and two events under one id', () => {
    expect(codes(file(event, event))).toEqual(['repaired duplicate incidents[0].events[1]']);
    const text = file(event, { ...event, payload: { text: 'y' } });
    expect(codes(text)).toEqual(['repaired contradiction']);
    expect(eventsIn(text)).toHaveLength(2);
  });

  test('an event filed under another incident', () => {
    const text = file({ ...event, incident: 'j' });
    expect(codes(text)).toEqual(['repaired elsewhere incidents[0].events[0]']);
    expect([...readRecord(text).logs.keys()]).toEqual(['j']);
  });
});

test('values may have any name', () => {
  const values = { constructor: 'a', toString: 'b', hasOwnProperty: 'c' };
  const copied = { ...event, kind: 'query-copied/1', payload: { query: { language: 'sql', text: 'x', values } } };
  expect(readRecord(file(copied)).problems).toEqual([]);
  expect(eventsIn(file(copied))).toEqual([copied]);
  expect(fold(logOf(eventsIn(file(copied)))).timeline).toHaveLength(1);
});

test('problems without end are told in part', () => {
  const { problems } = readRecord(file(...new Array(500).fill(7)));
  expect(problems).toHaveLength(201);
  expect(problems.at(-1)?.message).toBe('300 more problems of this kind.');
});
