/**
 * Cache Storage: packs under their hashes, shared by all versions that need them; for each version its manifest and, once it is whole,
 * its contents. Writing the contents is what makes a version complete. Only the cache of this site is ever touched.
 */
import { type Chosen, isWanted, type Manifest, type RunbookEntry } from '../shared/manifest.ts';
import { chosenKey, manifestFile, offlineFolder, offlineNames, packFile, verifiedKey } from '../shared/names.ts';
import { base } from './scope.ts';

/** Where every file of a version lies, but those of packs that somebody chose to leave out. */
export interface Contents {
  /** sha256 of the packs, which `files` name by number. */
  readonly packs: readonly string[];
  readonly files: Readonly<Record<string, Place>>;
}

/** Number of the pack, where its block begins in it and how long that is packed; offset and length when unpacked; sha256. */
export type Place = readonly [pack: number, start: number, size: number, offset: number, length: number, sha256: string];

/** The versions that answer: the one in use, and the one before it, for pages that are still open from it. */
export interface InUse {
  readonly current: string;
  readonly previous: string | null;
}

const opened = () => caches.open(offlineNames(base).cache);
const contentsKey = (digest: string) => `${base}${offlineFolder}${digest}.contents`;
const runbooksKey = (digest: string) => `${base}${offlineFolder}${digest}.runbooks`;
const manifestKey = (digest: string) => base + manifestFile(digest);
const packKey = (digest: string) => base + packFile(digest);
const inUseKey = `${base}${offlineFolder}in-use`;
const reserveKey = `${base}${offlineFolder}reserve`;
/** Bytes that an install leaves free: about a thousand events of an incident, in their two places. */
const roomForRecord = 1_000_000;

export const store = {
  pack: async (digest: string): Promise<Blob | undefined> => (await (await opened()).match(packKey(digest)))?.blob(),
  putPack: (digest: string, bytes: BufferSource) => put(packKey(digest), bytes),
  dropPack: async (digest: string) => (await opened()).delete(packKey(digest)),
  /** The packs that are here, by their hashes. */
  packs: async () => new Set(await digests('pack')),

  manifest: (digest: string) => json<Manifest>(manifestKey(digest)),
  putManifest: (digest: string, text: BufferSource) => put(manifestKey(digest), text),
  contents: (digest: string) => json<Contents>(contentsKey(digest)),
  runbooks: (digest: string) => json<readonly RunbookEntry[]>(runbooksKey(digest)),

  /** Marks a version as complete. */
  async complete(digest: string, contents: Contents, runbooks: readonly RunbookEntry[]): Promise<void> {
    await put(runbooksKey(digest), JSON.stringify(runbooks));
    await put(contentsKey(digest), JSON.stringify(contents));
  },
  completeVersions: () => digests('contents'),

  inUse: () => json<InUse>(inUseKey),
  setInUse: (inUse: InUse) => put(inUseKey, JSON.stringify(inUse)),

  /** What people of this browser chose; the page writes it. */
  chosen: () => json<Chosen>(base + chosenKey),

  /** Takes the room that the record of an incident may need, so that an install cannot. `keepOnly` gives it back too. */
  reserveRoom: () => put(reserveKey, new Uint8Array(roomForRecord)),
  async releaseRoom(): Promise<void> {
    await (await opened()).delete(reserveKey);
  },

  /** Deletes what belongs to no version of these, and what was chosen not to be kept. */
  async keepOnly(versions: readonly (string | null)[]): Promise<void> {
    const kept = new Set([inUseKey, base + chosenKey, base + verifiedKey]);
    const chosen = await store.chosen();
    for (const digest of versions) {
      if (digest === null) continue;
      for (const key of [manifestKey(digest), contentsKey(digest), runbooksKey(digest)]) kept.add(key);
      for (const pack of (await store.manifest(digest))?.packs ?? []) if (isWanted(pack, chosen)) kept.add(packKey(pack.sha256));
    }
    const cache = await opened();
    const unneeded = (await cache.keys()).filter(({ url }) => !kept.has(new URL(url).pathname));
    await Promise.all(unneeded.map((request) => cache.delete(request)));
  },
};

async function put(key: string, body: BufferSource | string): Promise<void> {
  await (await opened()).put(key, new Response(body));
}

async function json<T>(key: string): Promise<T | undefined> {
  const found = await (await opened()).match(key);
  // We wrote it ourselves.
  return found === undefined ? undefined : await found.json();
}

/** The middle of all names with this ending. */
async function digests(ending: string): Promise<string[]> {
  const keys = await (await opened()).keys();
  const pattern = new RegExp(`/([0-9a-f]{64})\\.${ending}$`);
  return keys.map(({ url }) => pattern.exec(url)?.[1]).filter((digest) => digest !== undefined);
}
