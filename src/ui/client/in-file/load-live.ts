/** The break-glass file shares nothing live: see `../share/live/load-live.ts`, in whose place this stands. */
import type { loadLive as onSite } from '../share/live/load-live.ts';

export const loadLive: typeof onSite = undefined;
