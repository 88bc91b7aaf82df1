/** Renders all pages of a site. A page that fails is a broken one in the site that comes back, and every other page reports it. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import { decideForPages } from '../check/run.ts';
import { type Address, addressAt } from '../content/address.ts';
import type { Sources } from '../content/read.ts';
import type { BrokenUnit, Site } from '../content/site.ts';
import { html } from '../markup/html.ts';
import { type FailedPage, withFailedPages } from './broken.ts';
import { allPages, type Page } from './pages.ts';
import type { PageContent, Rendered, Renderer } from './renderer.ts';
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
      ? attempt(renderer, page.address, { site: shown, builtAt })
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

/** Code in a runbook may wait for what never comes. Milliseconds. */
const longestRender = 10_000;
/** The same for code that never waits: it holds up the build, which cannot go on with the next page then. Milliseconds. */
const longestWithoutPause = 30_000;

async function attempt(renderer: Renderer, address: Address, content: PageContent): Promise<Rendered> {
  const late = new AbortController();
  const limit = setTimeout(longestRender, undefined, { signal: late.signal }).then(
    () => ({ status: 500, body: `it took more than ${longestRender / 1000} s, which is the limit` }),
    () => ({ status: 500, body: '' }),
  );
  try {
    return await Promise.race([renderer.render(address, content), limit]);
  } catch (error) {
    return { status: 500, body: error instanceof Error ? error.message : String(error) };
  } finally {
    late.abort();
  }
}

/** The page of what cannot be shown, in the frame of all pages; bare where that fails too. */
async function renderBroken(renderer: Renderer, unit: BrokenUnit, content: PageContent): Promise<Rendered> {
  const { status, body } = await attempt(renderer, addressAt('404'), { ...content, broken: unit });
  return { status: 200, body: status === 404 || status === 200 ? body : barePage(unit) };
}

function barePage({ title, problems, source }: BrokenUnit): string {
  const list = problems.map(({ file, line, column, message }) => html`<li>${file}:${line}:${column} ${message}</li>`);
  return html`<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>This page could not be made.</p><ul>${list}</ul><pre>${source}</pre></html>`
    .text;
}
