/** All scripts that are compiled beside the pages: the service worker, the break-glass file's, and what the development server adds. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFullTextIndex } from '../search/full-text-index.ts';
import { breakGlassScript, pagefindScript } from './break-glass-scripts.ts';
import { classicPagefind, compileBreakGlass } from './compile-break-glass.ts';
import { compileDevelop } from './compile-develop.ts';
import { compileWorker } from './compile-worker.ts';
import { developScript } from './develop-script.ts';
import type { MarkedTexts } from './marked-texts.ts';

/** Writes them into a folder. */
export async function compileScripts(folder: string, texts: MarkedTexts): Promise<void> {
  const [breakGlass, develop, pagefind] = await Promise.all([
    compileBreakGlass(texts),
    compileDevelop(),
    pagefindModule().then(classicPagefind),
  ]);
  mkdirSync(folder, { recursive: true });
  await compileWorker(folder);
  writeFileSync(join(folder, breakGlassScript), breakGlass);
  writeFileSync(join(folder, pagefindScript), pagefind);
  writeFileSync(join(folder, developScript), develop);
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
