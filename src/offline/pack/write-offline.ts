/** The last step of a build: packs, manifest and the worker's script, made from what the build has written. */
import type { Site } from '../../content/site.ts';
import type { Manifest, Pack, Stamp } from '../shared/manifest.ts';
import { bundleFile, manifestFile, packFile, workerFile } from '../shared/names.ts';
import { divide, inOrder, type PackPlan } from './divide.ts';
import { type DigestedSource, digested, type KnownFile, makePack, sha256Of } from './make-pack.ts';

/** Where the build's files are, and where ours go. */
export interface OfflineOutput {
  /** All files of this build, relative to the site's base. */
  files(): readonly string[];
  read(file: string): Buffer;
  has(file: string): boolean;
  /** Whether the file is that of the build before, unchanged. */
  isAsBefore(file: string): boolean;
  keep(file: string): void;
  write(file: string, content: string | Buffer): void;
}

export interface OfflineInputs {
  readonly site: Site;
  readonly builtAt: string;
  /** Files that come with Breakglass: scripts, styles, fonts. */
  readonly program: ReadonlySet<string>;
  /** The worker's script without its stamp. */
  readonly worker: string;
  /** Differs when the code that makes packs differs. */
  readonly code: string;
  /** Of the build before: what is still there is neither read nor made again. */
  readonly before: PackNotes;
  /** Called when all packs but that of the home page are written: it may describe them. */
  readonly beforeHome: (packs: readonly Pack[]) => Promise<void>;
}

/** What is noted of the packs of a build, for the next one. */
export interface PackNotes {
  /** By what they were made of. */
  readonly packs: ReadonlyMap<string, Pack>;
  /** The files in them. */
  readonly files: ReadonlyMap<string, KnownFile>;
}

const homePage = 'index.html';

/** So many packs are made at once: compressing them uses all processors, and what they hold is in memory meanwhile. */
const atOnce = 8;

/** Writes all of it. */
export async function writeOffline(output: OfflineOutput, inputs: OfflineInputs): Promise<PackNotes> {
  const { site, builtAt, program, code, before } = inputs;
  const packs = new Map<string, Pack>();
  const noted = new Map<string, KnownFile>();
  const unchanged = new Map([...before.files].filter(([file]) => output.isAsBefore(file)));
  const note = (key: string, pack: Pack, sources: readonly DigestedSource[]) => {
    packs.set(key, pack);
    for (const { path, digest, page } of sources) noted.set(path, { digest, page });
  };
  const make = async (plan: PackPlan) => {
    const known = plan.sources.map((source) => digested(source, unchanged.get(source.path)));
    const knownKey = keyOf(plan, known, code);
    const same = before.packs.get(knownKey);
    if (same !== undefined && output.has(packFile(same.sha256))) {
      output.keep(packFile(same.sha256));
      note(knownKey, same, known);
      return;
    }
    // A pack must fit its own digests, even where somebody has changed a file of the build before.
    const sources = known.map((source) => (unchanged.has(source.path) ? digested(source) : source));
    const { bytes, sha256, index } = await makePack(sources, plan.runbooks);
    output.write(packFile(sha256), bytes);
    const { name, title, optional, runbooks } = plan;
    const pack = { name, title, sha256, size: bytes.length, index, entries: sources.length, runbooks: runbooks.length, optional };
    note(keyOf(plan, sources, code), pack, sources);
  };
  const packAll = async (files: readonly string[]) => {
    const plans = divide(site, files, program, (file) => output.read(file), unchanged);
    for (let at = 0; at < plans.length; at += atOnce) await Promise.all(plans.slice(at, at + atOnce).map(make));
    return [...packs.values()].sort(inOrder);
  };

  const files = output.files();
  await inputs.beforeHome(await packAll(files.filter((file) => file !== homePage)));
  const listed = await packAll([homePage]);
  const manifest: Manifest = {
    version: site.version,
    builtAt,
    runbooks: site.runbooks.length,
    queries: site.sheets.reduce((sum, { queries }) => sum + queries.length, 0),
    packs: listed,
  };
  const text = `${JSON.stringify(manifest)}\n`;
  const digest = sha256Of(text);
  output.write(manifestFile(digest), text);
  output.write(bundleFile(digest), Buffer.concat(listed.map(({ sha256 }) => output.read(packFile(sha256)))));
  const stamp: Stamp = { manifest: digest };
  output.write(workerFile, `const breakglassStamp=${JSON.stringify(stamp)};\n${inputs.worker}`);
  return { packs, files: noted };
}

/** Names what a pack is made of: equal keys, equal packs. */
function keyOf({ name, title, optional, runbooks }: PackPlan, sources: readonly DigestedSource[], code: string): string {
  return sha256Of(JSON.stringify([code, name, title, optional, runbooks, sources.map(({ path, digest }) => [path, digest])]));
}
