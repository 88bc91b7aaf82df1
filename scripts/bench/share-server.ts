/**
 * What live sharing costs the server, for one server and for three: bytes of an event on the wire and on the disk, processor time of 1,000
 * messages with one watcher and with twenty, memory of a connection, how long 1,000 events take to be read. `node
 * scripts/bench/share-server.ts` prints JSON, or `null` where there is no nats-server. Bounded: 8,000 messages, 300 connections.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { type NatsConnection, wsconnect } from '@nats-io/nats-core';
import { createRecorder } from '../../src/incident/recorder.ts';
import { writeEntry } from '../../src/share/entry.ts';
import { newInvitation } from '../../src/share/invitation.ts';
import { natsRooms } from '../../src/share/nats.ts';
import { sealOf } from '../../src/share/seal.ts';
import { newDevice, openDevice } from '../../src/share/signature.ts';
import type { Listener, Transport } from '../../src/share/transport.ts';
import { openLink } from '../../tests/support/link.ts';
import { type NatsServer, noNatsServer, startCluster, startNats } from '../../tests/support/nats-server.ts';
import { until } from '../../tests/support/server-program.ts';

const messages = 1000;
/** The kernel counts a process' time in hundredths of a second. */
const rounds = 3;
const atOnce = 64;
const idle = 300;

/** Of one server, or of three that keep everything together. */
export interface ShareServerCost {
  /** Of an event: sealed, on the wire to the server and to a watcher, on the disk of one server. */
  readonly bytes: { readonly sealed: number; readonly sent: number; readonly received: number; readonly disk: number };
  /** Milliseconds of processor of all servers for 1,000 messages, by watchers. */
  readonly cpu: Readonly<Record<number, number>>;
  /** Acknowledged messages a second, from one device. */
  readonly rate: number;
  /** Kilobytes of memory for each connection that follows a room, in the server it is connected to. */
  readonly connection: number;
  /** Milliseconds to read 1,000 events, without what a page does with them. */
  readonly read: number;
}

if (noNatsServer !== '') console.log('null');
else {
  const one = await startNats();
  const first = await costOf([one]);
  await one.stop();
  const three = await startCluster();
  const cluster = await costOf(three);
  await Promise.all(three.map((server) => server.stop()));
  console.log(JSON.stringify({ one: first, three: cluster }));
  process.exit(0);
}

async function costOf(servers: readonly NatsServer[]): Promise<ShareServerCost> {
  const [server] = servers;
  if (server === undefined) throw new Error('no server');
  const entries = await sealedEntries(newInvitation('incident-1'));
  const cpu: Record<number, number> = {};
  let rate = 0;
  for (const watchers of [1, 20]) {
    const { room } = newInvitation('incident-1');
    const following = await Promise.all(Array.from({ length: watchers }, () => follow(server.url, room)));
    const connection = await connected(server.url);
    const [before, since] = [cpuOf(servers), performance.now()];
    for (let round = 0; round < rounds; round++) await publishAll(connection, room, entries, `${round}`);
    const took = performance.now() - since;
    await until(async () => following.every((watcher) => watcher.count() === messages * rounds));
    cpu[watchers] = Math.round((cpuOf(servers) - before) / rounds);
    if (watchers === 1) rate = Math.round((messages * rounds * 1000) / took);
    await Promise.all(following.map(({ transport }) => transport.close()));
    await connection.close();
  }
  const { sent, received } = await onTheWire(server, entries);
  const disk = Math.round(bytesIn(server.store) / (messages * (2 * rounds + 1)));
  const sealed = Math.round(entries.reduce((sum, { bytes }) => sum + bytes.length, 0) / entries.length);
  return { bytes: { sealed, sent, received, disk }, cpu, rate, connection: await memoryOf(server), read: await readTime(server, entries) };
}

