/**
 * The notice that somebody leaves behind in a room whose link they replaced: that the incident goes on elsewhere, since when, and whom to ask.
 * It does not say where: whoever has only the old link is to stay out.
 */
import { canonicalText } from '../incident/json.ts';
import type { Seal } from './seal.ts';
import type { Device } from './signature.ts';

export interface Moved {
  /** By the clock of the device that made the new link. */
  readonly at: number;
  /** Who made it; empty where they gave no name. */
  readonly by: string;
}

/** How a device leaves a room. */
export interface Leaving {
  readonly notice: Moved;
  /** Somebody else made a new link before: those in the room go there. */
  readonly onOther: (moved: Moved) => void;
  /** The notice lies in the room. */
  readonly done: () => void;
}

const longestName = 200;
/** The last instant that a date can have. */
const lastInstant = 8.64e15;

export function isMoved(value: unknown): value is Moved {
  if (typeof value !== 'object' || value === null || !('at' in value && 'by' in value)) return false;
  const { at, by } = value;
  return typeof at === 'number' && Math.abs(at) <= lastInstant && typeof by === 'string' && by.length <= longestName;
}

/** Whether a notice that was read is this one, whose name may have been cut. */
export function isSameNotice(read: Moved, { at, by }: Moved): boolean {
  return read.at === at && read.by === by.slice(0, longestName);
}

/** What its device signs. */
export function movedText({ at, by }: Moved): string {
  return `moved\n${canonicalText({ at, by })}`;
}

/** The sealed notice, and the name that keeps a server from keeping it twice. */
export async function writeMoved(
  { at, by }: Moved,
  { room, seal, device }: { readonly room: string; readonly seal: Seal; readonly device: Device | undefined },
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const moved: Moved = { at, by: by.slice(0, longestName) };
  const text = movedText(moved);
  const signed = device !== undefined && { device: device.key, signature: await device.sign(room, text), own: true };
  return { name: await seal.name(text), bytes: await seal.close(canonicalText({ moved, ...signed })) };
}
