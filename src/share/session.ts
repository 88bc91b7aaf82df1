/**
 * One shared incident: the record is the queue. What is here and not known to be in the room is sent; what is in the room and not here is
 * taken. Nothing waits for it: an event is kept on this device first, whatever the network does.
 */
import type { EventId, LogEvent } from '../incident/event.ts';
import { admit, isOfItsDevice } from './admission.ts';
import { fits, type ReadEntry, readEntry, writeEntry } from './entry.ts';
import { createIntake, type Intake } from './intake.ts';
import type { Invitation } from './invitation.ts';
import { type Arrived, createLane, type Lane } from './lane.ts';
import { isSameNotice, type Leaving, type Moved, writeMoved } from './moved.ts';
import { createNames, type Names } from './names.ts';
import type { PaceLimit } from './pace.ts';
import { createPresence, type Here, type Presence } from './presence.ts';
import { formatMarks, type Progress, readProgress, writeProgress } from './progress.ts';
import { isOfRoom, joinedTo, roomEvents } from './room-events.ts';
import { type Seal, sealOf } from './seal.ts';
import { createSender, type Sender } from './sender.ts';
import type { Device } from './signature.ts';
import type { ShareState } from './state.ts';
import type { Link, Listener, OpenTransport, Place, Transport } from './transport.ts';

export interface SessionOptions {
  readonly invitation: Invitation;
  readonly open: OpenTransport;
  /** The events of this device, or those that were recorded in one incident. The same event is the same object each time. */
  readonly events: (incident?: string) => readonly LogEvent[];
  /** Keeps what others recorded. */
  readonly receive: (events: readonly LogEvent[]) => Promise<unknown>;
  /** This device's key; undefined: its events go out unsigned. */
  readonly device: Device | undefined;
  /** Whether this device recorded it. */
  readonly isOwn: (id: EventId) => boolean;
  /** What was kept of an earlier session with this room. */
  readonly progress: string | undefined;
  readonly keep: (progress: string) => void;
  /** Who is at this device, and where. */
  readonly here: () => Here;
  readonly onChange: (state: ShareState) => void;
  /** The server lost what it kept. */
  readonly onLost?: () => void;
  /** This device leaves the room: it tells those in it, sends nothing else, and is done once it has read that where it lies. */
  readonly leaving?: Leaving | undefined;
  /** How fast events of one device are taken while it is followed live; `livePace` when left out. */
  readonly pace?: PaceLimit;
}

/** Far more than people record; what a device brings that was away comes at once. */
export const livePace: PaceLimit = { burst: 1000, perSecond: 200 };

export interface Session {
  state(): ShareState;
  /** Something was recorded: it is sent when there is time. */
  changed(): void;
  /** Tells the others at once where this device is. */
  moved(): void;
  /** Ends it; nothing is deleted here or there. */
  stop(): Promise<void>;
}

/** So many messages are on their way at once. */
const inFlight = 64;
/** A full server is asked again. */
const fullAgain = 30_000;
const keepEvery = 2000;
/** However much comes, it is reported so often. */
const reportEvery = 50;

/** Before anything is known. */
export const noShare: ShareState = {
  link: { is: 'connecting' },
  waiting: 0,
  images: 0,
  tooLarge: 0,
  slowed: 0,
  full: undefined,
  refused: {},
  unsigned: 0,
  passedOn: 0,
  marks: { unsigned: '', passedOn: '' },
  moved: undefined,
  people: [],
};

export async function startSession(options: SessionOptions): Promise<Session> {
  const { room, secret } = options.invitation;
  return new RoomSession(options, await sealOf(secret, room));
}

class RoomSession implements Session, Listener {
  readonly #options: SessionOptions;
  readonly #seal: Seal;
  readonly #names: Names;
  readonly #progress: Progress;
  readonly #presence: Presence;
  readonly #sender: Sender;
  readonly #intake: Intake;
  readonly #lane: Lane;
  readonly #transport: Transport;
  readonly #tooLarge = new WeakSet<LogEvent>();
  #state: ShareState;
  #isCaughtUp = false;
  #hasNewMarks = false;
  #isStopped = false;
  /** The notice of this device lies in the room. */
  #hasLeft = false;
  #keepTimer: ReturnType<typeof setTimeout> | undefined;
  #reportTimer: ReturnType<typeof setTimeout> | undefined;
  /** How far the room was read; what waits in the lane lies before it. */
  #reached: Place | undefined;

