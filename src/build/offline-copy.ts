/** The offline copy of a site: packs and worker, or the kill switch where the settings turn it off. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../content/site.ts';
import { writeOffline } from '../offline/pack/write-offline.ts';
import type { Pack } from '../offline/shared/manifest.ts';
import { workerFile } from '../offline/shared/names.ts';
import { codeDigest } from './compiled-renderer.ts';
import type { Output } from './output.ts';

export interface OfflineCopyInputs {
  builtAt: string;
  program: ReadonlySet<string>;
  workerFolder: string;
  /** Packs of the build before, by what they were made of. */
  before: Readonly<Record<string, Pack>>;
}

/** Writes it, from all that `output` holds so far. Answers the packs by what they were made of. */
export async function writeOfflineCopy(site: Site, output: Output, inputs: OfflineCopyInputs): Promise<Record<string, Pack>> {
  const script = (name: string) => readFileSync(join(inputs.workerFolder, name), 'utf8');
  if (!site.settings.offline) {
    // Browsers that have a worker of ours fetch it from this address: they find what removes it.
    output.write(workerFile, script('off.js'));
    return {};
  }
  const packs = await writeOffline(output, {
    site,
    builtAt: inputs.builtAt,
    program: inputs.program,
    worker: script('sw.js'),
    code: codeDigest(),
    before: new Map(Object.entries(inputs.before)),
  });
  return Object.fromEntries(packs);
}
