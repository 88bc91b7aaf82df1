/**
 * A host on the slowest of lines: a page arrives in pieces, each after the browser has painted the one before, and the typefaces arrive
 * after the whole page has been painted. Nothing waits for a clock: the page reports each paint.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { mediaType } from '../../src/offline/shared/media-type.ts';

/** Asked by the page after each paint: 205 once everything has been sent. */
const painted = '/.painted';
/** Where a page is cut: after what can be painted by itself. All of the bar at its end, and so many more at the most. */
const ends = /<\/(?:tr|header|section|nav|details|h1|h2|p|ul)>/g;
const mostPieces = 24;

export interface SlowHost {
  /** With a slash at its end. */
  readonly url: string;
  stop(): void;
}

/** Serves a built site from the root of an origin. One page at a time. */
export async function startSlowHost(folder: string): Promise<SlowHost> {
  /** What is sent with the next paint. */
  let pieces: (() => void)[] = [];
  let typefaces: (() => void)[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    if (pathname === painted) {
      const next = pieces.shift();
      next?.();
      if (next === undefined) for (const send of typefaces.splice(0)) send();
      response.writeHead(next === undefined ? 205 : 204).end();
      return;
    }
    const path = join(folder, decodeURIComponent(pathname));
    const file = pathname.endsWith('/') ? join(path, 'index.html') : path;
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': mediaType(file) });
    if (file.endsWith('.woff2')) typefaces.push(() => response.end(readFileSync(file)));
    // Browsers may show a typeface that comes late, or not: here they do.
    else if (file.endsWith('.css')) response.end(readFileSync(file, 'utf8').replaceAll('font-display:optional', 'font-display:swap'));
    else if (file.endsWith('.html')) {
      typefaces = [];
      pieces = inPieces(response, readFileSync(file, 'utf8'));
      pieces.shift()?.();
    } else response.end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The slow host got no port.');
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://localhost:${address.port}/`, stop };
}

/** What sends a page piece by piece. */
function inPieces(response: ServerResponse, page: string): (() => void)[] {
  const bar = page.indexOf('<nav class="bar"');
  const body = page.indexOf('<body');
  const all = [...page.matchAll(ends)].map((match) => match.index + match[0].length).filter((at) => at > body && at < bar);
  const every = Math.ceil(all.length / mostPieces);
  const inBar = [...page.slice(bar).matchAll(/(?<=<\/svg>)|(?<=<\/(?:a|button)>)/g)].map((match) => bar + match.index);
  const cuts = [0, ...all.filter((_, at) => at % every === 0), bar, ...inBar, page.length];
  return cuts.slice(1).map((cut, at) => {
    const piece = page.slice(cuts[at], cut);
    return at === cuts.length - 2 ? () => void response.end(piece) : () => void response.write(piece);
  });
}

/** Makes pages report their paints to the host, and sum up how far what they show moves. */
export async function reportPaints(page: Page): Promise<void> {
  await page.addInitScript((address) => {
    const seen = { shift: 0, moved: '' };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        seen.shift += Number(Reflect.get(entry, 'value'));
        const sources: { node: Element | null }[] = Reflect.get(entry, 'sources');
        seen.moved += sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 80)).join(' ');
      }
    }).observe({ type: 'layout-shift', buffered: true });
    const report = () =>
      requestAnimationFrame(() => {
        setTimeout(async () => {
          if ((await fetch(address)).status !== 205) report();
        });
      });
    report();
  }, painted);
}

/** How far what the page shows has moved by now, and what. */
export async function shiftOf(page: Page): Promise<{ shift: number; moved: string }> {
  return page.evaluate(() => Reflect.get(window, 'seen'));
}
