/** How much of this version is here, and what is new in it. */
import { isWanted } from '../shared/manifest.ts';
import type { Change, Changes, Status } from '../shared/messages.ts';
import { sha256 } from './sha256.ts';
import { store } from './store.ts';
import { damagedPacks, ownVersion } from './version.ts';

/** Undefined when not even the manifest is here. With `thorough`, every pack and every file in it is read and compared with its hash. */
export async function status(thorough: boolean): Promise<Status | undefined> {
  const manifest = await store.manifest(ownVersion);
  if (manifest === undefined) return undefined;
  const [here, versions, chosen] = await Promise.all([store.packs(), store.completeVersions(), store.chosen()]);
  const complete = versions.includes(ownVersion);
  const damaged = thorough ? await damagedPacks(ownVersion) : new Set<string>();
  const packs: Status['packs'][number][] = [];
  for (const { name, title, size, runbooks, entries, optional, sha256: digest } of manifest.packs) {
    const wanted = isWanted({ name, optional }, chosen);
    const isHere = wanted && complete && here.has(digest) && !damaged.has(digest) && (!thorough || (await isIntact(digest)));
    packs.push({ name, title, size, runbooks, entries, optional, wanted, here: isHere });
  }
  return {
    version: manifest.version,
    builtAt: manifest.builtAt,
    runbooks: { here: packs.reduce((sum, pack) => sum + (pack.here ? pack.runbooks : 0), 0), of: manifest.runbooks },
    queries: manifest.queries,
    search: packs.every(({ name, here: isHere }) => isHere || !/^(?:program|search)/.test(name)),
    packs,
    thorough,
  };
}

async function isIntact(digest: string): Promise<boolean> {
  const pack = await store.pack(digest);
  return pack !== undefined && (await sha256(await pack.arrayBuffer())) === digest;
}

/** What differs between this version and the one in use. */
export async function changes(): Promise<Changes | undefined> {
  const manifest = await store.manifest(ownVersion);
  const used = await store.inUse();
  if (manifest === undefined || used === undefined) return undefined;
  const before = new Map((await store.runbooks(used.current))?.map((entry) => [entry[0], entry]));
  const now = (await store.runbooks(ownVersion)) ?? [];
  const changed: Change[] = [];
  for (const [address, title, revision] of now) {
    const old = before.get(address);
    before.delete(address);
    if (old === undefined) changed.push({ address, title, how: 'new' });
    else if (old[1] !== title || old[2] !== revision) changed.push({ address, title, how: 'changed' });
  }
  for (const [address, title] of before.values()) changed.push({ address, title, how: 'gone' });
  return { version: manifest.version, builtAt: manifest.builtAt, runbooks: changed };
}
