/**
 * One shared incident: the record is the queue. What is here and not known to be in the room is sent; what is in the room and not here is
 * taken. Nothing waits for it: an event is kept on this device first, whatever the network does.
 */
import type { EventId, LogEvent } from '../incident/event.ts';
import { canonicalText } from '../incident/json.ts';
import { fits, readEntry, shareLimits, writeEntry } from './entry.ts';
import { createIntake } from './intake.ts';
import type { Invitation } from './invitation.ts';
import { createPresence, type Here } from './presence.ts';
import { type Progress, readProgress, writeProgress } from './progress.ts';
import { sealOf } from './seal.ts';
import type { Device } from './signature.ts';
import type { ShareState } from './state.ts';
import type { Link, Listener, OpenTransport, Place, Transport } from './transport.ts';

export interface SessionOptions {
  readonly invitation: Invitation;
  readonly open: OpenTransport;
  /** The events of the incident on this device. The same event is the same object each time. */
  readonly events: () => readonly LogEvent[];
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
  /** All that the room held is here. */
  readonly onCaughtUp?: () => void;
}

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
const sendAgain = 1000;
/** A full server is asked again. */
const fullAgain = 30_000;
const keepEvery = 2000;
/** The page draws between two lots. */
const namedAtOnce = 200;

export async function startSession(options: SessionOptions): Promise<Session> {
  const { room, secret, incident } = options.invitation;
  const seal = await sealOf(secret, room);
  const progress: Progress = readProgress(options.progress);
  /** Names of the events here. */
  const names = new WeakMap<LogEvent, string>();
  const here = new Set<string>();
  const tooLarge = new WeakSet<LogEvent>();
  let state: ShareState = { ...noShare, unsigned: progress.unsigned, passedOn: progress.passedOn };
  let isStopped = false;
  let isCaughtUp = false;
  let keepTimer: ReturnType<typeof setTimeout> | undefined;

  const set = (change: Partial<ShareState>) => {
    if (isStopped) return;
    state = { ...state, ...change };
    options.onChange(state);
  };
  const keepNow = () => {
    clearTimeout(keepTimer);
    keepTimer = undefined;
    if (!isStopped) options.keep(writeProgress(progress));
  };
  const keepSoon = () => {
    keepTimer ??= setTimeout(keepNow, keepEvery);
  };

  const presence = createPresence(
    seal,
    options.here,
    (bytes) => transport.announce(bytes),
    (people) => set({ people }),
  );
  const sender = createSender(async () => {
    if (!isCaughtUp || isStopped || state.link.is !== 'connected') return;
    const missing: LogEvent[] = [];
    let large = 0;
    const events = options.events();
    await nameAll(events, names, here, seal.name);
    for (const event of events) {
      if (tooLarge.has(event)) large += 1;
      else if (!progress.there.has(names.get(event) ?? '')) missing.push(event);
    }
    set({ waiting: missing.length, tooLarge: large });
    for (let at = 0; at < missing.length; at += inFlight) {
      const refused = (await Promise.all(missing.slice(at, at + inFlight).map(send))).find((why) => why !== undefined);
      set({ full: refused });
      keepSoon();
      if (refused !== undefined) return fullAgain;
    }
    return undefined;
  });
  /** Answers why the server refused it. */
  const send = async (event: LogEvent): Promise<string | undefined> => {
    const name = names.get(event) ?? '';
    const bytes = fits(event) ? await writeEntry(event, { room, seal, device: options.device, isOwn: options.isOwn(event.id) }) : undefined;
    if (bytes === undefined) {
      tooLarge.add(event);
      set({ waiting: state.waiting - 1, tooLarge: state.tooLarge + 1 });
      return undefined;
    }
    const answer = await transport.publish({ name, bytes });
    if ('refused' in answer) return answer.refused;
    progress.there.add(name);
    set({ waiting: Math.max(0, state.waiting - 1) });
    return undefined;
  };

  const intake = createIntake(async (events, place) => {
    if (events.length > 0) await options.receive(events);
    progress.place = place;
    keepSoon();
  });
  const take = async (bytes: Uint8Array): Promise<LogEvent | undefined> => {
    const read = await readEntry(bytes, room, incident, seal);
    const refuse = (why: keyof ShareState['refused']) => {
      set({ refused: { ...state.refused, [why]: (state.refused[why] ?? 0) + 1 } });
      return undefined;
    };
    if ('refused' in read) return refuse(read.refused);
    const { event, names: known, origin, device } = read.entry;
    const isHere = known.some((name) => here.has(name));
    for (const name of known) progress.there.add(name);
    if (isHere) return undefined;
    const { actor } = event.id;
    if (origin === 'signed') {
      // A page's events come from one device. Whoever signs for another's is not that device.
      const owner = options.isOwn(event.id) ? options.device?.key : progress.actors.get(actor);
      if (owner !== undefined && owner !== device) return refuse('forged');
      if (device !== undefined && progress.actors.size < shareLimits.actors) progress.actors.set(actor, device);
    }
    const from = device ?? 'unsigned';
    const count = (progress.byDevice.get(from) ?? 0) + 1;
    const taken = [...progress.byDevice.values()].reduce((sum, number) => sum + number, 0);
    if (count > shareLimits.eventsOfDevice || taken >= shareLimits.events) return refuse('too many');
    progress.byDevice.set(from, count);
    if (origin === 'unsigned') progress.unsigned += 1;
    if (origin === 'passed on') progress.passedOn += 1;
    set({ unsigned: progress.unsigned, passedOn: progress.passedOn });
    const name = known.at(-1);
    if (name !== undefined) {
      here.add(name);
      names.set(event, name);
    }
    return event;
  };

  const listener: Listener = {
    link(link: Link) {
      if (link.is !== 'connected') {
        isCaughtUp = false;
        presence.alone();
      }
      set({ link });
    },
    lost() {
      progress.there.clear();
      progress.place = undefined;
    },
    async messages(messages: readonly Uint8Array[], place: Place) {
      await nameAll(options.events(), names, here, seal.name);
      const events = (await Promise.all(messages.map(take))).filter((event) => event !== undefined);
      await intake.add(events, place);
    },
    caughtUp() {
      isCaughtUp = true;
      void intake.settled().then(() => {
        options.onCaughtUp?.();
        sender.wake();
        presence.tell();
      });
    },
    announced: (bytes) => void presence.hear(bytes),
  };
  const transport: Transport = options.open(room, listener);
  transport.follow(progress.place);
  return {
    state: () => state,
    changed: () => sender.wake(),
    moved: () => presence.tell(),
    async stop() {
      keepNow();
      isStopped = true;
      sender.stop();
      presence.stop();
      await transport.close();
    },
  };
}

