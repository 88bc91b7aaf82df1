/** Who is here, and that nobody can drown it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newInvitation } from '../../../src/share/invitation.ts';
import { createPresence, type Presence } from '../../../src/share/presence.ts';
import { type Seal, sealOf } from '../../../src/share/seal.ts';
import type { Person } from '../../../src/share/state.ts';

const { room, secret } = newInvitation('incident-1');
const me = { id: 'me', name: 'Ada', place: '' };
let seal: Seal;
let opened: number;
let presence: Presence;
let sent: number;
let shown: (readonly Person[])[];
let now: number;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const real = await sealOf(secret, room);
  [opened, sent, shown, now] = [0, 0, [], 1_000_000];
  seal = {
    ...real,
    open(bytes) {
      opened += 1;
      return real.open(bytes);
    },
  };
  presence = createPresence(
    seal,
    () => me,
    () => {
      sent += 1;
    },
    (people) => shown.push(people),
    () => now,
  );
});
afterEach(() => {
  presence.stop();
  vi.useRealTimers();
});

/** Hears somebody, after some seconds. */
async function hear(id: string, { name = id, place = '', after = 0, asks = false } = {}): Promise<void> {
  now += after * 1000;
  await presence.hear(await seal.close(JSON.stringify({ id, name, place, asks })));
}
const people = () => shown.at(-1) ?? [];

test('whoever goes to another page asks who is here, and is answered once, however often it asks', async () => {
  await hear('ben');
  await vi.advanceTimersByTimeAsync(1000);
  await vi.waitFor(() => expect(sent).toBe(1));
  await hear('ben', { place: 'Late', after: 5 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent).toBe(1);
  for (let times = 0; times < 20; times++) await hear('ben', { place: 'Late', asks: true });
  await vi.advanceTimersByTimeAsync(1000);
  await vi.waitFor(() => expect(sent).toBe(2));
});

test('who comes is shown and answered, who moves is followed, who falls silent is gone', async () => {
  await hear('ben');
  expect(people()).toMatchObject([{ name: 'ben' }]);
  await vi.advanceTimersByTimeAsync(1000);
  await vi.waitFor(() => expect(sent).toBe(1));
  await hear('ben', { place: 'Late: Roll back', after: 5 });
  expect(people()).toMatchObject([{ name: 'ben', place: 'Late: Roll back' }]);
  now += 41_000;
  await vi.advanceTimersByTimeAsync(15_000);
  expect(people()).toEqual([]);
});

test('many who come at once get one answer', async () => {
  for (let at = 0; at < 20; at++) await hear(`person-${at}`);
  await vi.advanceTimersByTimeAsync(2000);
  expect(people()).toHaveLength(20);
  await vi.waitFor(() => expect(sent).toBe(1));
});

describe('a flood', () => {
  test('of one person is shown a few times, and who else is here stays', async () => {
    await hear('ben');
    for (let at = 0; at < 150; at++) await hear('loud', { place: `step ${at}` });
    expect(shown.length).toBeLessThan(10);
    expect(people().map(({ name }) => name)).toEqual(['ben', 'loud']);
    // It is where it was last, once it has calmed down.
    await hear('loud', { place: 'the end', after: 10 });
    expect(people().at(-1)?.place).toBe('the end');
  });

  test('of heartbeats keeps a person here though its changes are not shown', async () => {
    for (let at = 0; at < 20; at++) await hear('loud', { place: `step ${at}`, after: 0.2 });
    now += 30_000;
    await hear('loud', { place: 'step 19' });
    now += 30_000;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(people().map(({ name }) => name)).toEqual(['loud']);
  });

  test('of names fills no more than its places, is answered once, and most of it is not even opened', async () => {
    for (let at = 0; at < 5000; at++) await hear(`name-${at}`);
    await vi.advanceTimersByTimeAsync(2000);
    expect(opened).toBeLessThanOrEqual(200);
    expect(people().length).toBeLessThanOrEqual(100);
    await vi.waitFor(() => expect(sent).toBe(1));
  });

  test('of what is not sealed for the room, or too large, shows nobody', async () => {
    const good = await seal.close(JSON.stringify({ id: 'x', name: 'x', place: '' }));
    for (let at = 0; at < 100; at++) await presence.hear(good.map((byte, place) => (place === at % good.length ? byte ^ 1 : byte)));
    await presence.hear(new Uint8Array(5000));
    expect(shown).toEqual([]);
  });
});
