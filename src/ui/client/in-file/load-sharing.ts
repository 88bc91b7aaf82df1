/** The break-glass file shares nothing live: see `../share/live/load-sharing.ts`, in whose place this stands. */
import type { loadSharing as onSite } from '../share/live/load-sharing.ts';

export const loadSharing: typeof onSite = undefined;
