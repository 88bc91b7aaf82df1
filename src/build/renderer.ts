/** Compiles the pages to a renderer and loads it. Code that did not change is not compiled again. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { markBroken } from '../content/imports.ts';
import type { Runbook, Site } from '../content/site.ts';
import { fileStart, type Problem } from '../problem/problem.ts';
import { cacheRoot, digest, programRoot } from './paths.ts';

export interface Renderer {
  /** The HTML or JSON at an address, with its status. */
  render: (address: string) => Promise<{ status: number; body: string }>;
  /** Folder of the scripts, styles and fonts that pages refer to, and of `public/`. */
  clientFolder: string;
  /** Differs when any code differs. */
  digest: string;
}

export interface RendererOptions {
  content: string;
  base: string;
  site: Site;
  builtAt: string;
  /** Told when compiling is needed, which takes seconds. */
  onCompile: () => void;
}

/** How many compiled renderers are kept: one for each base and program version in use. */
const keep = 4;

/**
 * Compiles what changed and loads it. A runbook whose code does not compile becomes a broken one in `options.site`, with
 * the bundler's word on it, and the others are compiled without it.
 */
export async function loadRenderer(options: RendererOptions): Promise<Renderer> {
  const code = codeDigest();
  for (;;) {
    const withCode = options.site.runbooks.filter((runbook) => runbook.compiled.hasCode);
    const files = withCode.map((runbook) => runbook.file);
    const name = files.length === 0 ? digest(code, options.base) : digest(code, options.base, options.content, options.site.version, ...files);
    const folder = join(cacheRoot, 'renderers', name);
    if (!existsSync(join(folder, 'done'))) {
      options.onCompile();
      try {
        await compileRenderer(folder, options, files);
      } catch (error) {
        if (withCode.length === 0) throw error;
        blame(withCode, options.site, error);
        continue;
      }
    }
    return await openRenderer(folder, name, options);
  }
}

/** Marks the runbook that a bundler's error names, or all when it names none. */
function blame(withCode: readonly Runbook[], site: Site, error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  const named = withCode.filter((runbook) => text.includes(runbook.file));
  for (const runbook of named.length > 0 ? named : withCode) breakRunbook(site, runbook, codeProblem(runbook.file, text));
}

/** A runbook that turned out broken after the content was read. */
export function breakRunbook(site: Site, runbook: Runbook, problem: Problem): void {
  markBroken(runbook, problem);
  site.problems.push(problem);
}

/** What a bundler or the runbook's own code said, as a problem of its file. */
export function codeProblem(file: string, text: string): Problem {
  const plain = stripVTControlCharacters(text).trim();
  const message = plain.split('\n').find((line) => /error|cannot|not |unexpected|failed/i.test(line) && !/^Build failed/.test(line)) ?? plain.split('\n')[0] ?? plain;
  return { check: 'mdx/code', severity: 'error', file, message: `its code does not run: ${message.trim()}`, hint: 'this runbook holds code (`mdx.code`): run `npm run dev` to see it in full', ...fileStart };
}

async function openRenderer(folder: string, name: string, options: RendererOptions): Promise<Renderer> {
  const entry: unknown = await import(pathToFileURL(join(folder, 'server', 'entry.mjs')).href);
  const app = appOf(entry);
  const locals = { site: options.site, builtAt: options.builtAt };
  return {
    clientFolder: join(folder, 'client'),
    digest: name,
    render: async (address) => {
      const response = await app.render(new Request(`http://site.invalid${options.base}${encodeURI(address)}`), { locals });
      return { status: response.status, body: await response.text() };
    },
  };
}

async function compileRenderer(folder: string, options: RendererOptions, codeFiles: readonly string[]): Promise<void> {
  const fresh = `${folder}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  // Loading Astro and Vite takes a second: only compiling needs them.
  const [{ build }, { astroConfig }] = await Promise.all([import('astro'), import('./astro-config.ts')]);
  try {
    await build({ ...astroConfig({ content: options.content, base: options.base, outDir: fresh, codeFiles }), logLevel: 'silent' });
    writeFileSync(join(fresh, 'done'), '');
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another build may have made the same renderer in the meantime: theirs is as good.
    if (!existsSync(join(folder, 'done'))) throw error;
  }
  forgetOld();
}

function forgetOld(): void {
  const root = join(cacheRoot, 'renderers');
  const byAge = readdirSync(root).map((name) => ({ name, age: statSync(join(root, name)).mtimeMs })).sort((a, b) => b.age - a.age);
  for (const { name } of byAge.slice(keep)) rmSync(join(root, name), { recursive: true, force: true });
}

/** Everything that compiling reads but content: sources, public files, dependencies. */
export function codeDigest(): string {
  mkdirSync(cacheRoot, { recursive: true });
  const parts: string[] = [process.version];
  for (const folder of ['src', 'public']) {
    const root = join(programRoot, folder);
    if (!existsSync(root)) continue;
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const path of files.map((entry) => join(entry.parentPath, entry.name)).sort()) parts.push(path.slice(programRoot.length), readFileSync(path, 'latin1'));
  }
  parts.push(readFileSync(join(programRoot, 'package.json'), 'utf8'), readFileSync(join(programRoot, 'package-lock.json'), 'utf8'));
  return digest(...parts);
}

interface App {
  render: (request: Request, options: { locals: object }) => Promise<Response>;
}

/** The bundle is made by us from `renderer-entry.ts`, so its shape is checked only as far as a stale cache could break it. */
function appOf(entry: unknown): App {
  if (isModule(entry)) return entry.app;
  throw new Error('the compiled renderer exports no `app.render`');
}

function isModule(entry: unknown): entry is { app: App } {
  return typeof entry === 'object' && entry !== null && 'app' in entry && typeof entry.app === 'object' && entry.app !== null && 'render' in entry.app;
}
