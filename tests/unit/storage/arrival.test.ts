/** Which incident is current is judged by arrival on this device; a foreign clock that is ahead is followed in order and flagged. */
import { describe, expect, test } from 'vitest';
import { ownParameters } from '../../../src/fill/link-parameters.ts';
import { clockSkewOf } from '../../../src/incident/clock-skew.ts';
import { startIncident } from '../../../src/incident/commands/incident.ts';
import { writeLine, writeNote } from '../../../src/incident/commands/log.ts';
import { createRecorder } from '../../../src/incident/recorder.ts';
import { utc } from '../../../src/incident/zone.ts';
import { arrivalFrom, currentFor, isRecent } from '../../../src/storage/arrival.ts';
import { memoryRecord } from '../../../src/storage/memory-record.ts';
import { themeBoot } from '../../../src/ui/theme-boot.ts';
import { draftLifetime } from '../../../src/values/lifetime.ts';
import { minute, Person, start } from '../incident/desk.ts';

const in2031 = Date.UTC(2031, 0, 1);

describe('an event with a clock years ahead does not become current @fault-58', () => {
  test.each([
    ['recorded here now', start, start],
    ['an hour ago', start - 60 * minute, start - 60 * minute],
    ['ten minutes ahead: it arrived now at the latest', start + 10 * minute, start],
    ['years ahead: nothing is known', in2031, 0],
  ])('%s', (_, wall, expected) => expect(arrivalFrom(wall, start)).toBe(expected));

  test.each([
    ['now', start, true],
    ['a day ago', start - currentFor, true],
    ['longer ago', start - currentFor - 1, false],
    ['an hour ahead: the clock was set back', start + 60 * minute, true],
    ['years ahead', in2031, false],
    ['not known', 0, false],
  ])('recent: %s', (_, last, expected) => expect(isRecent(last, start)).toBe(expected));

  test('from a file it lists last, and is recent once something is recorded in it here', async () => {
    const foreign = new Person('ben', in2031);
    foreign.do(({ recorder }) => startIncident(recorder, { title: 'From the future' }));
    const here = new Person('ann', Date.now());
    here.do(({ recorder }) => startIncident(recorder, { title: 'Today' }));
    const record = memoryRecord();
    const known = (state: Person['state']) => state.log.events;
    await record.append(known(here.state));
    await record.append(known(foreign.state), 'file');
    expect(record.incidents().map(({ id }) => id)).toEqual([here.state.incident, foreign.state.incident]);
    const last = (id: string) => record.incidents().find((incident) => incident.id === id)?.lastArrivedAt ?? 0;
    expect(isRecent(last(foreign.state.incident), Date.now())).toBe(false);
    here.hear(foreign);
    const written = writeLine({ state: foreign.state, recorder: here.recorder }, 'looked at it', utc);
    if (!written.ok) throw new Error(written.message);
    expect(written.events[0]?.recordedAt.wall).toBe(in2031);
    await record.append(written.events);
    expect(isRecent(last(foreign.state.incident), Date.now())).toBe(true);
  });

  test('its clock does not reach another incident of the same page', () => {
    const recorder = createRecorder('ann', () => start);
    const note = { kind: 'note-written/1', payload: { text: 'x' } } as const;
    recorder.record(note, { incident: 'future', seen: { wall: in2031, counter: 0 } });
    expect(recorder.record(note, { incident: 'today' }).recordedAt.wall).toBe(start);
    expect(recorder.record(note, { incident: 'future' }).recordedAt).toEqual({ wall: in2031, counter: 2 });
  });
});

test('what runs before the first paint knows the same day, both ways @fault-58', () => {
  expect(themeBoot).toContain(`Math.abs(Date.now()-i.last)<=${currentFor / 1e5}e5`);
});

describe('a device whose clock is off is flagged @fault-58', () => {
  test('while its time is to come, and by what others recorded after it', () => {
    const ahead = new Person('ben', start + 60 * minute);
    ahead.do((desk) => writeNote(desk, 'by a fast clock'));
    expect(clockSkewOf(ahead.state, start)).toEqual({ ahead: 60 * minute });
    expect(clockSkewOf(ahead.state, start + 59 * minute)).toBeUndefined();
    const right = new Person('ann', start);
    right.hear(ahead);
    right.do((desk) => writeNote(desk, 'by a right one'));
    // Years later the log still shows it.
    expect(clockSkewOf(right.state, in2031)).toEqual({ ahead: 60 * minute });
  });

  test('nobody is flagged whose clock is right, also where a line gives an earlier time', () => {
    const ann = new Person('ann', start);
    ann.do((desk) => writeNote(desk, 'one'));
    const ben = new Person('ben', start + minute);
    ben.hear(ann);
    ben.do((desk) => writeLine(desk, '-30m two', utc));
    expect(clockSkewOf(ben.state, start + 2 * minute)).toBeUndefined();
  });
});

test('the script before the first paint knows how long values are used', () => {
  expect(themeBoot).toContain(`Date.now()-o[1]>=${draftLifetime / 1e5}e5`);
});

test('keeps no room for a question about values where a link has none', () => {
  expect(themeBoot).toContain(`(?:${[...ownParameters].join('|')})=`);
});
