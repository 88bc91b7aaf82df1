/**
 * Rooms in a JetStream stream, over WebSocket. A room is the subject `bg.<room>`; who is here goes over `bg-here.<room>`, which nothing
 * keeps. The server must allow exactly that: `docs/hosting/nats-one.conf`.
 */
import { type Consumer, type ConsumerMessages, DeliverPolicy, JetStreamApiError, type JsMsg, jetstream } from '@nats-io/jetstream';
import { type ConnectionOptions, jwtAuthenticator, type NatsConnection, wsconnect } from '@nats-io/nats-core';
import type { AskForPass, Pass } from './pass.ts';
import { inboxOf, passInboxOf } from './permissions.ts';
import { fullFor, isExpiry, lackingFor, refusal } from './refusals.ts';
import { createSockets, type Sockets } from './socket.ts';
import type { Link, Listener, Message, OpenTransport, Place, Published, Transport } from './transport.ts';

export interface NatsOptions {
  readonly servers: readonly string[];
  readonly stream: string;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** In place of a user and a password. */
  readonly pass?: AskForPass | undefined;
  /** Milliseconds between two looks at the link; two without an answer and it is given up. */
  readonly pingInterval?: number;
  /** Reads what came in the last so many milliseconds, where nothing was read before; everything when left out. */
  readonly readsBack?: number | undefined;
  /** Milliseconds until a connection is tried again. */
  readonly again?: number;
  /** For tests, which have no page. */
  readonly sockets?: () => Sockets;
}

/** With two pings of it without an answer a dead link is noticed after 15 s at most. */
const usualPing = 5000;
const answerWithin = 5000;
/** A server that says no is asked again now and then: passwords are put right. So many times as long as after a lost connection. */
const refusedAgain = 30;
const batch = 500;
/**
 * What servers of a cluster answer while they choose another leader, which takes seconds (`errors.json` of nats-server): no refusal, it is sent
 * again soon.
 */
const choosingLeader = new Set([10_008, 10_009, 10_118]);
/** A pass that runs out sooner is not asked for again and again. */
const passLeast = 2000;

export function natsRooms(options: NatsOptions): OpenTransport {
  return (room, listener) => new NatsRoom(room, options, listener);
}

class NatsRoom implements Transport {
  readonly #subject: string;
  readonly #presence: string;
  readonly #options: NatsOptions;
  readonly #listener: Listener;
  readonly #sockets: Sockets;
  #connection: NatsConnection | undefined;
  #reading: ConsumerMessages | undefined;
  #place: Place | undefined;
  #isFollowing = false;
  #isClosed = false;
  /** The pass of this connection has run out. */
  #isExpired = false;
  /** Each reading has a number: one that was replaced says nothing any more. */
  #round = 0;
  #wake: (() => void) | undefined;

  constructor(room: string, options: NatsOptions, listener: Listener) {
    this.#subject = `bg.${room}`;
    this.#presence = `bg-here.${room}`;
    this.#options = options;
    this.#listener = listener;
    this.#sockets = (options.sockets ?? createSockets)();
    void this.#connect();
  }

