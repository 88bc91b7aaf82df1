/** Renders all pages of a site. A page that fails is a broken one in the site that comes back, and every other page reports it. */
import { setImmediate } from 'node:timers/promises';
import { decideForPages } from '../check/run.ts';
import type { Sources } from '../content/read.ts';
import type { BrokenUnit, Site } from '../content/site.ts';
import { type FailedPage, withFailedPages } from './broken.ts';
import { allPages, type Page } from './pages.ts';
import { renderBroken, renderPage } from './render-page.ts';
import type { Renderer } from './renderer.ts';
import { startWatchdog } from './watchdog.ts';

export interface RenderInputs {
  readonly sources: Sources;
  /** With every problem: what the team excuses is decided here. */
  readonly site: Site;
  readonly builtAt: string;
  readonly renderer: Renderer;
  /** Whether a page needs no rendering: what it shows has not changed, and it is there. */
  readonly isCurrent: (shown: Site, pages: readonly Page[]) => (page: Page) => boolean;
  readonly write: (page: Page, body: string) => void;
  readonly keep: (page: Page) => void;
  /** Called after each bundle of pages. */
  readonly onProgress: (done: number, total: number) => void;
}

export interface RenderedPages {
  /** The site with what failed, and every problem. */
  readonly site: Site;
  /** The same as its pages show it. */
  readonly shown: Site;
  readonly pages: readonly Page[];
}

/**
 * Writes all pages. One that fails changes what others show (lists, health, badge), so all that is not current is rendered again
 * with what is known by then. Each round breaks a page that was whole before it, and a broken page cannot fail.
 */
export async function renderPages(inputs: RenderInputs): Promise<RenderedPages> {
  if (!inputs.site.settings.mdx.code) return await renderRounds(inputs);
  const files = new Map(inputs.site.runbooks.map(({ address, file }) => [address, file]));
  const watchdog = startWatchdog(longestWithoutPause);
  const render: Renderer['render'] = async (address, content) => {
    watchdog.watch(files.get(address) ?? `/${address}`);
    try {
      return await inputs.renderer.render(address, content);
    } finally {
      watchdog.watch(null);
    }
  };
  try {
    return await renderRounds({ ...inputs, renderer: { ...inputs.renderer, render } });
  } finally {
    watchdog.stop();
  }
}

async function renderRounds(inputs: RenderInputs): Promise<RenderedPages> {
  let { site } = inputs;
  for (;;) {
    const shown = decideForPages(inputs.sources, site);
    const broken = new Map(shown.broken.map((unit) => [unit.address, unit]));
    const pages = allPages(shown).filter(({ file, address }) => file.endsWith('.html') || !broken.has(address));
    const failed = await renderRound(pages, shown, broken, inputs);
    if (failed.length === 0) return { site, shown, pages };
    site = withFailedPages(site, failed, inputs.sources);
  }
}

async function renderRound(
  pages: readonly Page[],
  shown: Site,
  broken: ReadonlyMap<string, BrokenUnit>,
  { renderer, builtAt, isCurrent, write, keep, onProgress }: RenderInputs,
): Promise<FailedPage[]> {
  const current = isCurrent(shown, pages);
  const stale = pages.filter((page) => !current(page));
  for (const page of pages) if (current(page)) keep(page);
  const failed: FailedPage[] = [];
  for (const [at, page] of stale.entries()) {
    const unit = broken.get(page.address);
    const { status, body } = await (unit === undefined
      ? renderPage(renderer, page.address, { site: shown, builtAt })
      : renderBroken(renderer, unit, { site: shown, builtAt }));
    if (status === 200 || page.address === '404') write(page, body);
    else failed.push({ page, reason: body === '' ? `it answered ${status}` : body });
    if (at % 64 !== 63) continue;
    onProgress(at + 1, stale.length);
    // Lets signals in.
    await setImmediate();
  }
  return failed;
}

/** Code in a runbook that never waits holds up the build, which cannot go on with the next page then. Milliseconds. */
const longestWithoutPause = 30_000;
