/** A program: compiles the pages with Astro, and the scripts beside them. Started by `compiled-renderer.ts` with its options as JSON; what goes wrong is printed. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'astro';
import { prepareLanguages } from '../query/registry.ts';
import { anyBase } from './any-base.ts';
import { type AstroOptions, astroConfig } from './astro-config.ts';
import { rendererFolder } from './compiled-renderer.ts';
import { compiledFolder, isInstalled, programRoot } from './paths.ts';

try {
  const given: Omit<AstroOptions, 'base'> = JSON.parse(process.argv[2] ?? '{}');
  const options = { ...given, base: anyBase };
  // Runbooks that hold code are read here, fences and all.
  if (options.code.files.length > 0) await prepareLanguages();
  const scripts = isInstalled ? join(programRoot, compiledFolder, rendererFolder, 'worker') : `${options.outDir}.scripts`;
  // No runbook changes the scripts: those of the package are as good. Astro empties its folder before it writes.
  const compiling = isInstalled
    ? undefined
    : import('./compile-scripts.ts').then(({ compileScripts }) => compileScripts(scripts, options.texts));
  await Promise.all([compiling, build({ ...astroConfig(options), logLevel: 'silent' })]);
  cpSync(scripts, join(options.outDir, 'worker'), { recursive: true });
  if (!isInstalled) rmSync(scripts, { recursive: true });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
