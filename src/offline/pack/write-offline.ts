/** The last step of a build: packs, manifest and the worker's script, made from what the build has written. */
import { createHash } from 'node:crypto';
import type { Site } from '../../content/site.ts';
import type { Manifest, Pack, Stamp } from '../shared/manifest.ts';
import { bundleFile, manifestFile, packFile, workerFile } from '../shared/names.ts';
import { divide, inOrder, type PackPlan } from './divide.ts';
import { makePack, sha256Of } from './make-pack.ts';

/** Where the build's files are, and where ours go. */
export interface OfflineOutput {
  /** All files of this build, relative to the site's base. */
  files(): readonly string[];
  read(file: string): Buffer;
  has(file: string): boolean;
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
  /** Packs of the build before, by what they were made of: those that are still there are not made again. */
  readonly before: ReadonlyMap<string, Pack>;
  /** Called when all packs but that of the home page are written: it may describe them. */
  readonly beforeHome: (packs: readonly Pack[]) => Promise<void>;
}

const homePage = 'index.html';

/** Writes all of it. Answers the packs by what they were made of, for the next build. */
export async function writeOffline(output: OfflineOutput, inputs: OfflineInputs): Promise<Map<string, Pack>> {
  const { site, builtAt, program, code, before } = inputs;
  const packs = new Map<string, Pack>();
  const packAll = async (files: readonly string[]) => {
    const plans = divide(site, files, program, (file) => output.read(file));
    await Promise.all(
      plans.map(async (plan) => {
        const key = keyOf(plan, code);
        const known = before.get(key);
        if (known !== undefined && output.has(packFile(known.sha256))) {
          output.keep(packFile(known.sha256));
          packs.set(key, known);
          return;
        }
        const { bytes, sha256, index } = await makePack(plan.sources, plan.runbooks);
        output.write(packFile(sha256), bytes);
        const { name, title, optional, sources, runbooks } = plan;
        packs.set(key, { name, title, sha256, size: bytes.length, index, entries: sources.length, runbooks: runbooks.length, optional });
      }),
    );
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
  return packs;
}

/** Names what a pack is made of: equal keys, equal packs. */
function keyOf({ name, title, optional, runbooks, sources }: PackPlan, code: string): string {
  const hash = createHash('sha256').update(JSON.stringify([code, name, title, optional, runbooks]));
  for (const { path, bytes } of sources) hash.update(`\0${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}
