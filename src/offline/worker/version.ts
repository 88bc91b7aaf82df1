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
