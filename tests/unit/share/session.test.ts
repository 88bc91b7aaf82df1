/** What a session takes and what it sends, over a server in memory. */
import { afterEach, describe, expect, test } from 'vitest';
import { shareLimits, writeEntry } from '../../../src/share/entry.ts';
import { newInvitation } from '../../../src/share/invitation.ts';
import { writeMoved } from '../../../src/share/moved.ts';
import { sealOf } from '../../../src/share/seal.ts';
import { newDevice, openDevice } from '../../../src/share/signature.ts';
import { describeShare, shareNotes } from '../../../src/share/state.ts';
import { memoryServer } from '../../support/memory-server.ts';
import { until } from '../../support/server-program.ts';
import { converged, type DeviceOptions, shareDevice, type TestDevice } from '../../support/sharing.ts';

const incident = 'incident-1';
const open: TestDevice[] = [];
const device = async (options: Omit<DeviceOptions, 'url'>) => {
  const one = await shareDevice({ url: '', ...options });
  open.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ session }) => session.stop()));
});

describe('whoever has the key of a room', () => {
  test('cannot record as a page of another device', async () => {
    const [server, invitation] = [memoryServer(), newInvitation(incident)];
    const [a, b] = [await device({ invitation, open: server.open }), await device({ invitation, open: server.open })];
    const event = a.note('mine');
    await converged([a, b], 1);
    const thief = await newDevice();
    if (thief === undefined) throw new Error('no Ed25519 here');
    const seal = await sealOf(invitation.secret, invitation.room);
    const forged = { ...event, id: { ...event.id, counter: 99 }, payload: { text: 'not mine' } };
    const options = { room: invitation.room, seal, device: await openDevice(thief), isOwn: true };
    server.put((await writeEntry(forged, options)) ?? new Uint8Array());
    await until(async () => [a, b].every(({ state }) => state().refused.forged === 1));
    expect([a, b].map(({ record }) => record.events().length)).toEqual([1, 1]);
  });

  test('cannot put anything in the place of what others recorded, whoever it is said to be from', async () => {
    const [server, invitation] = [memoryServer(), newInvitation(incident)];
    const at = { invitation, open: server.open };
    const [a, b] = [await device(at), await device(at)];
    const signed = a.note('mine');
    const elsewhere = await device({ invitation: newInvitation(incident), open: memoryServer().open });
    const passedOn = elsewhere.note('of somebody who is not in the room');
    b.add([passedOn]);
    await converged([a, b], 2);
    const thief = await newDevice();
    const key = thief && (await openDevice(thief));
    const seal = await sealOf(invitation.secret, invitation.room);
    const ways = [
      { device: undefined, isOwn: true },
      { device: key, isOwn: false },
      { device: key, isOwn: true },
    ];
    for (const event of [signed, passedOn])
      for (const way of ways) {
        // An earlier time would have it shown in the other's place.
        const forged = { ...event, recordedAt: { ...event.recordedAt, wall: 1 }, payload: { text: 'not mine' } };
        server.put((await writeEntry(forged, { room: invitation.room, seal, ...way })) ?? new Uint8Array());
      }
    const late = await device(at);
    await until(async () => [a, b, late].every(({ state }) => state().refused.forged === 6));
    expect([a, b, late].map((one) => one.all())).toEqual([a.all(), a.all(), a.all()]);
    expect(late.record.events()).toHaveLength(2);
    // Its own device may still go on.
    a.note('and more');
    await converged([a, b, late], 3);
  });

  test('cannot fill a device without end, and what is right still comes @long', async () => {
    const [server, invitation] = [memoryServer(), newInvitation(incident)];
    const a = await device({ invitation, open: server.open });
    const seal = await sealOf(invitation.secret, invitation.room);
    const event = a.note('mine');
    await until(async () => a.state().waiting === 0 && server.kept.length === 1);
    server.disconnect();
    for (let counter = 0; counter < shareLimits.eventsOfDevice + 5; counter++) {
      const flood = { ...event, id: { actor: 'flood', counter } };
      server.put((await writeEntry(flood, { room: invitation.room, seal, device: undefined, isOwn: true })) ?? new Uint8Array());
    }
    await server.connect();
    const b = await device({ invitation, open: server.open });
    b.note('still here');
    await until(async () => a.state().refused['too many'] === 5 && a.record.events().length === shareLimits.eventsOfDevice + 2);
  });
});

