/** Goes on with what this device shares. What does it is loaded only where something is shared. */
import { loadLive } from '../share/live/load-live.ts';
import type { Desk } from './desk.ts';

export function goOnSharing(desk: Desk): void {
  let isLoaded = loadLive === undefined;
  const look = () => {
    if (isLoaded || !(desk.record.preference('shares') || desk.record.preference('share-offer'))) return;
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

/**
 * After an incident was started here: looks whether somebody in the team works on it already, where the site has a board of its team. Nothing
 * waits for it, and what it needs is loaded only then.
 */
export function lookForOpen(desk: Desk, incident: string): void {
  if (loadLive === undefined || document.documentElement.dataset['board'] === undefined) return;
  loadLive()
    .then((part) => part.lookForOpen(desk, incident))
    .catch(() => {
      // Without a network nobody else can be seen.
    });
}
