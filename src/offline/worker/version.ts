/** The version that this worker answers with. */
import type { Stamp } from '../shared/manifest.ts';
import { packFile } from '../shared/names.ts';
import { fetchVerified } from './fetch-verified.ts';
import { base } from './scope.ts';
import { type Contents, store } from './store.ts';
import { readPlace } from './unpack.ts';

/** Put in front of this script by the build. */
declare const breakglassStamp: Stamp;

export const ownVersion = breakglassStamp.manifest;

const contents = new Map<string, Promise<Contents | undefined>>();

/** Where the files of a version lie; read once in the life of this worker. Undefined when the version is not whole. */
function contentsOf(version: string): Promise<Contents | undefined> {
  const known = contents.get(version) ?? store.contents(version).catch(() => undefined);
  contents.set(version, known);
  void known.then((found) => found ?? contents.delete(version));
  return known;
}

/** Its contents were written anew. */
export function forgetContents(version: string): void {
  contents.delete(version);
}

export async function hasFile(version: string, path: string): Promise<boolean> {
  const files = (await contentsOf(version))?.files;
  return files !== undefined && Object.hasOwn(files, path);
}

/** A file of a version. One whose pack is damaged or gone is fetched again, and only as that same version. */
export async function readFile(version: string, path: string): Promise<ArrayBuffer | undefined> {
  const found = await contentsOf(version);
  const place = found !== undefined && Object.hasOwn(found.files, path) ? found.files[path] : undefined;
  if (found === undefined || place === undefined) return undefined;
  return (await readPlace(found.packs, place)) ?? ((await restore(found.packs[place[0]])) ? readPlace(found.packs, place) : undefined);
}

/** The packs of a version of which some file cannot be read as it was built, by their hashes. Reads and unpacks all of them. */
export async function damagedPacks(version: string): Promise<ReadonlySet<string>> {
  const { packs, files } = (await store.contents(version)) ?? { packs: [], files: {} };
  const damaged = new Set<string>();
  for (const place of Object.values(files)) {
    const pack = packs[place[0]] ?? '';
    if (!damaged.has(pack) && (await readPlace(packs, place)) === undefined) damaged.add(pack);
  }
  return damaged;
}

const restoring = new Map<string, Promise<boolean>>();

/** Whether the pack could be fetched again. */
function restore(pack = ''): Promise<boolean> {
  const known =
    restoring.get(pack) ??
    store
      .dropPack(pack)
      .then(() => fetchVerified(base + packFile(pack), pack, () => {}))
      .then((bytes) => store.putPack(pack, bytes))
      .then(
        () => true,
        () => false,
      )
      .finally(() => restoring.delete(pack));
  restoring.set(pack, known);
  return known;
}
