/** Bundles the service worker and its kill switch: classic scripts, as not every browser takes modules there. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { programRoot } from './paths.ts';

/** Writes `sw.js` and `off.js` into a folder. */
export async function compileWorker(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of ['sw', 'off'] as const) writeFileSync(join(folder, `${name}.js`), await workerScript(name));
}

/** The worker without its stamp, or the kill switch. */
export async function workerScript(name: 'sw' | 'off'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(programRoot, 'src', 'offline', 'worker', `${name}.ts`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}