  constructor(options: SessionOptions, seal: Seal) {
    this.#options = options;
    this.#seal = seal;
    this.#names = createNames(seal);
    this.#progress = readProgress(options.progress);
    const { unsigned, passedOn, marks, moved } = this.#progress;
    this.#state = { ...noShare, unsigned, passedOn, marks: formatMarks(marks), moved };
    this.#presence = createPresence(
      seal,
      options.here,
      (bytes) => this.#transport.announce(bytes),
      (people) => this.#set({ people }),
    );
    this.#sender = createSender(() => this.#send());
    this.#intake = createIntake(async (events, place) => {
      // First who wrote them: of what is here already it is not asked again.
      if (this.#hasNewMarks) this.#keepNow();
      if (events.length > 0) await options.receive(events);
      // What waits is read again after a reload.
      if (this.#lane.waiting().length === 0) this.#progress.place = place;
      this.#keepSoon();
    });
    this.#lane = createLane(options.pace ?? livePace, (events) => {
      this.#set({ slowed: this.#lane.waiting().length });
      if (this.#reached !== undefined) void this.#intake.add(events, this.#reached);
    });
    // What is here already is named while the connection is made.
    void this.#names.add(this.#events());
    this.#transport = options.open(options.invitation.room, this);
    this.#transport.follow(this.#progress.place);
  }

  state(): ShareState {
    return this.#state;
  }

  changed(): void {
    // Counted at once: what was just recorded is not sent yet.
    const fresh = this.#events().filter((event) => this.#names.of(event) === '').length;
    if (fresh > this.#state.waiting && this.#state.link.is === 'connected') this.#set({ waiting: fresh });
    this.#sender.wake();
  }

  moved(): void {
    this.#presence.announce();
  }

  async stop(): Promise<void> {
    this.#keepNow();
    this.#isStopped = true;
    clearTimeout(this.#reportTimer);
    this.#sender.stop();
    this.#presence.stop();
    this.#lane.stop();
    await this.#transport.close();
  }

  link(link: Link): void {
    // Connected is said once it is known what the server lacks: the words of state would say that it has all.
    if (link.is === 'connected') return;
    this.#isCaughtUp = false;
    this.#presence.alone();
    this.#set({ link });
  }

  lost(): void {
    this.#progress.there.clear();
    this.#progress.place = undefined;
    this.#options.onLost?.();
  }

  async messages(messages: readonly Uint8Array[], place: Place): Promise<void> {
    await this.#names.add(this.#events());
    const { room } = this.#options.invitation;
    const read = await Promise.all(messages.map((bytes) => readEntry(bytes, room, this.#seal)));
    const taken: Arrived[] = [];
    // In their order: what joins another incident to this one comes before what is in that one.
    for (const one of read) taken.push(...this.#take(one, taken));
    this.#reached = place;
    // What the room held before is read as fast as it comes: its length has a limit.
    const events = this.#isCaughtUp ? this.#lane.let(taken) : taken.map(({ event }) => event);
    if (this.#lane.waiting().length !== this.#state.slowed) this.#set({ slowed: this.#lane.waiting().length });
    await this.#intake.add(events, place);
  }

  caughtUp(): void {
    this.#isCaughtUp = true;
    void this.#intake.settled().then(() => {
      this.#sender.wake();
      this.#presence.arrive();
    });
  }

  announced(bytes: Uint8Array): void {
    void this.#presence.hear(bytes);
  }

  /** Sends what the room is not known to hold. Answers when to look again by itself. */
  async #send(): Promise<number | undefined> {
    if (!this.#isCaughtUp || this.#isStopped || this.#hasLeft) return undefined;
    const { leaving } = this.#options;
    if (leaving !== undefined) return await this.#leave(leaving);
    const events = this.#events();
    await this.#names.add(events);
    const missing = events.filter((event) => !this.#progress.there.has(this.#names.of(event)));
    const sendable = missing.filter((event) => !this.#tooLarge.has(event));
    if (!this.#isCaughtUp) return undefined;
    this.#set({ link: { is: 'connected' }, waiting: sendable.length, tooLarge: missing.length - sendable.length });
    // What joins another incident to this one goes first, one by one: the others take what is in that one only then, and messages that are
    // sent at once come in any order.
    const joins = sendable.filter((event) => joinedTo(event) !== undefined);
    const others = sendable.filter((event) => joinedTo(event) === undefined);
    const lots = [...lotsOf(joins, 1), ...lotsOf(others, inFlight)];
    for (const lot of lots) {
      const answers = await Promise.all(lot.map((event) => this.#sendOne(event)));
      const full = answers.find((refused) => refused !== undefined);
      this.#set({ full });
      this.#keepSoon();
      if (full !== undefined) return fullAgain;
    }
    return undefined;
  }

  /** It ends when the notice comes back: what others left before it has been read by then. Of two who leave at once the second knows. */
  async #leave({ notice }: Leaving): Promise<number | undefined> {
    const { device, invitation } = this.#options;
    const answer = await this.#transport.publish(await writeMoved(notice, { room: invitation.room, seal: this.#seal, device }));
    return 'refused' in answer ? fullAgain : undefined;
  }

  /** The first of several notices counts, for everybody: the room is in one order. */
  #takeNotice(moved: Moved): void {
    const { leaving } = this.#options;
    if (this.#hasLeft) return;
    if (leaving !== undefined && isSameNotice(moved, leaving.notice)) {
      this.#hasLeft = true;
      leaving.done();
    } else {
      leaving?.onOther(moved);
      this.#progress.moved ??= moved;
      this.#set({ moved: this.#progress.moved });
    }
  }

  /** Answers why the server refused it. */
  async #sendOne(event: LogEvent): Promise<string | undefined> {
    const { device, isOwn, invitation } = this.#options;
    const entry = { room: invitation.room, seal: this.#seal, device, isOwn: isOwn(event.id) };
    const bytes = fits(event) ? await writeEntry(event, entry) : undefined;
    const waiting = Math.max(0, this.#state.waiting - 1);
    if (bytes === undefined) {
      this.#tooLarge.add(event);
      this.#set({ waiting, tooLarge: this.#state.tooLarge + 1 });
      return undefined;
    }
    const name = this.#names.of(event);
    const answer = await this.#transport.publish({ name, bytes });
    if ('refused' in answer) return answer.refused;
    this.#progress.there.add(name);
    this.#set({ waiting: Math.max(0, this.#state.waiting - 1) });
    return undefined;
  }

  /** The event of a message; none when it is here already, or is not taken. `before` came with it and is not stored yet. */
  #take(read: ReadEntry, before: readonly Arrived[]): readonly Arrived[] {
    const { invitation, isOwn, device, events } = this.#options;
    if ('refused' in read) return this.#refuse(read.refused);
    if ('moved' in read) {
      this.#takeNotice(read.moved);
      return [];
    }
    const { event, names, device: from } = read.entry;
    const waiting = () => [...this.#lane.waiting(), ...before].map((arrived) => arrived.event);
    const waitsFor = (of: EventId) => [...this.#intake.waiting(), ...waiting()].some(({ id }) => isSameId(id, of));
    const isThere = (id?: string) => (id === undefined ? [...events(), ...this.#intake.waiting(), ...waiting()] : events(id));
    if (event.incident !== invitation.incident && !isOfRoom(event, invitation.incident, isThere))
      return this.#refuse('of another incident');
    const isHere = names.some((name) => this.#names.has(name));
    for (const name of names) this.#progress.there.add(name);
    if (isHere) return [];
    const own = { isOwn, key: device?.key };
    // Nobody but its own device can say something else under the id of an entry: it might be shown in its place.
    const isTaken = () => isThere(event.incident).some(({ id }) => isSameId(id, event.id)) || waitsFor(event.id);
    if (!isOfItsDevice(read.entry, this.#progress, own) && isTaken()) return this.#refuse('forged');
    const why = admit(read.entry, this.#progress, own);
    if (why !== undefined) return this.#refuse(why);
    const { unsigned, passedOn, marks } = this.#progress;
    if (unsigned !== this.#state.unsigned || passedOn !== this.#state.passedOn) {
      this.#hasNewMarks = true;
      this.#set({ unsigned, passedOn, marks: formatMarks(marks) });
    }
    this.#names.put(event, names.at(-1) ?? '');
    return [{ event, device: from }];
  }

  #events(): readonly LogEvent[] {
    return roomEvents(this.#options.invitation.incident, this.#options.events);
  }

  #refuse(why: keyof ShareState['refused']): readonly never[] {
    const { refused } = this.#state;
    this.#set({ refused: { ...refused, [why]: (refused[why] ?? 0) + 1 } });
    return [];
  }

  #set(change: Partial<ShareState>): void {
    if (this.#isStopped) return;
    this.#state = { ...this.#state, ...change };
    if (this.#reportTimer !== undefined) return;
    this.#options.onChange(this.#state);
    const reported = this.#state;
    this.#reportTimer = setTimeout(() => {
      this.#reportTimer = undefined;
      if (this.#state !== reported) this.#set({});
    }, reportEvery);
  }

  #keepNow(): void {
    clearTimeout(this.#keepTimer);
    this.#keepTimer = undefined;
    this.#hasNewMarks = false;
    if (!this.#isStopped) this.#options.keep(writeProgress(this.#progress));
  }

  #keepSoon(): void {
    this.#keepTimer ??= setTimeout(() => this.#keepNow(), keepEvery);
  }
}

function isSameId(a: EventId, b: EventId): boolean {
  return a.counter === b.counter && a.actor === b.actor;
}

function lotsOf(events: readonly LogEvent[], size: number): readonly (readonly LogEvent[])[] {
  return Array.from({ length: Math.ceil(events.length / size) }, (_, at) => events.slice(at * size, (at + 1) * size));
}
