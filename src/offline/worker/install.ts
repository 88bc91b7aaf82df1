/** Makes a version whole: fetches the packs that are not here yet, each verified, and writes down where every file lies. */
import { OfflineFailure } from '../shared/failure.ts';
import type { Manifest, Pack, PackIndex, RunbookEntry } from '../shared/manifest.ts';
import { bundleFile, manifestFile, packFile } from '../shared/names.ts';
import { fetchBundle } from './fetch-bundle.ts';
import { fetchVerified } from './fetch-verified.ts';
import { tell } from './progress.ts';
import { base } from './scope.ts';
import { sha256 } from './sha256.ts';
import { type Contents, type Place, store } from './store.ts';
import { packIndex } from './unpack.ts';

/** Packs that are worked on at once: as many as a browser opens connections to a host. */
const atOnce = 6;

/**
 * Fetches what a version lacks. What arrived stays, so the next try begins where this one ended.
 * @param digest sha256 of its manifest
 * @throws {OfflineFailure} the version is not whole; those that were are as before
 */
export async function install(digest: string): Promise<void> {
  const whole = await wholeVersions();
  try {
    await makeWhole(digest, await manifestOf(digest));
  } catch (error) {
    // Where there is no room, the record of an incident needs it more than half a version.
    if (isQuota(error)) await store.keepOnly(whole).catch(() => {});
    throw await asFailure(error, digest);
  }
  tell({ kind: 'fetched' });
}

/** Deletes what earlier installs left unfinished, unless it is of this version. */
export async function forgetUnfinished(digest: string): Promise<void> {
  await store.keepOnly([...(await wholeVersions()), digest]);
}

async function wholeVersions(): Promise<(string | null)[]> {
  const used = await store.inUse();
  return [...(await store.completeVersions()), used?.current ?? null, used?.previous ?? null];
}

async function manifestOf(digest: string): Promise<Manifest> {
  const known = await store.manifest(digest);
  if (known !== undefined) return known;
  await store.putManifest(digest, await fetchVerified(base + manifestFile(digest), digest, () => {}));
  const manifest = await store.manifest(digest);
  if (manifest === undefined) throw new Error('the manifest was stored and is not there');
  return manifest;
}

async function makeWhole(digest: string, manifest: Manifest): Promise<void> {
  const missing = await missingPacks(manifest);
  const total = missing.reduce((sum, { size }) => sum + size, 0);
  let received = 0;
  const onBytes = (count: number) => {
    received += count;
    // What is fetched twice is not counted twice.
    tell({ kind: 'fetching', received: Math.min(received, total), total });
  };

  let left = missing;
  if (missing.length === manifest.packs.length) {
    const arrived = await fetchBundle(base + bundleFile(digest), manifest.packs, onBytes);
    left = missing.filter(({ sha256 }) => !arrived.has(sha256));
    received = total - left.reduce((sum, { size }) => sum + size, 0);
  }
  await inParallel(left, async ({ sha256 }) => {
    await store.putPack(sha256, await fetchVerified(base + packFile(sha256), sha256, onBytes));
  });
  await writeContents(digest, manifest.packs);
}

/** Packs that are not here, or not what they were: those are deleted. */
async function missingPacks({ packs }: Manifest): Promise<Pack[]> {
  const here = await store.packs();
  const missing: Pack[] = [];
  await inParallel(packs, async (pack) => {
    const blob = here.has(pack.sha256) ? await store.pack(pack.sha256) : undefined;
    if (blob !== undefined && (await sha256(await blob.arrayBuffer())) === pack.sha256) return;
    if (blob !== undefined) await store.dropPack(pack.sha256);
    missing.push(pack);
  });
  return missing;
}

async function writeContents(digest: string, packs: readonly Pack[]): Promise<void> {
  const files: Record<string, Place> = {};
  const runbooks: RunbookEntry[] = [];
  await inParallel([...packs.entries()], async ([number, { sha256, index: size }]) => {
    const pack = await store.pack(sha256);
    if (pack === undefined) throw new Error(`pack ${sha256} was stored and is not there`);
    const index = await packIndex(pack, size);
    Object.assign(files, placesOf(index, number, size));
    runbooks.push(...index.runbooks);
  });
  const contents: Contents = { packs: packs.map(({ sha256 }) => sha256), files };
  await store.complete(digest, contents, runbooks);
}

function placesOf({ blocks, entries }: PackIndex, pack: number, indexSize: number): Record<string, Place> {
  const starts: number[] = [];
  let start = indexSize;
  for (const size of blocks) {
    starts.push(start);
    start += size;
  }
  return Object.fromEntries(
    entries.map(([path, block, offset, length, sha256]): [string, Place] => [
      path,
      [pack, starts[block] ?? 0, blocks[block] ?? 0, offset, length, sha256],
    ]),
  );
}

/** Does the work for all, a few at a time. The first failure ends it once those that are under way have ended. */
async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = all.values();
  const worker = async () => {
    for (const one of waiting) await work(one);
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, worker));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function asFailure(error: unknown, digest: string): Promise<OfflineFailure> {
  if (error instanceof OfflineFailure) return error;
  if (isQuota(error)) {
    const manifest = await store.manifest(digest).catch(() => undefined);
    return new OfflineFailure({ kind: 'no room', needed: manifest?.packs.reduce((sum, { size }) => sum + size, 0) ?? 0 });
  }
  return new OfflineFailure({ kind: 'storage', said: error instanceof Error ? error.message : String(error) });
}

function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