describe('a device that sends very much while others work', () => {
  const slow = { burst: 20, perSecond: 120 };
  const sum = (refused: Readonly<Record<string, number>>) => Object.values(refused).reduce((all, one) => all + one, 0);

  test('waits, the others do not, and all of it comes in the end', async () => {
    const [server, invitation] = [memoryServer(), newInvitation(incident)];
    const at = { invitation, open: server.open };
    const [a, loud, quiet] = [await device({ ...at, pace: slow }), await device(at), await device(at)];
    a.note('first');
    await converged([a, loud, quiet], 1);
    loud.notes(200, 'loud');
    await until(async () => a.state().slowed > 0);
    quiet.note('quiet');
    await until(async () => a.record.events().some(({ payload }) => JSON.stringify(payload).includes('quiet')));
    // The quiet one did not wait for all of the loud one's.
    expect(a.record.events().length).toBeLessThan(202);
    expect(shareNotes(a.state()).join()).toMatch(/^\d+ entr(?:y|ies) of a device that sends very much still to come\./);
    await converged([a, loud, quiet], 202);
    expect(a.state().slowed).toBe(0);
  });

  test('is read again after a reload, from before what waited', async () => {
    const [server, invitation] = [memoryServer(), newInvitation(incident)];
    const at = { invitation, open: server.open };
    const [a, loud] = [await device({ ...at, pace: slow }), await device(at)];
    a.note('first');
    await converged([a, loud], 1);
    loud.notes(300, 'loud');
    await until(async () => a.state().slowed > 0);
    await a.session.stop();
    const progress = a.progress();
    expect(a.record.events().length).toBeLessThan(301);
    const again = await device({ ...at, pace: slow, record: a.record, ...(progress !== undefined && { progress }) });
    await converged([again, loud], 301);
  });

  test('gains nothing by forging and repeating beside it', async () => {
    const [server, invitation] = [memoryServer(), newInvitation(incident)];
    const at = { invitation, open: server.open };
    const [a, b] = [await device({ ...at, pace: slow }), await device(at)];
    const event = b.note('mine');
    await converged([a, b], 1);
    const thief = await newDevice();
    if (thief === undefined) throw new Error('no Ed25519 here');
    const seal = await sealOf(invitation.secret, invitation.room);
    const options = { room: invitation.room, seal, device: await openDevice(thief), isOwn: true };
    const [replayed] = server.kept;
    for (let counter = 0; counter < 40; counter++) {
      const forged = { ...event, id: { ...event.id, counter: 1000 + counter }, payload: { text: 'not mine' } };
      const own = { ...event, id: { actor: 'thief', counter } };
      for (const made of [forged, own]) server.put((await writeEntry(made, options)) ?? new Uint8Array());
      if (replayed !== undefined) server.put(replayed);
      server.put(new Uint8Array(200));
    }
    b.note('still mine');
    await until(async () => a.record.events().length === 42 && sum(a.state().refused) === 80);
    expect(a.state().refused).toEqual({ forged: 40, 'not sealed for this room': 40 });
  });

  test('is told of a few times, however much comes', async () => {
    const [server, invitation] = [memoryServer(), newInvitation(incident)];
    const a = await device({ invitation, open: server.open });
    await until(async () => a.state().link.is === 'connected');
    const before = a.told();
    for (let at = 0; at < 3000; at++) server.put(new Uint8Array(200));
    await until(async () => a.state().refused['not sealed for this room'] === 3000);
    expect(a.told() - before).toBeLessThan(300);
  });
});

test('an event without a signature is taken and counted, and one that is sent on is told from one that was recorded', async () => {
  const [server, invitation] = [memoryServer(), newInvitation(incident)];
  const [a, b, c] = [
    await device({ invitation, open: server.open, unsigned: true }),
    await device({ invitation, open: server.open }),
    await device({ invitation, open: server.open }),
  ];
  const elsewhere = await device({ invitation: newInvitation(incident), open: memoryServer().open });
  const { id } = a.note('unsigned');
  b.add(elsewhere.notes(2));
  await converged([a, b, c], 3);
  const marks = { unsigned: `${id.actor}:1`, passedOn: `${elsewhere.actor}:1-2` };
  expect(c.state()).toMatchObject({ unsigned: 1, passedOn: 2, marks });
  // It is known again after the page was closed.
  await c.session.stop();
  const again = await device({ invitation, open: server.open, record: c.record, progress: c.progress() ?? '' });
  expect(again.state()).toMatchObject({ unsigned: 1, passedOn: 2, marks });
});

