/** Which entries of a room are taken: from the device that owns the page they were recorded on, and no more of them than a device may bring. */
import type { EventId } from '../incident/event.ts';
import { type Entry, shareLimits } from './entry.ts';
import type { Progress } from './progress.ts';
import { withSent } from './sent.ts';

export interface OwnDevice {
  readonly isOwn: (id: EventId) => boolean;
  /** Its key; undefined where its browser has none. */
  readonly key: string | undefined;
}

/** Whether it is signed by the device that is known to record under its actor. */
export function isOfItsDevice({ event, origin, device }: Entry, { actors }: Progress, own: OwnDevice): boolean {
  const owner = own.isOwn(event.id) ? own.key : actors.get(event.id.actor);
  return origin === 'signed' && owner !== undefined && owner === device;
}

/** Counts an entry that is new here. Answers why it is not taken, or nothing. */
export function admit({ event, origin, device }: Entry, progress: Progress, own: OwnDevice): 'forged' | 'too many' | undefined {
  const { actor } = event.id;
  if (origin === 'signed' && device !== undefined) {
    // A page's events come from one device. Whoever signs for another's is not that device.
    const owner = own.isOwn(event.id) ? own.key : progress.actors.get(actor);
    if (owner !== undefined && owner !== device) return 'forged';
    if (progress.actors.size < shareLimits.actors) progress.actors.set(actor, device);
  }
  const from = device ?? 'unsigned';
  const count = (progress.byDevice.get(from) ?? 0) + 1;
  if (count > shareLimits.eventsOfDevice || progress.taken >= shareLimits.events) return 'too many';
  progress.byDevice.set(from, count);
  progress.taken += 1;
  const { marks } = progress;
  if (origin === 'unsigned') {
    progress.unsigned += 1;
    progress.marks = { ...marks, unsigned: withSent(marks.unsigned, [event]) };
  }
  if (origin === 'passed on') {
    progress.passedOn += 1;
    progress.marks = { ...marks, passedOn: withSent(marks.passedOn, [event]) };
  }
  return undefined;
}
