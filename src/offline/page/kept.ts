/** What a page itself writes into the site's cache: what is kept where room is short, and when the server was last heard of. */
import type { Chosen } from '../shared/manifest.ts';
import { chosenKey, offlineNames, verifiedKey } from '../shared/names.ts';

export interface Kept {
  chosen(): Promise<Chosen | undefined>;
  /** Undefined keeps everything. */
  choose(chosen: Chosen | undefined): Promise<void>;
  /** ISO 8601 in UTC; undefined when it is not known. */
  verified(): Promise<string | undefined>;
  setVerified(iso: string): Promise<void>;
}

/** @param base the site's base path. Each of them rejects where the browser stores nothing. */
export function keptBy(base: string): Kept {
  const open = () => caches.open(offlineNames(base).cache);
  const read = async (key: string) => (await open()).match(base + key);
  const write = async (key: string, text: string) => (await open()).put(base + key, new Response(text));
  return {
    chosen: async () => (await read(chosenKey))?.json(),
    choose: async (chosen) => {
      if (chosen === undefined) await (await open()).delete(base + chosenKey);
      else await write(chosenKey, JSON.stringify(chosen));
    },
    verified: async () => (await read(verifiedKey))?.text(),
    setVerified: (iso) => write(verifiedKey, iso),
  };
}
