/** Which incident is current: judged by when its events arrived on this device, never by the clock of another one. */

/** An incident stays current for a day after its last event arrived: last week's incident is not today's. In milliseconds. */
export const currentFor = 24 * 60 * 60 * 1000;

/**
 * When an event counts as arrived, where all that is known is the clock it was recorded with: then, but no later than now. A clock that is
 * more than a day ahead shows nothing: such an event makes no incident current.
 */
export function arrivalFrom(wall: number, now: number): number {
  return wall > now + currentFor ? 0 : Math.min(wall, now);
}

/** Whether an incident whose last event arrived then is recent. This device's own clock may have been set back since. */
export function isRecent(lastArrivedAt: number, now: number): boolean {
  return Math.abs(now - lastArrivedAt) <= currentFor;
}
