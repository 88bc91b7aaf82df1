import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../../../src/incident/event.ts';
import type { Upcasters } from '../../../src/incident/events/upcast.ts';
import { contradictions, findEvent, logOf, logsByIncident, mergeLogs } from '../../../src/incident/log.ts';
import { append, emptyState, eventsOf, fold } from '../../../src/incident/state.ts';

function note(actor: string, counter: number, wall: number, text = `${actor}${counter}`): LogEvent {
  return {
    id: { actor, counter },
    incident: 'i',
    kind: 'note-written/1',
    payload: { text },
    occurredAt: wall,
    recordedAt: { wall, counter: 0 },
  };
}

describe('a log', () => {
  test('is in the order of recording, then of actors', () => {
    const log = logOf([note('ben', 1, 5), note('ann', 2, 5), note('ann', 1, 3)]);
    expect(log.events.map(({ payload }) => payload)).toEqual([{ text: 'ann1' }, { text: 'ann2' }, { text: 'ben1' }]);
  });

  test('holds an event once', () => {
    expect(logOf([note('ann', 1, 1), structuredClone(note('ann', 1, 1))]).events).toHaveLength(1);
  });

  test('keeps two that claim one id; the first in order counts', () => {
    const [real, forged] = [note('ann', 1, 1, 'real'), note('ann', 1, 2, 'forged')];
    const log = mergeLogs(logOf([forged]), logOf([real]));
    expect(log.events).toEqual([real, forged]);
    expect(contradictions(log)).toEqual([forged]);
    expect(findEvent(log, { actor: 'ann', counter: 1 })).toBe(real);
    const state = fold(log);
    expect(state.timeline.map(({ text }) => text)).toEqual(['real']);
    expect(state.contradictions).toEqual([forged]);
    // Arriving last, with a later time, it is still no news.
    expect(append(fold(logOf([real])), forged)).toEqual(state);
  });

  test('is told apart by incident', () => {
    const logs = logsByIncident([note('ann', 1, 1), { ...note('ann', 2, 2), incident: 'a' }]);
    expect([...logs.keys()]).toEqual(['a', 'i']);
  });
});

describe('kinds that are not known here', () => {
  const future: LogEvent = { ...note('ann', 1, 1), kind: 'step-completed/2', payload: { steps: [{ id: 'x' }] } };

  test('are kept, shown as such and do nothing', () => {
    const state = append(emptyState, future);
    expect(state.unknown).toEqual([future]);
    expect(state.steps.size).toBe(0);
    expect(state.timeline).toMatchObject([{ known: false, group: 'record', text: expect.stringContaining('step-completed/2') }]);
    expect(state).toEqual(fold(logOf([future])));
  });

  test('can be taken back and brought back', () => {
    const retraction: LogEvent = { ...note('ben', 1, 2), kind: 'event-retracted/1', payload: { event: future.id } };
    expect(fold(logOf([future, retraction])).timeline[0]?.retracted).toEqual({ event: retraction.id });
  });
});

describe('an old version of a kind', () => {
  const old: LogEvent = { ...note('ann', 1, 1), kind: 'note-written/0', payload: 'plain words' };
  const upcasters: Upcasters = {
    'note-written/0': (event) =>
      typeof event.payload === 'string' ? { ...event, kind: 'note-written/1', payload: { text: event.payload } } : undefined,
    'circle/1': (event) => event,
  };

  test('is read as the current one; the log keeps what was recorded', () => {
    const state = fold(logOf([old]), upcasters);
    expect(eventsOf(state, 'note-written/1')).toMatchObject([{ payload: { text: 'plain words' } }]);
    expect(state.timeline).toMatchObject([{ text: 'plain words', known: true, event: { kind: 'note-written/0' } }]);
    expect(state.log.events).toEqual([old]);
    expect(append(emptyState, old, upcasters)).toEqual(state);
  });

  test('that cannot be read, or leads in a circle, stays unknown', () => {
    const broken: LogEvent = { ...old, payload: 7 };
    const circle: LogEvent = { ...old, id: { actor: 'ann', counter: 2 }, kind: 'circle/1' };
    expect(fold(logOf([broken, circle]), upcasters).unknown).toHaveLength(2);
  });
});
