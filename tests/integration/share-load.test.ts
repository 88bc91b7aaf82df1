/** Sharing when much of it fails or comes at once: servers of a cluster that die, twenty devices, floods. Over real nats-servers. */
import { jetstream } from '@nats-io/jetstream';
import { wsconnect } from '@nats-io/nats-core';
import { afterEach, describe, expect, test } from 'vitest';
import { writeEntry } from '../../src/share/entry.ts';
import { newInvitation } from '../../src/share/invitation.ts';
import { natsRooms } from '../../src/share/nats.ts';
import { sealOf } from '../../src/share/seal.ts';
import { newDevice, openDevice } from '../../src/share/signature.ts';
import { describeShare } from '../../src/share/state.ts';
import { type NatsServer, noNatsServer, startCluster, startNats } from '../support/nats-server.ts';
import { until } from '../support/server-program.ts';
import { converged, type DeviceOptions, shareDevice, type TestDevice } from '../support/sharing.ts';

const incident = 'incident-1';

describe.skipIf(noNatsServer !== '')(`over nats-servers${noNatsServer && ` (${noNatsServer})`} @long`, () => {
  const open: TestDevice[] = [];
  const running: NatsServer[] = [];
  const device = async (options: Omit<DeviceOptions, 'url'> & { readonly url?: string }) => {
    const one = await shareDevice({ url: running[0]?.url ?? '', ...options });
    open.push(one);
    return one;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ session }) => session.stop()));
    await Promise.all(running.splice(0).map((server) => server.stop()));
  });

  test('a cluster of three: with one dead it goes on, with two dead it waits and says so, and nothing is lost when they are back', async () => {
    const servers = await startCluster();
    running.push(...servers);
    const invitation = newInvitation(incident);
    const rooms = natsRooms({
      servers: servers.map(({ url }) => url),
      stream: 'breakglass',
      user: 'payments',
      password: 'team-pass',
      again: 200,
      pingInterval: 500,
    });
    const [a, b] = [await device({ invitation, open: rooms }), await device({ invitation, open: rooms })];
    a.notes(10, 'all three');
    await converged([a, b], 10);

    await servers[0]?.kill();
    a.notes(10, 'two left');
    b.notes(10, 'two left');
    await converged([a, b], 30);
    expect([a, b].map(({ state }) => describeShare(state()))).toEqual(['Shared, all sent', 'Shared, all sent']);

    await servers[1]?.kill();
    a.notes(10, 'one left');
    b.notes(10, 'one left');
    // One of three cannot keep anything for good: it must not be called sent.
    await until(async () => [a, b].every(({ state }) => !/all sent/.test(describeShare(state()))));
    for (const { state, record } of [a, b]) {
      expect(describeShare(state())).toMatch(
        /^(?:Not connected, everything is kept here|Connecting, .*kept here|Shared, \d+ waiting|No access: .*kept here)$/,
      );
      expect(record.events().length).toBeGreaterThanOrEqual(40);
    }

    await servers[1]?.start();
    await converged([a, b], 50);
    await servers[0]?.start();
    a.note('all three again');
    await converged([a, b], 51);
    const late = await device({ invitation, open: rooms });
    await converged([a, b, late], 51);
  }, 240_000);

  test('twenty devices record at once, and each has all of it', async () => {
    running.push(await startNats());
    const invitation = newInvitation(incident);
    const devices = await Promise.all(Array.from({ length: 20 }, (_, at) => device({ invitation, name: `Person ${at}` })));
    for (let round = 0; round < 10; round++) for (const one of devices) one.notes(2, `round ${round}`);
    await converged(devices, 400);
    expect(await running[0]?.messages()).toBe(400);
    await until(async () => devices.every(({ state }) => state().people.length === 19));
    // All of them lose it at once, and come back.
    await running[0]?.kill();
    for (const one of devices) one.note('meanwhile');
    await running[0]?.start();
    await converged(devices, 420);
  }, 240_000);

  test('a flood of entries, forged ones and repetitions beside it: who works is not held up, and has all that is right', async () => {
    running.push(await startNats());
    const invitation = newInvitation(incident);
    const [a, b] = [await device({ invitation, pace: { burst: 100, perSecond: 200 } }), await device({ invitation })];
    const mine = b.note('mine');
    await converged([a, b], 1);
    const connection = await connected(running[0]?.url ?? '');
    const client = jetstream(connection);
    const flooder = await newDevice();
    if (flooder === undefined) throw new Error('no Ed25519 here');
    const seal = await sealOf(invitation.secret, invitation.room);
    const options = { room: invitation.room, seal, device: await openDevice(flooder), isOwn: true };
    const entries: Uint8Array[] = [];
    for (let counter = 0; counter < 1000; counter++) {
      entries.push((await writeEntry({ ...mine, id: { actor: 'flood', counter } }, options)) ?? new Uint8Array());
      if (counter % 4 !== 0) continue;
      entries.push((await writeEntry({ ...mine, id: { ...mine.id, counter: 1000 + counter } }, options)) ?? new Uint8Array());
      entries.push(entries[0] ?? new Uint8Array(), new Uint8Array(300));
    }
    for (const entry of entries) client.publish(`bg.${invitation.room}`, entry).catch(() => undefined);
    await connection.flush();
    await until(async () => a.state().slowed > 0);
    b.note('still working');
    await until(async () => a.record.events().some(({ payload }) => JSON.stringify(payload).includes('still working')));
    expect(a.record.events().length).toBeLessThan(1002);
    await until(async () => a.record.events().length === 1002 && a.state().refused.forged === 250);
    expect(a.state().refused).toEqual({ forged: 250, 'not sealed for this room': 250 });
    await connection.close();
  }, 120_000);

  test('a flood of who is here: a few are shown, entries come as before, and nobody answers it', async () => {
    running.push(await startNats());
    const invitation = newInvitation(incident);
    const [a, b] = [await device({ invitation, name: 'Ada' }), await device({ invitation, name: 'Ben' })];
    await until(async () => a.state().people.length === 1);
    const connection = await connected(running[0]?.url ?? '');
    let heard = 0;
    connection.subscribe(`bg-here.${invitation.room}`, {
      callback: () => {
        heard += 1;
      },
    });
    const seal = await sealOf(invitation.secret, invitation.room);
    const before = a.told();
    for (let at = 0; at < 5000; at++)
      connection.publish(
        `bg-here.${invitation.room}`,
        await seal.close(JSON.stringify({ id: `name-${at}`, name: 'x'.repeat(100), place: '' })),
      );
    await connection.flush();
    b.notes(5);
    await converged([a, b], 5);
    expect(a.state().people.length).toBeLessThanOrEqual(100);
    expect(a.told() - before).toBeLessThan(500);
    // 5,000 of its own, and the few of the two.
    expect(heard).toBeLessThan(5050);
    await connection.close();
  }, 120_000);
});

async function connected(url: string) {
  return await wsconnect({ servers: url, user: 'payments', pass: 'team-pass', inboxPrefix: '_INBOX_payments' });
}
