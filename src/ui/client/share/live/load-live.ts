/**
 * Loads what shares live, when it is needed first. The break-glass file has none: it is opened where there is no server
 * (`in-file/load-live.ts`).
 */

/** The sessions, and the library that connects. */
export const loadLive: (() => Promise<typeof import('./share-live.ts')>) | undefined = () => import('./share-live.ts');

/** What the incident page shows of it. */
export const loadSharing: (() => Promise<typeof import('./Sharing.tsx')>) | undefined = () => import('./Sharing.tsx');
