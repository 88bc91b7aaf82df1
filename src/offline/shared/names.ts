/** What the offline copy of one site is called. Several sites may live on one origin, so every name carries the base path. */

export interface OfflineNames {
  /** The cache that holds packs and what is known of versions. */
  readonly cache: string;
  /** Where an installing worker reports its progress. */
  readonly channel: string;
}

/** @param base the site's base path, `/` or `/ops/` */
export function offlineNames(base: string): OfflineNames {
  const site = `/${base.split('/').filter(Boolean).join('/')}`;
  return { cache: `breakglass-offline:${site}`, channel: `breakglass-offline-channel:${site}` };
}

/** Folder of packs and manifests, relative to the site's base. */
export const offlineFolder = 'offline/';

/** The worker's script, relative to the site's base: it answers for all that lies beside and below it. */
export const workerFile = 'sw.js';

/** What people of this browser chose to keep, as `Chosen`; nothing there means all. A key of the cache, never an address of the host. */
export const chosenKey = `${offlineFolder}chosen`;

/** When the server last confirmed its version, ISO 8601 in UTC. A key of the cache as well. */
export const verifiedKey = `${offlineFolder}verified`;

/** All that a first visit fetches, in one file: the packs of a version one after the other, in the manifest's order. */
export function bundleFile(manifestDigest: string): string {
  return `${offlineFolder}${manifestDigest}.packs`;
}

export function manifestFile(digest: string): string {
  return `${offlineFolder}${digest}.json`;
}

export function packFile(digest: string): string {
  return `${offlineFolder}${digest}.pack`;
}
