/** A program: compiles the pages with Astro, the service worker, and the scripts of the break-glass file. Started by `compiled-renderer.ts` with its options as JSON; what goes wrong is printed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'astro';
import { prepareLanguages } from '../query/registry.ts';
import { writeFullTextIndex } from '../search/full-text-index.ts';
import { anyBase } from './any-base.ts';
import { type AstroOptions, astroConfig } from './astro-config.ts';
import { breakGlassScript, pagefindScript } from './break-glass-scripts.ts';
import { classicPagefind, compileBreakGlass } from './compile-break-glass.ts';
import { compileDevelop } from './compile-develop.ts';
import { compileWorker } from './compile-worker.ts';
import { developScript } from './develop-script.ts';

try {
  const given: Omit<AstroOptions, 'base'> = JSON.parse(process.argv[2] ?? '{}');
  const options = { ...given, base: anyBase };
  // Runbooks that hold code are read here, fences and all.
  if (options.codeFiles.length > 0) await prepareLanguages();
  const [script, develop, pagefind] = await Promise.all([
    compileBreakGlass(),
    compileDevelop(),
    pagefindModule().then(classicPagefind),
    build({ ...astroConfig(options), logLevel: 'silent' }),
  ]);
  const worker = join(options.outDir, 'worker');
  await compileWorker(worker);
  writeFileSync(join(worker, breakGlassScript), script);
  writeFileSync(join(worker, pagefindScript), pagefind);
  writeFileSync(join(worker, developScript), develop);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Pagefind's module for browsers. Its program holds it, and writes it beside an index: here of one record. */
async function pagefindModule(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'breakglass-pagefind-'));
  try {
    writeFileSync(join(folder, 'index.html'), '<!doctype html><html lang="en"><title>x</title><body>x</body></html>');
    await writeFullTextIndex(folder, join(folder, 'pagefind'));
    return readFileSync(join(folder, 'pagefind', 'pagefind.js'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
