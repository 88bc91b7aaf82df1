/** A program: compiles the pages with Astro, the service worker, and the script of the break-glass file. Started by `compiled-renderer.ts` with its options as JSON; what goes wrong is printed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import { prepareLanguages } from '../query/registry.ts';
import { type AstroOptions, astroConfig } from './astro-config.ts';
import { breakGlassScript, compileBreakGlass } from './compile-break-glass.ts';
import { compileWorker } from './compile-worker.ts';

try {
  const options: AstroOptions = JSON.parse(process.argv[2] ?? '{}');
  // Runbooks that hold code are read here, fences and all.
  if (options.codeFiles.length > 0) await prepareLanguages();
  const [script] = await Promise.all([compileBreakGlass(), build({ ...astroConfig(options), logLevel: 'silent' })]);
  await compileWorker(join(options.outDir, 'worker'));
  writeFileSync(join(options.outDir, 'worker', breakGlassScript), script);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
