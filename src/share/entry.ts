/** What lies in a room: one event, the key of the device that put it there and its signature. Read strictly before anything is stored. */
import type { LogEvent } from '../incident/event.ts';
import { canonicalText } from '../incident/json.ts';
import { isMoved, type Moved, movedText } from './moved.ts';
import type { Seal } from './seal.ts';
import { sealOverhead } from './seal.ts';
import { type Device, verify } from './signature.ts';

/** How much one room may bring to a device. */
export const shareLimits = {
  /** Bytes of a message: a server takes a megabyte, headers included. */
  message: 900_000,
  /** Events of a room: many times what the busiest incident has. */
  events: 20_000,
  /** Events that one device may put there. */
  eventsOfDevice: 10_000,
  /** Pages (actors) that one device may record from. */
  actors: 5_000,
} as const;

/** How far it is known who wrote an event. */
export type Origin =
  /** By the device that recorded it. */
  | 'signed'
  /** By another device, which had it from a file, a link or before the sharing began. */
  | 'passed on'
  | 'unsigned';

export interface Entry {
  readonly event: LogEvent;
  /** Names of the event as it lies there, and as it is kept here: they differ where a key that nobody knows was left out. */
  readonly names: readonly string[];
  readonly origin: Origin;
  /** The key of the device; undefined: unsigned. */
  readonly device: string | undefined;
}

export type ReadEntry = { readonly entry: Entry } | { readonly moved: Moved } | { readonly refused: Refusal };

/** Why a message was not taken. */
export type Refusal = 'too large' | 'not sealed for this room' | 'not an event' | 'of another incident' | 'forged';

export interface EntryOptions {
  readonly room: string;
  readonly seal: Seal;
  readonly device: Device | undefined;
  /** Whether this device recorded it. */
  readonly isOwn: boolean;
}

/** The sealed message of an event; undefined when it is too large to be shared. */
export async function writeEntry(event: LogEvent, { room, seal, device, isOwn }: EntryOptions): Promise<Uint8Array | undefined> {
  const text = canonicalText(event);
  if (text.length > shareLimits.message) return undefined;
  const sealed = await seal.close(
    canonicalText({
      event,
      ...(device !== undefined && { device: device.key, signature: await device.sign(room, signedText(isOwn, text)), own: isOwn }),
    }),
  );
  return sealed.length > shareLimits.message ? undefined : sealed;
}

/** Whether an event fits into a message, without sealing it. */
export function fits(event: LogEvent): boolean {
  const bytes = new TextEncoder().encode(canonicalText(event)).length;
  return bytes + sealOverhead + 300 <= shareLimits.message;
}

/** What a message holds, or why it is not taken. Whether its incident belongs to the room is for `room-events.ts`. It never throws. */
export async function readEntry(bytes: Uint8Array, room: string, seal: Seal): Promise<ReadEntry> {
  if (bytes.length > shareLimits.message) return { refused: 'too large' };
  const text = await seal.open(bytes).catch(() => undefined);
  if (text === undefined) return { refused: 'not sealed for this room' };
  const parsed = parse(text);
  if (parsed === undefined) return { refused: 'not an event' };
  if ('moved' in parsed) return await readMoved(parsed, room);
  // The part that reads files: the pages have it already, and it is not cut up for two.
  const { readEvent, RecordProblems } = await import('../incident/record/read.ts');
  const problems = new RecordProblems();
  const event = readEvent(parsed['event'], 'event', problems);
  if (event === undefined) return { refused: 'not an event' };
  const canonical = canonicalText(parsed['event']);
  const who = await signerOf(parsed, room, (own) => signedText(own, canonical));
  if (who === 'forged') return { refused: 'forged' };
  const kept = canonicalText(event);
  const names = [await seal.name(canonical), ...(kept === canonical ? [] : [await seal.name(kept)])];
  return { entry: { event, names, ...who } };
}

/** The notice that the incident goes on under a new link. */
async function readMoved(parsed: Readonly<Record<string, unknown>>, room: string): Promise<ReadEntry> {
  const { moved } = parsed;
  if (!isMoved(moved)) return { refused: 'not an event' };
  const who = await signerOf(parsed, room, () => movedText(moved));
  return who === 'forged' ? { refused: 'forged' } : { moved: { at: moved.at, by: moved.by } };
}

async function signerOf(
  { device, signature, own }: Readonly<Record<string, unknown>>,
  room: string,
  textOf: (own: boolean) => string,
): Promise<Pick<Entry, 'origin' | 'device'> | 'forged'> {
  if (device === undefined && signature === undefined) return { origin: 'unsigned', device: undefined };
  if (typeof device !== 'string' || typeof signature !== 'string' || typeof own !== 'boolean') return 'forged';
  const answer = await verify(room, textOf(own), device, signature);
  if (answer === 'wrong') return 'forged';
  if (answer === 'unknown') return { origin: 'unsigned', device: undefined };
  return { origin: own ? 'signed' : 'passed on', device };
}

/** Whether it is one's own is signed too: nobody can make another device claim an event. */
function signedText(isOwn: boolean, text: string): string {
  return `${isOwn ? 'recorded here' : 'passed on'}\n${text}`;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
