/** The break-glass file shares nothing live: see `../share/live/load-live.ts`, in whose place this stands. */
import type { loadLive as liveOnSite, loadSharing as sharingOnSite } from '../share/live/load-live.ts';

export const loadLive: typeof liveOnSite = undefined;
export const loadSharing: typeof sharingOnSite = undefined;