test.each([1, 3, 500])('a server that is wiped, and a network that goes, again and again: all have all (%i at a time)', async (batch) => {
  const [server, invitation] = [memoryServer(batch), newInvitation(incident)];
  const devices = [await device({ invitation, open: server.open }), await device({ invitation, open: server.open })];
  for (let round = 1; round <= 6; round++) {
    for (const one of devices) one.notes(5, `round ${round}`);
    if (round % 2 === 0) server.disconnect();
    if (round % 3 === 0) server.wipe();
    for (const one of devices) one.notes(5, `round ${round} later`);
    await server.connect();
    await converged(devices, round * 20);
  }
  expect(devices.map(({ received }) => received())).toEqual([60, 60]);
  // Whoever comes late has all of it from the server alone.
  await converged([...devices, await device({ invitation, open: server.open })], 120);
});

test('nothing is sent before all that the room held is known, and never twice', async () => {
  const [server, invitation] = [memoryServer(), newInvitation(incident)];
  const a = await device({ invitation, open: server.open });
  a.notes(10);
  await converged([a], 10);
  const progress = a.progress();
  await a.session.stop();
  const again = await device({ invitation, open: server.open, record: a.record, ...(progress !== undefined && { progress }) });
  again.notes(2, 'more');
  await until(async () => server.kept.length >= 12 && again.state().waiting === 0);
  await server.settled();
  expect(server.kept).toHaveLength(12);
});

test('whoever leaves for a new link tells those in the room, sends nothing else there, and those who come later are told too', async () => {
  const [server, invitation] = [memoryServer(), newInvitation(incident)];
  const [a, b] = [await device({ invitation, open: server.open }), await device({ invitation, open: server.open })];
  a.note('before');
  await converged([a, b], 1);
  await a.session.stop();
  const notice = { at: 1_000, by: 'Ada' };
  let isDone = false;
  const leaving = { notice, onOther: () => {}, done: () => (isDone = true) };
  server.disconnect();
  const gone = await device({ invitation, open: server.open, record: a.record, leaving });
  gone.note('after');
  await server.settled();
  expect(isDone).toBe(false);
  await server.connect();
  await until(async () => isDone && b.state().moved !== undefined);
  const late = await device({ invitation, open: server.open });
  await until(async () => late.state().moved !== undefined);
  expect([b, late].map(({ state }) => state().moved)).toEqual([notice, notice]);
  expect([b, late].map(({ record }) => record.events().length)).toEqual([1, 1]);
  // It is known again after the page was closed.
  const progress = late.progress();
  await late.session.stop();
  const again = await device({ invitation, open: server.open, record: late.record, progress: progress ?? late.progress() ?? '' });
  expect(again.state().moved).toEqual(notice);
});

test('of two who leave at once for links of their own the second is told of the first, and the others of the first alone', async () => {
  const [server, invitation] = [memoryServer(), newInvitation(incident)];
  const at = { invitation, open: server.open };
  const others: string[] = [];
  const leaver = async (by: string) => {
    let isDone = false;
    const leaving = {
      notice: { at: 1, by },
      onOther: (moved: { by: string }) => others.push(`${by}: ${moved.by}`),
      done: () => (isDone = true),
    };
    await device({ ...at, leaving });
    return () => isDone;
  };
  const stays = await device(at);
  server.disconnect();
  const done = [await leaver('Ada'), await leaver('Ben'), await leaver('Cem')];
  await server.connect();
  await until(async () => done.every((isDone) => isDone()) && stays.state().moved !== undefined);
  const first = stays.state().moved?.by ?? '';
  const seconds = ['Ada', 'Ben', 'Cem'].filter((by) => by !== first);
  for (const by of seconds) expect(others.find((told) => told.startsWith(by))).toBe(`${by}: ${first}`);
  expect(others.filter((told) => told.startsWith(first))).toEqual([]);
  const late = await device(at);
  await until(async () => late.state().moved !== undefined);
  expect(late.state().moved?.by).toBe(first);
});

