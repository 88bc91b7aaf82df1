/** A program: compiles the pages with Astro, and the scripts beside them. Started by `compiled-renderer.ts` with its options as JSON; what goes wrong is printed. */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'astro';
import { prepareLanguages } from '../query/registry.ts';
import { anyBase } from './any-base.ts';
import { type AstroOptions, astroConfig } from './astro-config.ts';
import { cleanEnvironment } from './clean-environment.ts';
import { markedRendererFolder, rendererFolder, textsFile } from './compiled-renderer.ts';
import { compiledFolder, isInstalled, programRoot } from './paths.ts';

cleanEnvironment();
try {
  const given: Omit<AstroOptions, 'base'> = JSON.parse(process.argv[2] ?? '{}');
  const keys: Record<string, readonly string[]> = {};
  const noteTexts = (module: string, found: readonly string[]): void => {
    if (module.endsWith('.astro') && found.length > 0) keys[relative(programRoot, module).replaceAll('\\', '/')] = found;
  };
  const options = { ...given, base: anyBase, noteTexts };
  // Runbooks that hold code are read here, fences and all.
  if (options.code.files.length > 0) await prepareLanguages();
  const compiled = join(programRoot, compiledFolder, options.texts === 'call' ? markedRendererFolder : rendererFolder, 'worker');
  const scripts = isInstalled ? compiled : `${options.outDir}.scripts`;
  // No runbook changes the scripts: those of the package are as good. Astro empties its folder before it writes.
  const compiling = isInstalled
    ? undefined
    : import('./compile-scripts.ts').then(({ compileScripts }) => compileScripts(scripts, options.texts));
  await Promise.all([compiling, build({ ...astroConfig(options), logLevel: 'silent' })]);
  // What pages mark is known to the bundler alone, which reads Astro's files.
  if (options.texts === 'call') writeFileSync(join(options.outDir, textsFile), JSON.stringify(keys));
  cpSync(scripts, join(options.outDir, 'worker'), { recursive: true });
  if (!isInstalled) rmSync(scripts, { recursive: true });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
