/** The offline copy of a site: packs, worker and the break-glass file; or the kill switch where the settings turn it off. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../content/site.ts';
import { type PackNotes, writeOffline } from '../offline/pack/write-offline.ts';
import { workerFile } from '../offline/shared/names.ts';
import { writeBreakGlass } from './break-glass.ts';
import { codeDigest } from './compiled-renderer.ts';
import type { Output } from './output.ts';

export interface OfflineCopyInputs {
  base: string;
  builtAt: string;
  program: ReadonlySet<string>;
  workerFolder: string;
  /** Of the build before. */
  before: PackNotes;
}

export interface OfflineCopy {
  notes: PackNotes;
  /** Size of the break-glass file, bytes; null when there is none. */
  breakGlass: number | null;
}

/** Writes it, from all that `output` holds so far. */
export async function writeOfflineCopy(site: Site, output: Output, inputs: OfflineCopyInputs): Promise<OfflineCopy> {
  const script = (name: string) => readFileSync(join(inputs.workerFolder, name), 'utf8');
  if (!site.settings.offline) {
    // Browsers that have a worker of ours fetch it from this address: they find what removes it.
    output.write(workerFile, script('off.js'));
    return { notes: { packs: new Map(), files: new Map() }, breakGlass: null };
  }
  let breakGlass: number | null = null;
  const notes = await writeOffline(output, {
    site,
    builtAt: inputs.builtAt,
    program: inputs.program,
    worker: script('sw.js'),
    code: codeDigest(),
    before: inputs.before,
    async beforeHome(written) {
      if (site.settings.breakGlassFile) breakGlass = await writeBreakGlass(site, output, written, inputs);
    },
  });
  return { notes, breakGlass };
}
