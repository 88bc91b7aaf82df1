/** Joins, moves and deletions merge as everything else does: in any order, cut and repetition, copies with the same events show the same incidents. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, type LogEvent } from '../../../src/incident/event.ts';
import { incidentsOf, noIncidents, withEvent } from '../../../src/incident/incidents.ts';
import { canonicalText } from '../../../src/incident/json.ts';
import { logOf } from '../../../src/incident/log.ts';
import { readRecord } from '../../../src/incident/record/read.ts';
import { writeRecord } from '../../../src/incident/record/write.ts';
import { isDeleted, joinedOf, relatedOf } from '../../../src/incident/relations.ts';
import { seed } from '../../support/seed.ts';
import { anyEvent, anyIncident, bodyOf, knownEvent } from './events.ts';

const runs = { seed, numRuns: 400 };

/** Events of several incidents, of which many join, move, retract, correct and delete. */
const tie = fc
  .tuple(
    knownEvent,
    fc.oneof(
      bodyOf('incident-joined/1'),
      bodyOf('event-moved/1'),
      bodyOf('incident-deleted/1'),
      bodyOf('event-retracted/1'),
      bodyOf('event-corrected/1'),
      bodyOf('incident-opened/1'),
    ),
  )
  .map(([{ id, incident, occurredAt, recordedAt }, body]): LogEvent => ({ id, incident, occurredAt, recordedAt, ...body }));
const somewhere = fc
  .tuple(
    fc.oneof(anyEvent, tie),
    anyIncident.filter((id) => id !== 'elsewhere'),
  )
  .map(([event, incident]): LogEvent => ({ ...event, incident }));
const events = fc.array(somewhere, { maxLength: 25 });

const all = (of: ReturnType<typeof incidentsOf>) => ({
  of,
  views: [...of.states.values()].map((state) => ({ deleted: isDeleted(state), joined: joinedOf(state), related: relatedOf(state) })),
});
const texts = (list: readonly LogEvent[]) => list.map((event) => canonicalText(event)).sort();

describe(`incidents of several logs (seed ${seed}) @fault-12`, () => {
  it('are the same in any order and with repetitions', () => {
    const shuffled = events.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }), fc.shuffledSubarray(list)),
    );
    fc.assert(
      fc.property(shuffled, ([list, others, again]) => {
        expect(all(incidentsOf([...again, ...others, ...structuredClone(again)]))).toEqual(all(incidentsOf(list)));
      }),
      runs,
    );
  });

  it('are the same however two or three copies are merged', () => {
    const held = (...lists: (readonly LogEvent[])[]) => [...incidentsOf(lists.flat()).states.values()].flatMap(({ log }) => log.events);
    fc.assert(
      fc.property(events, events, events, (a, b, c) => {
        const once = incidentsOf([...a, ...b, ...c]);
        expect(incidentsOf([...held(a, b), ...c])).toEqual(once);
        expect(incidentsOf([...c, ...held(b, a)])).toEqual(once);
        expect(incidentsOf([...held(a), ...held(b, c), ...held(c)])).toEqual(once);
      }),
      runs,
    );
  });

  it('are the same event by event as at once', () => {
    fc.assert(
      fc.property(events, (list) => {
        expect(list.reduce(withEvent, noIncidents)).toEqual(incidentsOf(list));
      }),
      runs,
    );
  });

  it('hold every event in exactly one place', () => {
    fc.assert(
      fc.property(events, (list) => {
        const held = [...incidentsOf(list).states.values()].flatMap(({ log }) => log.events);
        const own = new Map(list.map((event) => [canonicalText(event), event]));
        expect(texts(held)).toEqual(texts([...own.values()]));
      }),
      runs,
    );
  });

  it('leave alone as a file, and come back as they were', () => {
    fc.assert(
      fc.property(events, (list) => {
        for (const [id, state] of incidentsOf(list).states) {
          // What has nothing of its own left is shown under another name elsewhere.
          if (!state.log.events.some(({ incident }) => incident === id)) continue;
          const read = readRecord(writeRecord([state.log]));
          expect(incidentsOf([...read.logs.values()].flatMap((log) => log.events)).states.get(id)).toEqual(state);
        }
      }),
      runs,
    );
  });

  it('lose nothing when everything is written and read', () => {
    fc.assert(
      fc.property(events, (list) => {
        const read = readRecord(writeRecord([logOf(list)]));
        expect(incidentsOf([...read.logs.values()].flatMap((log) => log.events))).toEqual(incidentsOf(list));
      }),
      runs,
    );
  });
});

describe(`joins in a circle (seed ${seed})`, () => {
  it('end in the smallest id, whoever joined whom and when', () => {
    const order = fc.integer({ min: 2, max: 6 }).chain((count) => {
      const ids = Array.from({ length: count }, (_, at) => `i${at}`);
      return fc.shuffledSubarray(ids, { minLength: count, maxLength: count });
    });
    fc.assert(
      fc.property(order, fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }), (ids, walls) => {
        const joins = ids.map(
          (incident, at): LogEvent => ({
            id: { actor: incident, counter: 1 },
            incident,
            occurredAt: 0,
            recordedAt: { wall: walls[at] ?? 0, counter: 0 },
            kind: 'incident-joined/1',
            payload: { into: ids[(at + 1) % ids.length] ?? '' },
          }),
        );
        // One more hangs on to the circle from outside.
        const tail: LogEvent = {
          ...joins[0],
          id: { actor: 'tail', counter: 1 },
          incident: 'a-tail',
          occurredAt: 0,
          recordedAt: { wall: 0, counter: 0 },
          kind: 'incident-joined/1',
          payload: { into: ids[0] ?? '' },
        };
        const { states, roots } = incidentsOf([...joins, tail]);
        expect([...states.keys()]).toEqual(['i0']);
        expect(new Set(roots.values())).toEqual(new Set(['i0']));
        expect(new Set(states.get('i0')?.timeline.map(({ event }) => keyOf(event.id)))).toEqual(
          new Set([...ids.map((id) => `${id}:1`), 'tail:1']),
        );
      }),
      runs,
    );
  });
});
