/** What people of this browser chose to keep. A file of its own: one page asks for it, and no other should carry it. */
import type { Chosen } from '../shared/manifest.ts';
import { chosenKey, offlineNames } from '../shared/names.ts';

/** Undefined when everything is kept. Rejects where the browser stores nothing. @param base the site's base path */
export async function readChosen(base: string): Promise<Chosen | undefined> {
  const cache = await caches.open(offlineNames(base).cache);
  return (await cache.match(base + chosenKey))?.json();
}
