/** Bundles the service worker and its kill switch: classic scripts, as not every browser takes modules there. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { programRoot } from './paths.ts';

/** Writes `sw.js` and `off.js` into a folder. */
export async function compileWorker(folder: string): Promise<void> {
  const source = (name: string) => join(programRoot, 'src', 'offline', 'worker', name);
  await build({
    entryPoints: [source('sw.ts'), source('off.ts')],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'silent',
  });
}
