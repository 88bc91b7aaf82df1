/** Makes a version whole: fetches the packs that are wanted and not here yet, each verified, and writes down where every file lies. */
import { type Failure, OfflineFailure } from '../shared/failure.ts';
import { isWanted, type Manifest, type Pack, type PackIndex } from '../shared/manifest.ts';
import { bundleFile, manifestFile, packFile } from '../shared/names.ts';
import { writeContents } from './contents.ts';
import { fetchBundle } from './fetch-bundle.ts';
import { fetchVerified } from './fetch-verified.ts';
import { inParallel } from './in-parallel.ts';
import { Counter, notifyPages } from './progress.ts';
import { base } from './scope.ts';
import { sha256 } from './sha256.ts';
import { store } from './store.ts';
import { packIndex } from './unpack.ts';

/**
 * Fetches what a version lacks of what is wanted, and deletes what is not. What arrived stays, so the next try begins where this one ended.
 * @param digest sha256 of its manifest
 * @throws {OfflineFailure} the version is not whole; those that were are as before
 */
export async function install(digest: string): Promise<void> {
  const whole = await wholeVersions();
  const coming = manifestOf(digest);
  // Heard of where it is waited for, which may be later.
  coming.catch(() => {});
  try {
    await makeWhole(digest, coming, whole);
  } catch (error) {
    if (error instanceof OfflineFailure) throw error;
    if (!isQuota(error)) throw new OfflineFailure({ kind: 'storage', said: error instanceof Error ? error.message : String(error) });
    // Where there is no room, the record of an incident needs it more than half a version.
    await store.keepOnly(whole).catch(() => {});
    throw new OfflineFailure(await noRoom((await coming).manifest));
  } finally {
    await store.releaseRoom().catch(() => {});
  }
  notifyPages({ kind: 'fetched' });
}

/** Deletes what earlier installs left unfinished, unless it is of this version. */
export async function forgetUnfinished(digest: string): Promise<void> {
  await store.keepOnly([...(await wholeVersions()), digest]);
}

async function wholeVersions(): Promise<(string | null)[]> {
  const used = await store.inUse();
  return [...(await store.completeVersions()), used?.current ?? null, used?.previous ?? null];
}

interface Known {
  readonly manifest: Manifest;
  /** Its bytes, if it had to be fetched: they are not stored yet. */
  readonly fetched?: Uint8Array<ArrayBuffer>;
}

async function manifestOf(digest: string): Promise<Known> {
  const stored = await store.manifest(digest);
  if (stored !== undefined) return { manifest: stored };
  const fetched = await fetchVerified(base + manifestFile(digest), digest, () => {});
  return { manifest: JSON.parse(new TextDecoder().decode(fetched)), fetched };
}

async function makeWhole(digest: string, coming: Promise<Known>, whole: readonly (string | null)[]): Promise<void> {
  const chosen = await store.chosen();
  // A copy that just fits would leave none for the record of an incident.
  let reserved = store.reserveRoom();
  reserved.catch(() => {});
  const counter = new Counter();
  const indexes = new Map<string, PackIndex>();
  const keep = async (pack: Pack, bytes: Uint8Array<ArrayBuffer>) => {
    await store.putPack(pack.sha256, bytes);
    indexes.set(pack.sha256, await packIndex(new Blob([bytes.subarray(0, pack.index)]), pack.index));
  };
  // On a first visit all packs have one address: it is asked without waiting for the manifest.
  const isFirst = chosen === undefined && (await store.packs()).size === 0;
  const bundle = isFirst
    ? fetchBundle(
        base + bundleFile(digest),
        coming.then(({ manifest }) => manifest),
        keep,
        counter,
      )
    : undefined;
  // Heard of below, unless the manifest fails before.
  bundle?.catch(() => {});
  const { manifest, fetched } = await coming;
  if (fetched !== undefined) await store.putManifest(digest, fetched);
  const wanted = manifest.packs.filter((pack) => isWanted(pack, chosen));
  if (bundle !== undefined) {
    counter.expect(wanted);
    await bundle;
  }
  // What is not wanted goes first: it may be what the rest needs the room of.
  if (chosen !== undefined) {
    await reserved.catch(() => {});
    await store.keepOnly([...whole, digest]);
    reserved = store.reserveRoom();
    reserved.catch(() => {});
  }
  const unseen = wanted.filter(({ sha256: known }) => !indexes.has(known));
  const missing = unseen.length === 0 ? [] : await missingPacks(unseen);
  counter.lacks(missing);
  await inParallel(missing, async (pack) => {
    const address = base + packFile(pack.sha256);
    await keep(pack, await fetchVerified(address, pack.sha256, (count) => counter.add(count)));
  });
  await reserved;
  await writeContents(digest, manifest.packs, new Set(wanted), indexes);
}

/** Packs that are not here, or not what they were: those are deleted. */
async function missingPacks(packs: readonly Pack[]): Promise<Pack[]> {
  const here = await store.packs();
  const missing = new Set<Pack>();
  await inParallel(packs, async (pack) => {
    const blob = here.has(pack.sha256) ? await store.pack(pack.sha256) : undefined;
    if (blob !== undefined && (await sha256(await blob.arrayBuffer())) === pack.sha256) return;
    if (blob !== undefined) await store.dropPack(pack.sha256);
    missing.add(pack);
  });
  return packs.filter((pack) => missing.has(pack));
}

async function noRoom({ packs }: Manifest): Promise<Failure> {
  const [here, chosen] = [await store.packs(), await store.chosen()];
  const lacking = packs.filter((pack) => isWanted(pack, chosen) && !here.has(pack.sha256));
  const parts = packs.map(({ name, title, size, runbooks, optional }) => ({ name, title, size, runbooks, optional }));
  return { kind: 'no room', needed: lacking.reduce((sum, { size }) => sum + size, 0), parts };
}

function isQuota(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
