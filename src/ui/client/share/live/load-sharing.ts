/**
 * Loads what the incident page shows of live sharing, on sites that have it. Apart from `load-live.ts`, which every page with a log asks: a
 * part that two pages load would be cut into more files.
 */
export const loadSharing: (() => Promise<typeof import('./Sharing.tsx')>) | undefined = () => import('./Sharing.tsx');