  async publish({ name, bytes }: Message): Promise<Published> {
    const connection = this.#connection;
    if (connection === undefined || connection.isClosed()) throw new Error('not connected');
    try {
      const { stream } = await jetstream(connection, { timeout: answerWithin }).publish(this.#subject, bytes, { msgID: name });
      return stream === this.#options.stream ? { kept: true } : { refused: `it keeps the room in ${stream}` };
    } catch (error) {
      if (error instanceof JetStreamApiError && !choosingLeader.has(error.code)) return { refused: fullFor(error.message) };
      throw error;
    }
  }

  follow(after: Place | undefined): void {
    this.#place = after;
    this.#isFollowing = true;
    this.#beginReading();
  }

  announce(bytes: Uint8Array): void {
    const connection = this.#connection;
    if (connection === undefined || connection.isClosed()) return;
    connection.publish(this.#presence, bytes);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#round += 1;
    this.#wake?.();
    this.#reading?.stop();
    // A dead link would keep `close` waiting.
    await Promise.race([this.#connection?.close(), wait(1000)]).catch(() => undefined);
    this.#sockets.abandon();
  }

  /**
   * Connects for as long as the room is open, with a new connection each time: the library's own way back stays in a connection whose
   * looks at the link go on while it is down, and end the next one.
   */
  async #connect(): Promise<void> {
    this.#link({ is: 'connecting' });
    while (!this.#isClosed) {
      const since = Date.now();
      const failure = await this.#connectOnce();
      if (this.#isClosed) return;
      // A pass that has run out is replaced at once, but for one that came too old.
      if ((this.#isExpired || isExpiry(failure)) && Date.now() - since > passLeast) {
        this.#link({ is: 'connecting' });
        continue;
      }
      const why = refusal(failure, this.#options);
      this.#link(why === undefined ? { is: 'away' } : { is: 'refused', why });
      const { again = 1000 } = this.#options;
      // Not all at once, when a server comes back.
      await this.#pause(again * (why === undefined ? 0.5 + Math.random() : refusedAgain));
    }
  }

  /** Resolves with the reason when the connection has ended. */
  async #connectOnce(): Promise<unknown> {
    const { servers, pingInterval = usualPing } = this.#options;
    this.#isExpired = false;
    try {
      const connection = await wsconnect({
        servers: [...servers],
        ...(await this.#signIn()),
        wsFactory: (url: string) => this.#sockets.open(url),
        pingInterval,
        maxPingOut: 2,
        timeout: answerWithin,
        reconnect: false,
        // Addresses inside of a cluster are not those that browsers reach.
        ignoreClusterUpdates: true,
      });
      this.#connection = connection;
      if (this.#isClosed) return await connection.close();
      void this.#hear(connection);
      this.#beginReading();
      const stale = this.#watch(connection);
      return await Promise.race([connection.closed(), stale]);
    } catch (error) {
      return error;
    } finally {
      this.#connection = undefined;
      this.#round += 1;
      this.#reading?.stop();
    }
  }

  /** Who connects, and where it is answered: the server's permissions name this prefix. */
  async #signIn(): Promise<ConnectionOptions> {
    const { user, password, pass } = this.#options;
    if (pass !== undefined) return withPass(await pass());
    return { ...(user !== undefined && { user, pass: password ?? '' }), inboxPrefix: inboxOf(user ?? 'share') };
  }

  /** Resolves when nothing has come over the link for too long. */
  async #watch(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (this.#isClosed) return;
      if (status.type === 'staleConnection') return this.#sockets.abandon();
      if (status.type !== 'error') continue;
      this.#isExpired ||= isExpiry(status.error);
      const why = this.#isExpired ? undefined : refusal(status.error, this.#options);
      if (why !== undefined) this.#link({ is: 'refused', why });
    }
    // The connection was closed: `closed` says why.
    await connection.closed();
  }

  async #hear(connection: NatsConnection): Promise<void> {
    for await (const message of connection.subscribe(this.#presence)) if (!this.#isClosed) this.#listener.announced(message.data);
  }

  #beginReading(): void {
    this.#reading?.stop();
    this.#round += 1;
    if (this.#isFollowing && this.#connection !== undefined && !this.#isClosed) void this.#read(this.#connection, this.#round);
  }

  async #read(connection: NatsConnection, round: number): Promise<void> {
    const isOver = () => this.#isClosed || round !== this.#round || connection.isClosed();
    while (!isOver()) {
      try {
        await this.#readOnce(connection, isOver);
      } catch (error) {
        // What ends the connection, such as a pass that has run out, ends its readings a moment before: it says why, and comes back by itself.
        await Promise.race([connection.closed(), wait(100)]);
        if (isOver() || this.#isExpired) return;
        const why = refusal(error, this.#options) ?? lackingFor(error, this.#options.stream);
        this.#link(why === undefined ? { is: 'away' } : { is: 'refused', why });
        await this.#pause(why === undefined ? (this.#options.again ?? 1000) : (this.#options.again ?? 5000));
      }
    }
  }

  async #readOnce(connection: NatsConnection, isOver: () => boolean): Promise<void> {
    const client = jetstream(connection, { timeout: answerWithin });
    const manager = await client.jetstreamManager(false);
    const { created, state } = await manager.streams.info(this.#options.stream, { subjects_filter: this.#subject });
    const held = state.subjects?.[this.#subject] ?? 0;
    const place = this.#place;
    if (place !== undefined && (place.since !== created || state.last_seq < place.sequence || held < place.held)) {
      this.#place = undefined;
      this.#listener.lost();
    }
    const from = this.#place?.sequence ?? 0;
    const { readsBack } = this.#options;
    const consumer = await client.consumers.get(this.#options.stream, {
      filter_subjects: this.#subject,
      inactive_threshold: 60_000,
      ...(from > 0
        ? { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: from + 1 }
        : readsBack !== undefined && {
            deliver_policy: DeliverPolicy.StartTime,
            opt_start_time: new Date(Date.now() - readsBack).toISOString(),
          }),
    });
    if (isOver()) return;
    await this.#bring(consumer, created, isOver);
  }

  async #bring(consumer: Consumer, since: string, isOver: () => boolean): Promise<void> {
    let isCaughtUp = (await consumer.info()).num_pending === 0;
    if (isOver()) return;
    if (isCaughtUp) this.#caughtUp();
    const reading = await consumer.consume({ max_messages: batch, idle_heartbeat: answerWithin });
    this.#reading = reading;
    void this.#restartWhenSilent(reading, isOver);
    let messages: JsMsg[] = [];
    for await (const message of reading) {
      if (isOver()) return reading.stop();
      messages.push(message);
      const { pending } = message.info;
      if (pending > 0 && messages.length < batch) continue;
      const held = (this.#place?.held ?? 0) + messages.length;
      this.#place = { since, sequence: message.seq, held };
      const bytes = messages.map(({ data }) => data);
      messages = [];
      await this.#listener.messages(bytes, this.#place);
      if (pending > 0 || isCaughtUp) continue;
      isCaughtUp = true;
      if (!isOver()) this.#caughtUp();
    }
  }

  /**
   * Ends a reading of which nothing comes any more, so that the next one begins: a server of a cluster took it along when it died. The
   * library's own way back left it silent in every second case, over a connection that was whole.
   */
  async #restartWhenSilent(reading: ConsumerMessages, isOver: () => boolean): Promise<void> {
    for await (const { type } of reading.status()) {
      if (isOver()) return;
      if (type !== 'heartbeats_missed') continue;
      this.#link({ is: 'connecting' });
      return reading.stop();
    }
  }

  #caughtUp(): void {
    this.#link({ is: 'connected' });
    this.#listener.caughtUp();
  }

  #link(link: Link): void {
    if (!this.#isClosed) this.#listener.link(link);
  }

  async #pause(milliseconds: number): Promise<void> {
    await Promise.race([wait(milliseconds), new Promise<void>((resolve) => (this.#wake = resolve))]);
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** How somebody with a pass signs in. */
export function withPass(pass: Pass): ConnectionOptions {
  const inboxPrefix = passInboxOf(pass.user);
  if ('token' in pass) return { token: pass.token, inboxPrefix };
  const seed = pass.seed === undefined ? undefined : new TextEncoder().encode(pass.seed);
  return { authenticator: jwtAuthenticator(pass.jwt, seed), inboxPrefix };
}
