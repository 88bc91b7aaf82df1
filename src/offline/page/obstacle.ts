/** Finds out whether this browser can keep a copy here, without changing anything. */
import type { Obstacle } from './state.ts';

/** @param cache the name of the site's cache */
export async function obstacleHere(cache: string): Promise<Obstacle | undefined> {
  if (!isSecureContext) return 'no https';
  if (!('serviceWorker' in navigator) || !('DecompressionStream' in globalThis)) return 'no workers';
  try {
    await caches.has(cache);
    return undefined;
  } catch {
    return 'storage blocked';
  }
}
