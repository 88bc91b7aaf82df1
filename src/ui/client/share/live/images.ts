/** Images of shared incidents in the browser: what this device has is put beside the room, and what it lacks is fetched when it is looked at. */
import { imageTypes, largestImage } from '../../../../incident/evidence-form.ts';
import { imagesOf } from '../../../../incident/images.ts';
import { fetchImage, putImage } from '../../../../share/images.ts';
import { type KeptShare, readShares, shareNames } from '../../../../share/kept.ts';
import { sealOf } from '../../../../share/seal.ts';
import type { ShareState } from '../../../../share/state.ts';
import { sha256 } from '../../../../storage/sha256.ts';
import type { Desk } from '../../record/desk.ts';
import { roomsOf } from './rooms.ts';

export interface ImageSender {
  /** Sends what is missing, once all entries are sent; one image at a time. */
  look(state: ShareState): void;
}

/** After what the server did not take, in milliseconds. */
const again = 30_000;

/** @param onWaiting how many images of this device the server has not acknowledged */
export function imageSender(desk: Desk, { invitation, settings, leaving }: KeptShare, onWaiting: (images: number) => void): ImageSender {
  const { room, secret, incident } = invitation;
  const { record } = desk;
  let isRunning = false;
  let latest: ShareState | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const missing = () => {
    const state = desk.incidents().get(incident);
    const there = new Set(thereIn(desk, room));
    return state === undefined ? [] : imagesOf(state).filter(({ digest }) => !there.has(digest));
  };
  const sendAll = async () => {
    const open = roomsOf(desk, settings);
    if (open === undefined) return;
    const seal = await sealOf(secret, room);
    const mine: { readonly digest: string; readonly image: Blob }[] = [];
    for (const { digest } of missing()) {
      const image = await record.image(digest);
      if (image !== undefined) mine.push({ digest, image });
    }
    for (const [at, { digest, image }] of mine.entries()) {
      onWaiting(mine.length - at);
      const put = await putImage({ seal, open, digest }, new Uint8Array(await image.arrayBuffer()), sha256);
      if (put !== 'there') return tryAgain();
      noteThere(desk, room, digest);
    }
    onWaiting(0);
  };
  /** Without a change of state too: nobody else may be here. */
  const tryAgain = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (latest !== undefined && record.preference(shareNames.shares)?.includes(room)) look(latest);
    }, again);
  };
  const look = (state: ShareState) => {
    latest = state;
    const { link, waiting, moved } = state;
    if (leaving !== undefined || moved !== undefined || isRunning || link.is !== 'connected' || waiting > 0 || missing().length === 0)
      return;
    isRunning = true;
    void sendAll().finally(() => {
      isRunning = false;
    });
  };
  return { look };
}

/** Fetches an image of a shared incident and keeps it. Answers whether it is on this device now. */
export async function fetchShared(desk: Desk, incident: string, digest: string): Promise<boolean> {
  const { record } = desk;
  const shares = readShares(record.preference(shareNames.shares)).filter((share) => share.invitation.incident === incident);
  for (const { invitation, settings } of shares) {
    const open = roomsOf(desk, settings);
    if (open === undefined) continue;
    const fetched = await fetchImage({ seal: await sealOf(invitation.secret, invitation.room), open, digest }, sha256);
    if (typeof fetched === 'string') continue;
    const type = desk.incidents().get(incident);
    const mediaType = type && imagesOf(type).find((image) => image.digest === digest)?.mediaType;
    if (mediaType === undefined) continue;
    const kept = await record.keepImage(new Blob([fetched.image], { type: mediaType }), { types: imageTypes, largest: largestImage });
    if (!kept.kept) continue;
    noteThere(desk, invitation.room, digest);
    return true;
  }
  return false;
}

function thereIn({ record }: Desk, room: string): readonly string[] {
  return (record.preference(shareNames.images(room)) ?? '').split(' ').filter((digest) => digest !== '');
}

function noteThere(desk: Desk, room: string, digest: string): void {
  // Whoever stopped sharing, or erased the device, keeps nothing of it.
  if (!desk.record.preference(shareNames.shares)?.includes(room)) return;
  void desk.record.setPreference(shareNames.images(room), [...new Set([...thereIn(desk, room), digest])].join(' '));
}