test('a notice that its device did not sign is forged, and one that is none is no event', async () => {
  const [server, invitation] = [memoryServer(), newInvitation(incident)];
  const a = await device({ invitation, open: server.open });
  const seal = await sealOf(invitation.secret, invitation.room);
  const kept = await newDevice();
  const signer = kept && (await openDevice(kept));
  const { bytes } = await writeMoved({ at: 1, by: 'Ada' }, { room: invitation.room, seal, device: signer });
  const whole = JSON.parse(await seal.open(bytes));
  server.put(await seal.close(JSON.stringify({ ...whole, moved: { at: 2, by: 'Ada' } })));
  for (const moved of [{ at: 'now', by: 'Ada' }, { at: 1e300, by: 'Ada' }, { at: 1, by: 'x'.repeat(201) }, null, 'here'])
    server.put(await seal.close(JSON.stringify({ ...whole, moved })));
  await until(async () => a.state().refused['not an event'] === 5);
  expect(a.state()).toMatchObject({ refused: { forged: 1 }, moved: undefined });
});

describe('another incident', () => {
  const join = (from: TestDevice, id: string, into: string) => from.put(id, { kind: 'incident-joined/1', payload: { into } });
  test('is not taken from a room; one that was joined to the incident is, whole, and leaves it when it is separated', async () => {
    const [server, invitation] = [memoryServer(1), newInvitation(incident)];
    const [a, b] = [await device({ invitation, open: server.open }), await device({ invitation, open: server.open })];
    a.note('mine');
    a.put('other', { kind: 'note-written/1', payload: { text: 'of the other' } });
    await until(async () => b.record.events(incident).length === 1);
    // It was put there by somebody who has the key.
    const seal = await sealOf(invitation.secret, invitation.room);
    const hostile = a.record.events('other')[0];
    if (hostile === undefined) throw new Error('nothing was recorded');
    server.put((await writeEntry(hostile, { room: invitation.room, seal, device: undefined, isOwn: true })) ?? new Uint8Array());
    await until(async () => b.state().refused['of another incident'] === 1);
    expect(b.record.events('other')).toEqual([]);

    const joined = join(a, 'other', incident);
    join(a, 'third', 'other');
    a.put('third', { kind: 'note-written/1', payload: { text: 'of the third' } });
    await until(async () => b.record.events('other').length === 2 && b.record.events('third').length === 2);
    a.put('other', { kind: 'event-retracted/1', payload: { event: joined.id } });
    a.put('other', { kind: 'note-written/1', payload: { text: 'on its own again' } });
    a.note('last');
    await until(async () => b.record.events(incident).length === 2);
    await server.settled();
    expect([a, b].map(({ record }) => record.events('other').length)).toEqual([4, 3]);
    // Whoever comes late sees the same.
    const late = await device({ invitation, open: server.open });
    await until(async () => late.record.events(incident).length === 2 && late.state().link.is === 'connected');
    expect(['other', 'third'].map((id) => late.record.events(id).length)).toEqual([3, 2]);
  });
});

test('it never says that all is sent before the server has acknowledged all, not even for a moment', async () => {
  const [server, invitation] = [memoryServer(), newInvitation(incident)];
  const said: string[] = [];
  const first = await device({ invitation: newInvitation(incident), open: memoryServer().open });
  first.notes(200);
  const early: string[] = [];
  const a = await device({
    invitation,
    open: server.open,
    record: first.record,
    onChange(state) {
      said.push(describeShare(state));
      if (said.at(-1) === 'Shared, all sent' && server.kept.length < first.record.events().length) early.push(`${server.kept.length}`);
    },
  });
  // It is reported a moment after it is so.
  await until(async () => server.kept.length === 200 && a.state().waiting === 0 && said.at(-1) === describeShare(a.state()));
  const { length } = said;
  a.note('one more');
  expect(describeShare(a.state())).toBe('Shared, 1 waiting');
  await until(async () => server.kept.length === 201 && a.state().waiting === 0);
  server.disconnect();
  a.note('without a network');
  expect(describeShare(a.state())).toBe('Not connected, everything is kept here');
  await server.connect();
  await until(async () => server.kept.length === 202 && a.state().waiting === 0);
  expect(early).toEqual([]);
  expect(said.slice(0, length).at(-1)).toBe('Shared, all sent');
});