interface Sealed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Notes of 80 characters, as they are logged in an incident. */
async function sealedEntries(invitation: ReturnType<typeof newInvitation>): Promise<readonly Sealed[]> {
  const seal = await sealOf(invitation.secret, invitation.room);
  const kept = await newDevice();
  const device = kept && (await openDevice(kept));
  const recorder = createRecorder('somebody', () => Date.now());
  return await Promise.all(
    Array.from({ length: messages }, async (_, at) => {
      const text = `${at} ${'x'.repeat(80)}`.slice(0, 80);
      const event = recorder.record(
        { kind: 'note-written/1', payload: { text } },
        { incident: invitation.incident },
        { by: 'Ada Example' },
      );
      const bytes = await writeEntry(event, { room: invitation.room, seal, device, isOwn: true });
      return { name: `${at}`.padStart(16, '0'), bytes: bytes ?? new Uint8Array() };
    }),
  );
}

async function connected(url: string): Promise<NatsConnection> {
  return await wsconnect({ servers: url, user: 'payments', pass: 'team-pass', inboxPrefix: '_INBOX_payments', ignoreClusterUpdates: true });
}

async function publishAll(connection: NatsConnection, room: string, entries: readonly Sealed[], round = ''): Promise<void> {
  const client = jetstream(connection);
  for (let at = 0; at < entries.length; at += atOnce)
    await Promise.all(
      entries
        .slice(at, at + atOnce)
        .map(({ name, bytes }) => client.publish(`bg.${room}`, bytes, { msgID: `${room.slice(round.length)}${round}${name}` })),
    );
}

/** A device that follows a room, without what it does with the messages. */
async function follow(url: string, room: string): Promise<{ readonly transport: Transport; count(): number }> {
  let count = 0;
  let caughtUp = () => {};
  const isCaughtUp = new Promise<void>((resolve) => {
    caughtUp = resolve;
  });
  const listener: Listener = {
    link: () => {},
    lost: () => {},
    messages: async (batch) => {
      count += batch.length;
    },
    caughtUp,
    announced: () => {},
  };
  const transport = natsRooms({ servers: [url], stream: 'breakglass', user: 'payments', password: 'team-pass' })(room, listener);
  transport.follow(undefined);
  await isCaughtUp;
  return { transport, count: () => count };
}

/** Bytes of an event as they travel, with everything around them. */
async function onTheWire(server: NatsServer, entries: readonly Sealed[]): Promise<{ sent: number; received: number }> {
  const to = Number(new URL(server.url).port);
  const [up, down] = [await openLink(to), await openLink(to)];
  const { room } = newInvitation('incident-1');
  const watcher = await follow(`ws://127.0.0.1:${down.port}`, room);
  const connection = await connected(`ws://127.0.0.1:${up.port}`);
  const before = [up.passed(), down.passed()];
  await publishAll(connection, room, entries);
  await until(async () => watcher.count() === messages);
  const [sent = 0, received = 0] = [up.passed(), down.passed()].map((bytes, at) => Math.round((bytes - (before[at] ?? 0)) / messages));
  await watcher.transport.close();
  await connection.close();
  up.close();
  down.close();
  return { sent, received };
}

async function memoryOf(server: NatsServer): Promise<number> {
  const before = memory(server);
  const following: Awaited<ReturnType<typeof follow>>[] = [];
  for (let at = 0; at < idle; at += 20)
    following.push(...(await Promise.all(Array.from({ length: 20 }, () => follow(server.url, newInvitation('incident-1').room)))));
  const each = (memory(server) - before) / following.length;
  await Promise.all(following.map(({ transport }) => transport.close()));
  return Math.round(each);
}

async function readTime(server: NatsServer, entries: readonly Sealed[]): Promise<number> {
  const { room } = newInvitation('incident-1');
  const connection = await connected(server.url);
  await publishAll(connection, room, entries);
  await connection.close();
  const since = performance.now();
  const { transport } = await follow(server.url, room);
  const took = performance.now() - since;
  await transport.close();
  return Math.round(took);
}

/** Milliseconds that these processes have used: the kernel counts in hundredths of a second. */
function cpuOf(servers: readonly NatsServer[]): number {
  const ticks = servers.map((server) => {
    const fields = readFileSync(`/proc/${server.pid()}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, count) => sum + count, 0) * 10;
}

/** Kilobytes. */
function memory(server: NatsServer): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid()}/status`, 'utf8'))?.[1]);
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .filter((file) => file.isFile())
    .reduce((sum, { size }) => sum + size, 0);
}
