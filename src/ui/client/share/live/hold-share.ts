/**
 * One shared incident on this device. One tab connects: the one that somebody looks at. The others hear from it how sharing is, and tell it
 * where they are.
 */

import { imagesOf } from '../../../../incident/images.ts';
import { type KeptShare, readKeptDevice, shareNames } from '../../../../share/kept.ts';
import type { Moved } from '../../../../share/moved.ts';
import { natsRooms } from '../../../../share/nats.ts';
import { noShare, type Session, startSession } from '../../../../share/session.ts';
import { type Device, newDevice, openDevice } from '../../../../share/signature.ts';
import type { ShareState } from '../../../../share/state.ts';
import type { Desk } from '../../record/desk.ts';
import { setEntryMarks } from './entry-marks.ts';
import { placeOnPage } from './place.ts';
import { roomsOf } from './rooms.ts';

export interface HeldShare {
  state(): ShareState;
  /** Something was recorded here or in another tab. */
  changed(): void;
  stop(): Promise<void>;
}

/** After a press, so that the page has done what it does. Milliseconds. */
const lookAfterPress = 500;

/** What tabs tell one another. */
type Word = { readonly state: ShareState } | { readonly place: string } | 'who holds it?';

export interface HoldOptions {
  readonly base: string;
  readonly onChange: () => void;
  /** The room was left, and those in it were told. */
  readonly onLeft: () => void;
  /** Somebody else had left it for a new link before. */
  readonly onOther: (moved: Moved) => void;
}

export function holdShare(desk: Desk, share: KeptShare, { base, onChange, onLeft, onOther }: HoldOptions): HeldShare {
  const { room } = share.invitation;
  const lock = `breakglass-share:${base}:${room}`;
  const channel = new BroadcastChannel(lock);
  const stopped = new AbortController();
  let state = noShare;
  let session: Session | undefined;
  let place = placeOnPage();
  let name = desk.me();
  let images = 0;
  const set = (next: ShareState) => {
    state = next;
    setEntryMarks(room, next.marks);
    onChange();
  };
  const post = (word: Word) => {
    if (!stopped.signal.aborted) channel.postMessage(word);
  };
  /** What this tab knows, as it holds the connection. */
  const show = (next: ShareState) => {
    set(next);
    post({ state: next });
  };
  const beside = createBeside(desk, share, (waiting) => {
    images = waiting;
    show({ ...state, images });
  });
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data === 'who holds it?') {
      if (session !== undefined) post({ state });
    } else if ('state' in data) {
      if (session === undefined) set(data.state);
    } else if (session !== undefined) {
      place = data.place;
      session.moved();
    }
  };
  const announcePlace = () => {
    const here = placeOnPage();
    if (document.visibilityState !== 'visible' || here === place) return;
    place = here;
    if (session === undefined) post({ place });
    else session.moved();
  };
  const connect = async (isMine: () => boolean) => {
    const device = await deviceOf(desk);
    if (!isMine()) return;
    const started = await startSession({
      ...sessionOf(desk, share, device),
      onLost: () => void desk.record.setPreference(shareNames.images(room), ''),
      leaving: share.leaving && { notice: share.leaving, onOther, done: onLeft },
      here: () => ({ id: device?.key ?? desk.actor, name: desk.me(), place }),
      onChange(next) {
        if (!isMine()) return;
        show({ ...next, images });
        void beside.look(next);
      },
    });
    if (!isMine()) return await started.stop();
    session = started;
    started.changed();
  };
  /** The request for the lock that counts: one at a time. */
  let asking: AbortController | undefined;
  /** Holds it until another tab takes it, or it ends. */
  const hold = async (takesIt: boolean) => {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const isMine = () => asking === mine && !stopped.signal.aborted;
    try {
      await navigator.locks.request(lock, takesIt ? { steal: true } : { signal: mine.signal }, async () => {
        if (!isMine()) return;
        await connect(isMine);
        await new Promise((resolve) => {
          mine.signal.addEventListener('abort', resolve);
          stopped.signal.addEventListener('abort', resolve);
        });
      });
    } catch {
      // Another tab took it, or it was not wanted any more.
    }
    if (!isMine()) return;
    const ended = session;
    session = undefined;
    void hold(false);
    await ended?.stop();
  };
  const look = () => {
    if (document.visibilityState !== 'visible') return;
    announcePlace();
    // A tab that nobody looks at is slowed down by its browser.
    if (session === undefined) void hold(true);
  };
  const press = () => setTimeout(announcePlace, lookAfterPress);
  document.addEventListener('visibilitychange', look, { signal: stopped.signal });
  document.addEventListener('click', press, { signal: stopped.signal });
  post('who holds it?');
  void hold(false);
  return {
    state: () => state,
    changed() {
      session?.changed();
      if (desk.me() === name) return;
      name = desk.me();
      session?.moved();
    },
    async stop() {
      stopped.abort();
      setEntryMarks(room, undefined);
      channel.close();
      const mine = session;
      session = undefined;
      await mine?.stop();
    },
  };
}

/** What is sent beside the entries, by parts that are loaded when there is something of it: images, and what the team's board shows. */
function createBeside(desk: Desk, share: KeptShare, onWaiting: (images: number) => void): { look(state: ShareState): Promise<void> } {
  const board = once(async () => (await import('./board.ts')).poster(desk, share));
  const images = once(async () => (await import('./images.ts')).imageSender(desk, share, onWaiting));
  return {
    async look(state) {
      const incident = desk.incidents().get(share.invitation.incident);
      try {
        if (share.settings.teamKey !== undefined) (await board())(state);
        if (incident !== undefined && imagesOf(incident).length > 0) (await images()).look(state);
      } catch {
        // The network that brings them is missing: they are looked for again with the next change.
      }
    },
  };
}

/** The same promise each time, unless it failed. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

function sessionOf(desk: Desk, { invitation, settings }: KeptShare, device: Device | undefined) {
  const { record } = desk;
  const progress = shareNames.progress(invitation.room);
  return {
    invitation,
    device,
    open: roomsOf(desk, settings) ?? natsRooms({ servers: settings.servers, stream: settings.stream }),
    events: record.events,
    receive: desk.receive,
    isOwn: ({ actor }: { readonly actor: string }) => actor === desk.actor || record.preference(shareNames.actor(actor)) !== undefined,
    progress: record.preference(progress),
    keep(text: string) {
      // Whoever stopped sharing, or erased the device, keeps nothing of it.
      if (record.preference(shareNames.shares)?.includes(invitation.room)) void record.setPreference(progress, text);
    },
  };
}

/** The key of this device: made once, kept until the device is erased. */
async function deviceOf({ record }: Desk): Promise<Device | undefined> {
  const kept = readKeptDevice(record.preference(shareNames.device));
  const found = kept && (await openDevice(kept));
  if (found !== undefined) return found;
  const made = await newDevice();
  if (made === undefined) return undefined;
  void record.setPreference(shareNames.device, JSON.stringify(made));
  return await openDevice(made);
}
