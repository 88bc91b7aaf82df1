/** Sealing and signing: whatever is recorded opens as it was, and nothing that was touched opens at all. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../src/incident/json.ts';
import { readEntry, writeEntry } from '../../../src/share/entry.ts';
import { newInvitation } from '../../../src/share/invitation.ts';
import { readProgress, writeProgress } from '../../../src/share/progress.ts';
import { sealOf } from '../../../src/share/seal.ts';
import { newDevice, openDevice } from '../../../src/share/signature.ts';
import { anyEvent } from '../incident/events.ts';

const { room, secret } = newInvitation('incident-1');
const seal = await sealOf(secret, room);
const kept = await newDevice();
if (kept === undefined) throw new Error('no Ed25519 here');
const device = await openDevice(kept);
const options = { room, seal, device, isOwn: true };

test('any event comes back as it was, signed', async () => {
  await fc.assert(
    fc.asyncProperty(anyEvent, fc.boolean(), async (event, isOwn) => {
      const bytes = (await writeEntry(event, { ...options, isOwn })) ?? new Uint8Array();
      expect(bytes.length % 128).toBe(28);
      const read = await readEntry(bytes, room, seal);
      expect(read).toMatchObject({ entry: { origin: isOwn ? 'signed' : 'passed on', device: kept.key } });
      if ('entry' in read) expect(canonicalText(read.entry.event)).toBe(canonicalText(event));
    }),
    { numRuns: 60 },
  );
});

test('one bit anywhere, and it is refused', async () => {
  await fc.assert(
    fc.asyncProperty(anyEvent, fc.nat(), fc.integer({ min: 0, max: 7 }), async (event, place, bit) => {
      const bytes = (await writeEntry(event, options)) ?? new Uint8Array();
      const altered = bytes.map((byte, at) => (at === place % bytes.length ? byte ^ (1 << bit) : byte));
      expect(await readEntry(altered, room, seal)).toEqual({ refused: 'not sealed for this room' });
    }),
    { numRuns: 60 },
  );
});

test('it opens in no other room, under no other key, and for no other incident', async () => {
  const event = fc.sample(anyEvent, 1)[0];
  if (event === undefined) throw new Error('no event');
  const bytes = (await writeEntry(event, options)) ?? new Uint8Array();
  const refused = { refused: 'not sealed for this room' };
  expect(await readEntry(bytes, 'other', await sealOf(secret, 'other'))).toEqual(refused);
  expect(await readEntry(bytes, room, await sealOf(newInvitation('x').secret, room))).toEqual(refused);
});

test('whoever has the key of the room can still not sign for another device', async () => {
  await fc.assert(
    fc.asyncProperty(anyEvent, async (event) => {
      const text = (signature: string, own: unknown) => canonicalText({ event, device: kept.key, signature, own });
      const right = (await device?.sign(room, `passed on\n${canonicalText(event)}`)) ?? '';
      const elsewhere = (await device?.sign('other', `recorded here\n${canonicalText(event)}`)) ?? '';
      for (const forged of [text(right, true), text(elsewhere, true), text('', true), text(right, 'yes'), text('*', false)])
        expect(await readEntry(await seal.close(forged), room, seal)).toEqual({ refused: 'forged' });
    }),
    { numRuns: 20 },
  );
});

test('anything at all that is sealed right and is no event is refused, without an error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
      expect(await readEntry(await seal.close(text), room, seal)).toHaveProperty('refused');
    }),
    { numRuns: 200 },
  );
});

test('what is nested too deeply or has too many values is refused before it is stored', async () => {
  const event = (payload: unknown) =>
    JSON.stringify({
      event: {
        id: { actor: 'a', counter: 1 },
        incident: 'i',
        kind: 'future/1',
        occurredAt: 1,
        recordedAt: { wall: 1, counter: 0 },
        payload,
      },
    });
  const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => [inner], 1);
  for (const payload of [deep, Array.from({ length: 50_000 }, () => 1), 'x'.repeat(300_000)])
    expect(await readEntry(await seal.close(event(payload)), room, seal)).toEqual({ refused: 'not an event' });
  expect(await readEntry(new Uint8Array(1_000_000), room, seal)).toEqual({ refused: 'too large' });
});

test('names are the same on every device of a room, and different in another', async () => {
  const again = await sealOf(secret, room);
  expect(await again.name('text')).toBe(await seal.name('text'));
  expect(await seal.name('text')).toMatch(/^[\w-]{16}$/);
  expect(await (await sealOf(secret, 'other')).name('text')).not.toBe(await seal.name('text'));
  expect(Buffer.from(await seal.close('text'))).not.toEqual(Buffer.from(await seal.close('text')));
});

test('what is kept of a room comes back, and what is damaged is a beginning', () => {
  const progress = readProgress(undefined);
  progress.there.add('0123456789abcdef').add('ABCDEFGHIJKLMNOP');
  progress.actors.set('a', 'key');
  progress.byDevice.set('key', 2);
  progress.place = { since: 'then', sequence: 3, held: 2 };
  expect(readProgress(writeProgress(progress))).toEqual(progress);
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readProgress(text)));
});
