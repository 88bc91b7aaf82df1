/** Bundles what the development server adds to every page. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { programRoot } from './paths.ts';

/** One module. */
export async function compileDevelop(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(programRoot, 'src', 'ui', 'client', 'develop', 'live.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles.map(({ text }) => text).join('');
}
