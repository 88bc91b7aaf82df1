/** Compiles the pages to a renderer and loads it. Code that did not change is not compiled again. */
import { build } from 'astro';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Site } from '../content/site.ts';
import { astroConfig } from './astro-config.ts';
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

export async function loadRenderer(options: RendererOptions): Promise<Renderer> {
  const codeFiles = options.site.runbooks.filter((runbook) => runbook.compiled.hasCode).map((runbook) => runbook.file);
  const name = digest(codeDigest(), options.base, ...codeFiles, ...codeFiles.map((file) => readFileSync(join(options.content, file), 'utf8')));
  const folder = join(cacheRoot, 'renderers', name);
  if (!existsSync(join(folder, 'done'))) {
    options.onCompile();
    await compileRenderer(folder, options, codeFiles);
  }
  const entry: unknown = await import(pathToFileURL(join(folder, 'server', 'entry.mjs')).href);
  const app = appOf(entry);
  const locals = { site: options.site, builtAt: options.builtAt };
  const origin = 'http://site.invalid';
  return {
    clientFolder: join(folder, 'client'),
    digest: name,
    render: async (address) => {
      const response = await app.render(new Request(`${origin}${options.base}${encodeURI(address)}`), { locals });
      return { status: response.status, body: await response.text() };
    },
  };
}

async function compileRenderer(folder: string, options: RendererOptions, codeFiles: readonly string[]): Promise<void> {
  const fresh = `${folder}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  await build({ ...astroConfig({ content: options.content, base: options.base, outDir: fresh, codeFiles }), logLevel: 'warn' });
  writeFileSync(join(fresh, 'done'), '');
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
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
