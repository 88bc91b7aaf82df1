/** Loads a compiled renderer and calls it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inWords } from '../content/in-words.ts';
import type { Address, BrokenUnit, Site } from '../content/site.ts';
import { anyBase, atBase } from './any-base.ts';
import type { CompiledRenderer } from './compiled-renderer.ts';
import { withNames } from './placed-words.ts';

export interface Rendered {
  readonly status: number;
  readonly body: string;
}

export interface Renderer {
  /** The HTML or JSON at an address, with its status. Rejects with what a page throws. */
  render: (address: Address, content: PageContent) => Promise<Rendered>;
  /** Folder of the scripts, styles and fonts that pages refer to, and of `public/`. */
  clientFolder: string;
  /** Folder of the scripts of the service worker. */
  workerFolder: string;
}

/** What pages are rendered from. */
export interface PageContent {
  readonly site: Site;
  /** When the build started, ISO 8601 in UTC. */
  readonly builtAt: string;
  /** In place of the page: what could not be shown, and why. */
  readonly broken?: BrokenUnit;
}

/** Loads a compiled renderer. */
export async function openRenderer({ folder, client, worker, words, renamed }: CompiledRenderer, base: string): Promise<Renderer> {
  const { app, appForErrors } = appsOf(await inWords(words, () => import(pathToFileURL(join(folder, 'server', 'entry.mjs')).href)));
  return {
    clientFolder: client,
    workerFolder: worker,
    render: async (address, { site, builtAt, broken }) => {
      // Astro's routes refuse some escapes: the URL is where the page is in the site, `locals` which page it is.
      const url = `http://site.invalid${anyBase}${address.replace(/%[0-9A-F]{2}/g, '_')}`;
      return await inWords(words, async () => {
        const options = { locals: { site, builtAt, broken, address } };
        const first = await app.render(new Request(url), options);
        const response = first.status === 200 || address === '404' ? first : await appForErrors.render(new Request(url), options);
        return { status: response.status, body: withNames(atBase(await response.text(), base), renamed) };
      });
    },
  };
}

interface App {
  render: (request: Request, options: { locals: object }) => Promise<Response>;
}

interface Apps {
  readonly app: App;
  readonly appForErrors: App;
}

/** The bundle is made by us from `renderer-entry.ts`, so its shape is checked only as far as a stale cache could break it. */
function appsOf(entry: unknown): Apps {
  if (isModule(entry)) return entry;
  throw new Error('the compiled renderer exports no apps that render');
}

function isModule(entry: unknown): entry is Apps {
  return (
    typeof entry === 'object' && entry !== null && 'app' in entry && 'appForErrors' in entry && [entry.app, entry.appForErrors].every(isApp)
  );
}

function isApp(app: unknown): app is App {
  return typeof app === 'object' && app !== null && 'render' in app;
}