/** Before anything is known. */
export const noShare: ShareState = {
  link: { is: 'connecting' },
  waiting: 0,
  tooLarge: 0,
  full: undefined,
  refused: {},
  unsigned: 0,
  passedOn: 0,
  people: [],
};

/** Names events that have none yet: recording goes on meanwhile. */
async function nameAll(
  events: readonly LogEvent[],
  names: WeakMap<LogEvent, string>,
  here: Set<string>,
  nameOf: (text: string) => Promise<string>,
): Promise<void> {
  const unnamed = events.filter((event) => !names.has(event));
  for (let at = 0; at < unnamed.length; at += namedAtOnce) {
    await Promise.all(
      unnamed.slice(at, at + namedAtOnce).map(async (event) => {
        const name = await nameOf(canonicalText(event));
        names.set(event, name);
        here.add(name);
      }),
    );
  }
}

interface Sender {
  /** Sends what is missing, after whatever runs now. */
  wake(): void;
  stop(): void;
}

/**
 * Runs one round at a time, and another one when something came meanwhile.
 * @param round answers after how many milliseconds to try again by itself, if so
 */
function createSender(round: () => Promise<number | undefined>): Sender {
  let isRunning = false;
  let isWanted = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = async () => {
    if (isRunning || isStopped) return;
    isRunning = true;
    clearTimeout(timer);
    while (isWanted && !isStopped) {
      isWanted = false;
      const later = await round().catch(() => sendAgain);
      if (later !== undefined) timer = setTimeout(wake, later);
    }
    isRunning = false;
  };
  const wake = () => {
    isWanted = true;
    // After what the page is doing: a tick is drawn and kept first.
    setTimeout(() => void run());
  };
  return {
    wake,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
