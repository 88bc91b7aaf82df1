/** A record file gives back what went in, and nothing in a file can make the reader throw. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../../src/incident/json.ts';
import { logOf, mergeLogs } from '../../../src/incident/log.ts';
import { readRecord } from '../../../src/incident/record/read.ts';
import { writeRecord } from '../../../src/incident/record/write.ts';
import { fold } from '../../../src/incident/state.ts';
import { isLongPart } from '../../support/parts.ts';
import { seed } from '../../support/seed.ts';
import { anyEvents, incident, unknownEvent } from './events.ts';

const runs = { seed, numRuns: 500 };
const noProto = (text: string) => !text.includes('"__proto__":');
const file = anyEvents.map((events) => writeRecord([logOf(events)])).filter(noProto);

describe(`a record file (seed ${seed})`, () => {
  it('gives back every event, and the same file', () => {
    fc.assert(
      fc.property(file, (text) => {
        const { logs, problems } = readRecord(text);
        expect(problems.filter(({ code }) => code !== 'contradiction')).toEqual([]);
        expect(writeRecord(logs.values())).toBe(text);
      }),
      runs,
    );
  });

  it('read twice changes nothing', () => {
    fc.assert(
      fc.property(anyEvents, file, (events, text) => {
        const read = readRecord(text).logs.get(incident) ?? logOf([]);
        const once = mergeLogs(logOf(events), read);
        expect(mergeLogs(once, readRecord(text).logs.get(incident) ?? logOf([]))).toEqual(once);
      }),
      runs,
    );
  });

  it('is the same whatever order its events came in', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        expect(writeRecord([logOf(events.toReversed())])).toBe(writeRecord(events.map((event) => logOf([event]))));
      }),
      runs,
    );
  });

  it('passes on kinds that nobody knows here, byte by byte', () => {
    fc.assert(
      fc.property(
        unknownEvent.filter((event) => noProto(canonicalText(event))),
        (event) => {
          const { logs, outcome } = readRecord(writeRecord([logOf([event])]));
          expect(outcome).toBe('whole');
          expect(canonicalText(logs.get(incident)?.events[0])).toBe(canonicalText(event));
        },
      ),
      runs,
    );
  });
});

describe(`a damaged file (seed ${seed}) @fault-14 @fault-15`, () => {
  it('cut off anywhere is refused, or gives back whole events @repeats', () => {
    fc.assert(
      fc.property(fc.array(unknownEvent, { maxLength: 2 }), anyEvents, (unknown, events) => {
        const log = logOf([...unknown, ...events.slice(0, 4)]);
        const whole = writeRecord([log]);
        const texts = new Set(log.events.map((event) => canonicalText(event)));
        for (let end = 0; end < whole.length - 1; end++) {
          const reading = readRecord(whole.slice(0, end));
          expect(['refused', 'partly']).toContain(reading.outcome);
          expect(reading.problems.length).toBeGreaterThan(0);
          for (const event of reading.logs.get(incident)?.events ?? []) expect(texts).toContain(canonicalText(event));
        }
        // All lines are there once the last one is.
        const upToEnd = whole.slice(0, whole.lastIndexOf('],"id"'));
        if (noProto(whole)) expect(readRecord(upToEnd).logs.get(incident)?.events ?? []).toEqual(log.events);
      }),
      { seed, numRuns: isLongPart ? 10 : 4 },
    );
  });

  it('with any bytes changed does not throw, and what is read can be folded and written again @repeats', () => {
    const change = fc.record({
      at: fc.nat(),
      by: fc.constantFrom('', '"', '{', '}', ']', '0', '-', '1e999', '\\', 'null', '"__proto__":', '\u0000'),
    });
    fc.assert(
      fc.property(file, fc.array(change, { minLength: 1, maxLength: 4 }), (text, changes) => {
        const changed = changes.reduce(
          (now, { at, by }) => now.slice(0, at % now.length) + by + now.slice((at % now.length) + 1),
          `${text} `,
        );
        const { logs } = readRecord(changed);
        for (const log of logs.values()) fold(log);
        const again = writeRecord(logs.values());
        expect(writeRecord(readRecord(again).logs.values())).toBe(again);
      }),
      { seed, numRuns: isLongPart ? 2000 : 500 },
    );
  });

  it('of any JSON or text at all does not throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readRecord(text)).toMatchObject({ outcome: 'refused' });
      }),
      runs,
    );
  });

  it('with any JSON where an event should be does not throw', () => {
    const around = { actor: 'a', counter: 1 };
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('note-written/1', 'query-run/1', 'x/1'), (value, kind) => {
        const event = { id: around, incident, kind, occurredAt: 0, recordedAt: { wall: 0, counter: 0 }, payload: value };
        const text = JSON.stringify({ format: 'breakglass-incident-record/1', incidents: [{ id: incident, events: [event, value] }] });
        for (const log of readRecord(text).logs.values()) fold(log);
      }),
      runs,
    );
  });
});
