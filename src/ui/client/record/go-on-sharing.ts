/** Goes on with what this device shares. What does it is loaded only where something is shared. */
import { loadLive } from '../share/live/load-live.ts';
import type { Desk } from './desk.ts';

export function goOnSharing(desk: Desk): void {
  let isLoaded = loadLive === undefined;
  const look = () => {
    if (isLoaded || !desk.record.preference('shares')) return;
    isLoaded = true;
    loadLive?.().then(
      ({ liveOf }) => liveOf(desk),
      () => {
        // The network that brings it is missing: looked at again with the next change.
        isLoaded = false;
      },
    );
  };
  desk.onChange(look);
  look();
}
