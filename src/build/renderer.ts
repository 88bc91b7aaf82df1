/** Loads a compiled renderer and calls it. Runbooks whose own code fails are set apart here. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { markBroken } from '../content/imports.ts';
import type { Runbook, Site } from '../content/site.ts';
import { fileStart, type Problem } from '../problem/problem.ts';
import { type CompiledRenderer, CompileFailed, type CompileInputs, compiledRenderer } from './compiled-renderer.ts';

export interface Renderer {
  /** The HTML or JSON at an address, with its status. */
  render: (address: string) => Promise<{ status: number; body: string }>;
  /** Folder of the scripts, styles and fonts that pages refer to, and of `public/`. */
  clientFolder: string;
  /** Folder of the scripts of the service worker. */
  workerFolder: string;
}

/**
 * The renderer for a site whose runbooks hold code. A runbook whose code does not compile becomes a broken one in `site`,
 * with the bundler's word on it, and the others are compiled without it.
 */
export async function compileWithCode(site: Site, inputs: Omit<CompileInputs, 'code'>): Promise<CompiledRenderer> {
  for (;;) {
    const withCode = site.runbooks.filter((runbook) => runbook.compiled.hasCode);
    const code = { files: withCode.map((runbook) => runbook.file), version: site.version };
    try {
      return await compiledRenderer({ ...inputs, code });
    } catch (error) {
      if (!(error instanceof CompileFailed) || withCode.length === 0) throw error;
      const named = withCode.filter((runbook) => error.message.includes(runbook.file));
      for (const runbook of named.length > 0 ? named : withCode) breakRunbook(site, runbook, codeProblem(runbook.file, error.message));
    }
  }
}

/** A runbook that turned out broken after the content was read. */
export function breakRunbook(site: Site, runbook: Runbook, problem: Problem): void {
  markBroken(runbook, problem);
  site.problems.push(problem);
}

/** What a bundler or the runbook's own code said, as a problem of its file. */
export function codeProblem(file: string, text: string): Problem {
  const lines = stripVTControlCharacters(text).trim().split('\n');
  const telling = lines.find((line) => /error|cannot|not |unexpected|failed/i.test(line) && !line.startsWith('Build failed'));
  return {
    check: 'mdx/code',
    severity: 'error',
    file,
    message: `its code does not run: ${(telling ?? lines[0] ?? text).trim()}`,
    hint: 'this runbook holds code (`mdx.code`): run `npm run dev` to see it in full',
    ...fileStart,
  };
}

/** Loads a compiled renderer for one site. */
export async function openRenderer({ folder }: CompiledRenderer, site: Site, builtAt: string, base: string): Promise<Renderer> {
  const app = appOf(await import(pathToFileURL(join(folder, 'server', 'entry.mjs')).href));
  const locals = { site, builtAt };
  return {
    clientFolder: join(folder, 'client'),
    workerFolder: join(folder, 'worker'),
    render: async (address) => {
      const response = await app.render(new Request(`http://site.invalid${base}${encodeURI(address)}`), { locals });
      return { status: response.status, body: await response.text() };
    },
  };
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
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'app' in entry &&
    typeof entry.app === 'object' &&
    entry.app !== null &&
    'render' in entry.app
  );
}
