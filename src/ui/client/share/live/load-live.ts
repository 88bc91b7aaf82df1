/**
 * Loads the sessions of live sharing, and the library that connects, when somebody shares. The break-glass file has none: it is opened where
 * there is no server (`in-file/load-live.ts`).
 */
export const loadLive: (() => Promise<typeof import('./share-live.ts')>) | undefined = () => import('./share-live.ts');
