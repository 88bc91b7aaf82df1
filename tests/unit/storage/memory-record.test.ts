/** The record for tests of what is shown behaves as the one in the browser does. */
import { expect, test } from 'vitest';
import type { LogEvent } from '../../../src/incident/event.ts';
import { imageTypes, largestImage } from '../../../src/incident/evidence-form.ts';
import { createRecorder } from '../../../src/incident/recorder.ts';
import { isEvent, keyOfEvent } from '../../../src/storage/entry.ts';
import { memoryRecord } from '../../../src/storage/memory-record.ts';
import { namesFor } from '../../../src/storage/names.ts';

const recorder = createRecorder('ada', () => 1000);
const note = (text: string, incident = 'one'): LogEvent => recorder.record({ kind: 'note-written/1', payload: { text } }, { incident });

test('it starts with what is stored, saves, and lists incidents with the last one first', async () => {
  const [first, second] = [note('a'), note('b', 'two')];
  const record = memoryRecord([first]);
  expect(await record.append([second])).toEqual({ saved: true });
  expect(record.events()).toEqual([first, second]);
  expect(record.events('two')).toEqual([second]);
  expect(record.incidents()).toEqual([
    { id: 'two', events: 1, lastArrivedAt: expect.any(Number) },
    { id: 'one', events: 1, lastArrivedAt: 1000 },
  ]);
  expect(record.rawText()).toBe(`${JSON.stringify(first)}\n${JSON.stringify(second)}\n`);
});

test('when it is told to fail, events stay unsaved until it may save again', async () => {
  const record = memoryRecord();
  const told: number[] = [];
  record.onState(({ unsaved }) => told.push(unsaved));
  record.fail({ kind: 'full', detail: '' });
  const event = note('a');
  expect(await record.append([event])).toEqual({ saved: false });
  expect(record.unsaved()).toEqual([event]);
  record.fail(undefined);
  expect(record.unsaved()).toEqual([]);
  expect(told).toEqual([0, 1, 1, 0]);
});

test('another tab is heard once, and those who stopped listening hear nothing', () => {
  const record = memoryRecord();
  const heard: number[] = [];
  const stop = record.onEvents((events) => heard.push(events.length));
  const event = note('a');
  record.hear([event]);
  record.hear([event]);
  stop();
  record.hear([note('b')]);
  expect(heard).toEqual([1]);
});

test('images are kept by digest; what is no image, empty or too large is refused with the limit', async () => {
  const record = memoryRecord();
  const rules = { types: imageTypes, largest: largestImage };
  const keep = (bytes: number, type: string) => record.keepImage(new Blob([new Uint8Array(bytes)], { type }), rules);
  const kept = await keep(3, 'image/png');
  expect(kept).toMatchObject({ kept: true, saved: true, image: { mediaType: 'image/png', size: 3 } });
  expect(await record.image(kept.kept ? kept.image.digest : '')).toHaveProperty('size', 3);
  expect(await keep(3, 'image/svg+xml')).toEqual({
    kept: false,
    why: 'Found `image/svg+xml`, expected an image: PNG, JPEG, WEBP, GIF, AVIF.',
  });
  expect(await keep(0, 'image/png')).toEqual({ kept: false, why: 'The image is empty.' });
  expect(await keep(largestImage + 1, 'image/png')).toEqual({ kept: false, why: 'The image has 5.1 MB; up to 5.0 MB are kept.' });
});

test('the key of an event says all of it, whatever the order of its fields', () => {
  const event = note('a');
  const turned = Object.fromEntries(Object.entries(event).reverse());
  expect(isEvent(turned) && keyOfEvent(turned)).toBe(keyOfEvent(event));
  expect(keyOfEvent({ ...event, occurredAt: 1 })).not.toBe(keyOfEvent(event));
});

test('an unknown kind may carry anything', () => {
  expect(isEvent({ ...note('a'), kind: 'sung/9', payload: 'la' })).toBe(true);
});

test.each([null, 'text', {}, { ...note('a'), id: null }, { ...note('a'), recordedAt: { wall: '1', counter: 0 } }])(
  'no event: %j',
  (value) => {
    expect(isEvent(value)).toBe(false);
  },
);

test('an erased record is empty, says so, and starts anew', async () => {
  const record = memoryRecord([note('a')]);
  let told = 0;
  record.onErased(() => told++);
  record.fail({ kind: 'full', detail: '' });
  expect(await record.erase()).toEqual([{ what: 'record', trouble: { kind: 'full', detail: '' } }]);
  expect(record.events()).toHaveLength(1);
  record.fail(undefined);
  expect(await record.erase()).toEqual([]);
  expect([record.events(), record.incidents(), told]).toEqual([[], [], 1]);
  const event = note('b');
  expect(await record.append([event])).toEqual({ saved: true });
  expect(record.events()).toEqual([event]);
});

test('names carry the base path, written either way', () => {
  const texts = (base: string) => {
    const { database, channel, recorded, erased, journal } = namesFor(base);
    return [database, channel, recorded, erased, journal(undefined), journal('1')];
  };
  expect(texts('/ops/')).toEqual(texts('ops'));
  expect(namesFor('/').database).toBe('breakglass-record:/');
  expect(new Set([...texts('/'), ...texts('/ops/')]).size).toBe(12);
});

test('keys and journals of other sites on the origin are told apart', () => {
  const { isKey, isJournal, journal } = namesFor('/ops/');
  const keys = ['breakglass-values:/ops/', 'breakglass-recorded:/ops', 'breakglass-values:/', 'breakglass-values:/ops/eu/', 'theirs:/ops'];
  expect(keys.filter(isKey)).toEqual(['breakglass-values:/ops/', 'breakglass-recorded:/ops']);
  expect([journal(undefined), journal('1'), 'breakglass-journal:/ops/eu', 'breakglass-journal:/'].map(isJournal)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
