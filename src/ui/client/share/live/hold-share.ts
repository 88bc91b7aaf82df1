/**
 * One shared incident on this device. One tab connects: the one that somebody looks at. The others hear from it how sharing is, and tell it
 * where they are.
 */
import { type KeptShare, readKeptDevice, readSignIn, shareNames } from '../../../../share/kept.ts';
import { natsRooms } from '../../../../share/nats.ts';
import { noShare, type Session, startSession } from '../../../../share/session.ts';
import { passFrom } from '../../../../share/sign-in.ts';
import { type Device, newDevice, openDevice } from '../../../../share/signature.ts';
import type { ShareState } from '../../../../share/state.ts';
import type { Desk } from '../../record/desk.ts';
import { placeOnPage } from './place.ts';

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

export function holdShare(desk: Desk, share: KeptShare, base: string, onChange: () => void): HeldShare {
  const { room } = share.invitation;
  const name = `breakglass-share:${base}:${room}`;
  const channel = new BroadcastChannel(name);
  const stopped = new AbortController();
  let state = noShare;
  let session: Session | undefined;
  let place = placeOnPage();
  const set = (next: ShareState) => {
    state = next;
    onChange();
  };
  const post = (word: Word) => {
    if (!stopped.signal.aborted) channel.postMessage(word);
  };
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
      here: () => ({ id: device?.key ?? desk.actor, name: desk.me(), place }),
      onChange(next) {
        if (!isMine()) return;
        set(next);
        post({ state: next });
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
      await navigator.locks.request(name, takesIt ? { steal: true } : { signal: mine.signal }, async () => {
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
    changed: () => session?.changed(),
    async stop() {
      stopped.abort();
      channel.close();
      const mine = session;
      session = undefined;
      await mine?.stop();
    },
  };
}

function sessionOf(desk: Desk, { invitation, settings }: KeptShare, device: Device | undefined) {
  const { record } = desk;
  const signIn = settings.auth.ask ? readSignIn(record.preference(shareNames.signIn)) : undefined;
  const progress = shareNames.progress(invitation.room);
  return {
    invitation,
    device,
    open: natsRooms({
      servers: settings.servers,
      stream: settings.stream,
      user: signIn?.user ?? settings.auth.user,
      password: signIn?.password ?? settings.auth.password,
      pass: settings.auth.signIn === undefined ? undefined : passFrom(settings.auth.signIn),
    }),
    events: () => record.events(invitation.incident),
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
