/** The site as it is now, for a server that shows it while somebody writes: read again when the content changed, rendered page by page. */

import { join } from 'node:path';
import { checkContent, decideForPages } from '../check/run.ts';
import { type Loaded, loadSite } from '../content/load.ts';
import type { Site } from '../content/site.ts';
import type { Problem } from '../problem/problem.ts';
import { writeFullTextIndexes } from '../search/full-text-index.ts';
import { withFailedPages, withoutCode } from './broken.ts';
import { cachedCompile } from './compile-cache.ts';
import { codeDigest } from './compiled-renderer.ts';
import { diagramDrawer } from './diagrams/draw.ts';
import type { Checked } from './live-problems.ts';
import { allPages, type Page } from './pages.ts';
import { cacheRoot, digest } from './paths.ts';
import { remembered } from './remembered.ts';
import { renderBroken, renderPage } from './render-page.ts';
import type { Rendered, Renderer } from './renderer.ts';
import { webImages } from './web-images.ts';
import { writeRecords } from './write-records.ts';

interface State {
  readonly loaded: Loaded;
  /** As its pages show it. */
  readonly shown: Site;
  /** By the file that a build would write. */
  readonly pages: ReadonlyMap<string, Page>;
  readonly builtAt: string;
}

export interface LiveSite {
  /** @throws {NoContent} */
  readonly read: () => Promise<Site>;
  /** With the problems of checks, which take longer than reading. */
  readonly check: () => Promise<Checked>;
  /** What a build would write into a file; undefined where it would write none. */
  readonly page: (file: string) => Promise<Rendered | undefined>;
  /** The folder of the full-text index. */
  readonly searchIndex: () => Promise<{ folder: string; files: readonly string[] }>;
  /** The content changed. */
  readonly forget: () => void;
}

/**
 * @param content the content root, absolute
 * @param codeMissing why runbooks that hold code are shown as their text
 */
export function liveSite(content: string, base: string, renderer: Renderer, codeMissing = ''): LiveSite {
  const images = webImages({ make: false });
  let memory = cachedCompile(content, codeDigest());
  const draw = diagramDrawer();
  const state = remembered(async () => {
    const loaded = await loadSite(content, { base, draw, showImages: images.show, ...memory });
    memory.save();
    memory = memory.next();
    return stateOf({ ...loaded, site: withoutCode(loaded.site, codeMissing) });
  });
  const problems = remembered(async () => problemsOf((await state.get()).loaded));
  const index = remembered(async () => {
    const { shown } = await state.get();
    const place = join(cacheRoot, 'dev', digest(content));
    const folder = join(place, 'pagefind');
    const { folders } = await writeRecords(shown, place);
    return { folder, files: await writeFullTextIndexes(folders, folder) };
  });
  return {
    read: async () => (await state.get()).shown,
    check: async () => {
      const { loaded, shown } = await state.get();
      return { sources: loaded.sources, site: shown, problems: await problems.get() };
    },
    page: async (file) => {
      const now = await state.get();
      const page = now.pages.get(file);
      return page === undefined ? undefined : await show(page, now, renderer);
    },
    searchIndex: index.get,
    forget: () => {
      for (const kept of [state, problems, index]) kept.forget();
    },
  };
}

/** Nothing of the offline copy: what is being written must be seen at once. */
function stateOf(loaded: Loaded): State {
  const decided = decideForPages(loaded.sources, loaded.site);
  const shown = { ...decided, settings: { ...decided.settings, offline: false } };
  const pages = new Map(allPages(shown).map((page) => [page.file, page]));
  return { loaded, shown, pages, builtAt: new Date().toISOString() };
}

/** A page that fails is shown as a build would write it: with its source, or with the reason. */
async function show(page: Page, { loaded, shown, builtAt }: State, renderer: Renderer, mayFail = true): Promise<Rendered> {
  const unit = shown.broken.find(({ address }) => address === page.address);
  if (unit !== undefined) return await renderBroken(renderer, unit, { site: shown, builtAt });
  const rendered = await renderPage(renderer, page.address, { site: shown, builtAt });
  if (rendered.status === 200 || page.address === '404' || !mayFail) return rendered;
  const reason = rendered.body === '' ? `it answered ${rendered.status}` : rendered.body;
  const site = withFailedPages(loaded.site, [{ page, reason }], loaded.sources);
  return await show(page, stateOf({ ...loaded, site }), renderer, false);
}

/** The checks decide for themselves what the team excuses, so they get all that was found. */
async function problemsOf({ sources, site, history: { lastCommit } }: Loaded): Promise<readonly Problem[]> {
  const today = new Date().toISOString().slice(0, 10);
  return (await checkContent(sources, site, { today, lastCommit })).problems;
}
