/** Two and more devices share an incident over a real nats-server, with everything that goes wrong between them. */
import { jetstream } from '@nats-io/jetstream';
import { wsconnect } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newInvitation } from '../../src/share/invitation.ts';
import { sealOf } from '../../src/share/seal.ts';
import { describeShare } from '../../src/share/state.ts';
import { memoryRecord } from '../../src/storage/memory-record.ts';
import { openLink } from '../support/link.ts';
import { type NatsServer, noNatsServer, startNats } from '../support/nats-server.ts';
import { until } from '../support/server-program.ts';
import { converged, type DeviceOptions, shareDevice, type TestDevice } from '../support/sharing.ts';

const incident = 'incident-1';

describe.skipIf(noNatsServer !== '')(`sharing over nats-server${noNatsServer && ` (${noNatsServer})`}`, () => {
  let server: NatsServer;
  const open: TestDevice[] = [];
  const device = async (options: Omit<DeviceOptions, 'url'> & { readonly url?: string }) => {
    const one = await shareDevice({ url: server.url, ...options });
    open.push(one);
    return one;
  };
  beforeAll(async () => {
    server = await startNats();
  });
  afterAll(async () => {
    await Promise.all(open.map(({ session }) => session.stop()));
    await server?.stop();
  });

  test('what one records the other has, both ways, and what comes back is not written again', async () => {
    const invitation = newInvitation(incident);
    const [a, b] = [await device({ invitation, name: 'Ada' }), await device({ invitation, name: 'Ben' })];
    a.notes(30);
    b.notes(20);
    await converged([a, b], 50);
    expect([a.received(), b.received()]).toEqual([20, 30]);
    expect(describeShare(a.state())).toBe('Shared, all sent');
    expect(a.state()).toMatchObject({ unsigned: 0, passedOn: 0, refused: {} });
  });

  test('who has it open is seen by the others, and not by themselves', async () => {
    const invitation = newInvitation(incident);
    const [a, b] = [await device({ invitation, name: 'Ada' }), await device({ invitation, name: 'Ben' })];
    await until(async () => a.state().people.length === 1 && b.state().people.length === 1);
    expect([a.state().people[0]?.name, b.state().people[0]?.name]).toEqual(['Ben', 'Ada']);
  });

  test('what was recorded before it was shared, and what another had from a file, comes along and is marked', async () => {
    const invitation = newInvitation(incident);
    const source = await device({ invitation: newInvitation(incident), name: 'Cy' });
    const record = memoryRecord(source.notes(5));
    const [a, b] = [await device({ invitation, record }), await device({ invitation, unsigned: true })];
    b.notes(2);
    await converged([a, b], 7);
    expect([a.state().unsigned, b.state().passedOn]).toEqual([2, 5]);
  });

  test('a device that comes again reads only what is new', async () => {
    const invitation = newInvitation(incident);
    const [a, b] = [await device({ invitation }), await device({ invitation })];
    a.notes(100);
    await converged([a, b], 100);
    await b.session.stop();
    a.notes(3, 'later');
    const progress = b.progress();
    const again = await device({ invitation, record: b.record, ...(progress !== undefined && { progress }) });
    await converged([a, again], 103);
    expect(again.received()).toBe(3);
  });

  test('a server that loses everything is filled again, also by who was away', async () => {
    const own = await startNats();
    try {
      const invitation = newInvitation(incident);
      const [a, b] = [await device({ invitation, url: own.url }), await device({ invitation, url: own.url })];
      a.notes(20);
      await converged([a, b], 20);
      await own.wipe();
      a.notes(5, 'meanwhile');
      b.notes(5, 'meanwhile');
      await own.start();
      await own.makeStream();
      await converged([a, b], 30);
      expect(await own.messages()).toBe(30);
    } finally {
      await own.stop();
    }
  });

  test('killed five times while both record, nothing is lost and nothing doubled @long', async () => {
    const own = await startNats();
    try {
      const invitation = newInvitation(incident);
      const [a, b] = [await device({ invitation, url: own.url }), await device({ invitation, url: own.url })];
      for (let round = 0; round < 5; round++) {
        a.notes(8, `a${round}`);
        b.notes(8, `b${round}`);
        await own.kill();
        a.notes(8, `a${round} away`);
        b.notes(8, `b${round} away`);
        await own.start();
        await converged([a, b], (round + 1) * 32);
      }
    } finally {
      await own.stop();
    }
  });

  test('64 events of each, recorded while neither was connected, arrive', async () => {
    const link = await openLink(Number(new URL(server.url).port));
    try {
      const invitation = newInvitation(incident);
      const url = `ws://127.0.0.1:${link.port}`;
      const [a, b] = [await device({ invitation, url }), await device({ invitation, url })];
      await until(async () => [a, b].every(({ state }) => state().link.is === 'connected'));
      link.cut();
      await until(async () => [a, b].every(({ state }) => state().link.is === 'away'));
      expect(describeShare(a.state())).toBe('Not connected, everything is kept here');
      a.notes(64);
      b.notes(64);
      link.mend();
      await converged([a, b], 128);
    } finally {
      link.close();
    }
  });

  test('a link that drops everything without a word is noticed within 20 s, and replaced @long', async () => {
    const link = await openLink(Number(new URL(server.url).port));
    try {
      const invitation = newInvitation(incident);
      const a = await device({ invitation, url: `ws://127.0.0.1:${link.port}`, pingInterval: 5000 });
      const b = await device({ invitation });
      a.note('before');
      await converged([a, b], 1);
      link.swallow();
      const since = Date.now();
      a.note('into the hole');
      await until(async () => a.state().link.is === 'away');
      expect(Date.now() - since).toBeLessThan(20_000);
      link.mend();
      await converged([a, b], 2);
    } finally {
      link.close();
    }
  });

  test.each([
    ['a wrong password', { password: 'wrong' }],
    ['no such user', { user: 'nobody' }],
    ['the account of another team', { user: 'orders', password: 'o' }],
  ])('%s: no access, and everything is kept', async (_, sign) => {
    const a = await device({ invitation: newInvitation(incident), ...sign });
    a.notes(3);
    await until(async () => a.state().link.is === 'refused');
    expect(describeShare(a.state())).toMatch(/^No access: the server .*\. Everything is kept here$/);
    expect(a.record.events()).toHaveLength(3);
  });

  test('more devices than the server lets follow: no access, and in once one has gone', async () => {
    const own = await startNats({ change: (conf) => conf.replace('max_consumers: 500', 'max_consumers: 1') });
    try {
      const invitation = newInvitation(incident);
      const a = await device({ invitation, url: own.url });
      a.note('first');
      await converged([a], 1);
      const b = await device({ invitation, url: own.url });
      b.note('kept here');
      await until(async () => b.state().link.is === 'refused');
      expect(describeShare(b.state())).toBe('No access: the server lets no more devices follow. Everything is kept here');
      await a.session.stop();
      await own.admin(async (manager) => {
        for await (const { name } of manager.consumers.list('breakglass')) await manager.consumers.delete('breakglass', name);
      });
      await converged([b], 2);
    } finally {
      await own.stop();
    }
  });

  test('a wrong key: nothing of the room is read, and nothing in the room is harmed', async () => {
    const invitation = newInvitation(incident);
    const [a, b] = [await device({ invitation }), await device({ invitation })];
    a.notes(3);
    await converged([a, b], 3);
    const wrong = await device({ invitation: { ...newInvitation(incident), room: invitation.room } });
    await until(async () => wrong.state().refused['not sealed for this room'] === 3);
    wrong.note('under another key');
    await until(async () => a.state().refused['not sealed for this room'] === 1);
    expect(wrong.record.events()).toHaveLength(1);
    expect(a.record.events()).toHaveLength(3);
  });

  test('altered, replayed and foreign messages are refused, and what is right still comes', async () => {
    const invitation = newInvitation(incident);
    const other = newInvitation(incident);
    const [a, c] = [await device({ invitation }), await device({ invitation: other })];
    a.note('one');
    c.note('of another room');
    await until(async () => a.state().waiting === 0 && c.state().waiting === 0 && a.state().link.is === 'connected');
    const connection = await wsconnect({ servers: server.url, user: 'payments', pass: 'team-pass', inboxPrefix: '_INBOX_payments' });
    const client = jetstream(connection);
    const kept = await storedIn(connection, other.room);
    const seal = await sealOf(invitation.secret, invitation.room);
    const put = (bytes: Uint8Array) => client.publish(`bg.${invitation.room}`, bytes);
    await put(kept);
    const sealed = await seal.close('{"event":{}}');
    for (const at of [0, 11, 12, 40, sealed.length - 1]) await put(sealed.map((byte, place) => (place === at ? byte ^ 1 : byte)));
    await put(sealed);
    await put(new Uint8Array(0));
    await put(await seal.close('not JSON'));
    await connection.close();
    a.note('two');
    const b = await device({ invitation });
    await converged([a, b], 2);
    expect(b.state().refused).toEqual({ 'not sealed for this room': 7, 'not an event': 2 });
  });

  test('an event of 100 kB is shared, one of more than a message stays here and is counted', async () => {
    const invitation = newInvitation(incident);
    const [a, b] = [await device({ invitation }), await device({ invitation })];
    a.note('x'.repeat(15_000));
    const [large] = a.notes(1, 'kept');
    if (large === undefined) throw new Error('no event');
    const evidence = (text: string, counter: number) => ({
      ...large,
      id: { actor: a.actor, counter },
      kind: 'future-kind/1',
      payload: { parts: [text, text, text, text, text].map((part) => part.slice(0, 199_000)) },
    });
    a.add([evidence('y'.repeat(20_000), 100)]);
    a.add([evidence('z'.repeat(200_000), 101)]);
    await until(async () => b.record.events().length === 3 && a.state().tooLarge === 1 && a.state().waiting === 0);
    expect(a.record.events()).toHaveLength(4);
    expect(describeShare(a.state())).toBe('Shared, all sent but 1 entry too large for it');
  });
});

/** The first message that the server keeps of a room, as anybody with its password can read it. */
async function storedIn(connection: Awaited<ReturnType<typeof wsconnect>>, room: string): Promise<Uint8Array> {
  const consumer = await jetstream(connection).consumers.get('breakglass', { filter_subjects: `bg.${room}` });
  const message = await consumer.next();
  if (message === null) throw new Error('the room is empty');
  return message.data;
}
