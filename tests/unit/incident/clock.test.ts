import { describe, expect, test } from 'vitest';
import { compareTimes, type HybridTime, latestReadable, latestWall, nextTime, skewAhead } from '../../../src/incident/clock.ts';
import { limits } from '../../../src/incident/limits.ts';
import { actorFrom, createRecorder } from '../../../src/incident/recorder.ts';

const noon = Date.UTC(2026, 10, 21, 12);
const hour = 3_600_000;
const note = { kind: 'note-written/1', payload: { text: 'x' } } as const;

describe('the clock @fault-11 @fault-13', () => {
  test('follows the wall', () => {
    expect(nextTime({ wall: noon, counter: 3 }, undefined, noon + 5)).toEqual({ wall: noon + 5, counter: 0 });
  });

  test('counts while the wall stands', () => {
    expect(nextTime({ wall: noon, counter: 0 }, undefined, noon)).toEqual({ wall: noon, counter: 1 });
  });

  test('goes on when the wall is set back an hour', () => {
    const walls = [noon, noon - hour, noon - hour + 1, noon + 1];
    const times: HybridTime[] = [];
    for (const wall of walls) times.push(nextTime(times.at(-1), undefined, wall));
    expect(times).toEqual([
      { wall: noon, counter: 0 },
      { wall: noon, counter: 1 },
      { wall: noon, counter: 2 },
      { wall: noon + 1, counter: 0 },
    ]);
  });

  test('is later than what was seen, five years ahead too', () => {
    const seen = { wall: noon + 5 * 365 * 24 * hour, counter: 7 };
    expect(nextTime(undefined, seen, noon)).toEqual({ ...seen, counter: 8 });
    expect(skewAhead(seen, noon)).toBe(5 * 365 * 24 * hour);
  });

  test('does not follow a clock that is centuries ahead, and never goes back itself', () => {
    expect(nextTime(undefined, { wall: latestReadable, counter: 0 }, noon)).toEqual({ wall: noon, counter: 0 });
    const last = { wall: latestWall + 1, counter: 0 };
    expect(compareTimes(last, nextTime(last, undefined, noon))).toBeLessThan(0);
  });

  test('carries when its counter is full', () => {
    expect(nextTime({ wall: noon, counter: limits.counter }, undefined, noon)).toEqual({ wall: noon + 1, counter: 0 });
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5, 9e15])('gives whole times in range when the wall shows %d', (wall) => {
    const time = nextTime(undefined, undefined, wall);
    expect(Number.isInteger(time.wall) && time.wall >= 0 && time.wall <= latestWall).toBe(true);
  });

  test('tells no skew of a few seconds, nor of a clock that is behind', () => {
    expect(skewAhead({ wall: noon + 5000, counter: 0 }, noon)).toBe(0);
    expect(skewAhead({ wall: noon - hour, counter: 0 }, noon)).toBe(0);
  });
});

describe('a recorder', () => {
  test('numbers its events and names an incident after the first', () => {
    const recorder = createRecorder('ann', () => noon);
    expect(recorder.record(note, {})).toMatchObject({ id: { actor: 'ann', counter: 1 }, incident: 'ann-1', occurredAt: noon });
    expect(recorder.record(note, { incident: 'i' })).toMatchObject({ id: { actor: 'ann', counter: 2 }, incident: 'i' });
  });

  test('tells what the wall shows, not the clock: a peer ahead does not move the timeline', () => {
    const recorder = createRecorder('ann', () => noon);
    const event = recorder.record(note, { incident: 'i', seen: { wall: noon + 365 * 24 * hour, counter: 0 } });
    expect(event.occurredAt).toBe(noon);
    expect(event.recordedAt.wall).toBe(noon + 365 * 24 * hour);
  });

  test('takes the time and the name that it is told, and leaves an empty name out', () => {
    const recorder = createRecorder('ann', () => noon);
    expect(recorder.record(note, {}, { at: noon - 60_000.5, by: 'Ann' })).toMatchObject({ occurredAt: noon - 60_001, by: 'Ann' });
    expect(recorder.record(note, {}, { by: '' })).not.toHaveProperty('by');
  });

  test('says who sits in front of it, as they are called when it records; an event may say another one', () => {
    let name = '';
    const recorder = createRecorder(
      'ann',
      () => noon,
      () => name,
    );
    expect(recorder.record(note, {})).not.toHaveProperty('by');
    name = 'Ann';
    expect(recorder.record(note, {})).toMatchObject({ by: 'Ann' });
    expect(recorder.record(note, {}, { by: 'Ben' })).toMatchObject({ by: 'Ben' });
  });

  test('records with a broken wall', () => {
    const event = createRecorder('ann', () => Number.NaN).record(note, {});
    expect(event).toMatchObject({ occurredAt: 0, recordedAt: { wall: 0, counter: 0 } });
  });

  test('has a name of hexadecimal digits', () => {
    expect(actorFrom(new Uint8Array([0, 15, 255]))).toBe('000fff');
  });
});
