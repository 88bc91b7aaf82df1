/** What a first visit of a runbook page costs: bytes by kind, and how soon it is drawn on a slow link. */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../tests/e2e/chromium.ts';

export interface Weight {
  html: number;
  css: number;
  script: number;
}

/** Brotli bytes of a page and of what it refers to. */
export function pageWeight(folder: string, address: string): Weight {
  const html = readFileSync(join(folder, address, 'index.html'), 'utf8');
  const size = (paths: string[]) => paths.reduce((sum, path) => sum + brotli(readFileSync(join(folder, path))).byteLength, 0);
  const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map((match) => match[1] ?? '');
  const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map((match) => match[1] ?? '');
  return { html: brotli(html).byteLength, css: size(styles), script: size(scripts) };
}

export interface Drawn {
  /** Largest contentful paint, milliseconds. */
  lcp: number;
  /** Sum of what long tasks took over 50 ms, milliseconds. */
  blocking: number;
  /** Cumulative layout shift. */
  shift: number;
}

/** Loads a page five times on a link of 1.6 Mbit/s and 150 ms with the processor slowed four times; the median by LCP. */
export async function drawOnSlowLink(folder: string, address: string): Promise<Drawn> {
  const { url, close } = await serveCompressed(folder);
  const browser = await chromium.launch(launchOptions());
  const runs: Drawn[] = [];
  for (let run = 0; run < 5; run++) {
    const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
    const page = await context.newPage();
    await slowLink(page);
    await page.addInitScript(() => {
      const seen = { lcp: 0, blocking: 0, shift: 0 };
      Object.assign(globalThis, { breakglassSeen: seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.lcp = entry.startTime;
      }).observe({ type: 'largest-contentful-paint', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.blocking += Math.max(0, entry.duration - 50);
      }).observe({ type: 'longtask', buffered: true });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if ('value' in entry && typeof entry.value === 'number') seen.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(url + address, { waitUntil: 'networkidle' });
    runs.push(await page.evaluate(() => ({ ...(globalThis as unknown as { breakglassSeen: Drawn }).breakglassSeen })));
    await context.close();
  }
  await browser.close();
  close();
  runs.sort((a, b) => a.lcp - b.lcp);
  const median = runs[2];
  if (median === undefined) throw new Error('no run was measured');
  return median;
}

/** Serves a folder as hosts do that compress well. `url` ends with a slash. */
export async function serveCompressed(folder: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const types: Record<string, string> = {
      '.html': 'text/html; charset=utf-8',
      '.css': 'text/css',
      '.js': 'text/javascript',
      '.svg': 'image/svg+xml',
      '.woff2': 'font/woff2',
      '.json': 'application/json',
    };
    if (!existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    if (extname(file) === '.woff2') {
      response.writeHead(200, { 'Content-Type': type });
      createReadStream(file).pipe(response);
    } else response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'br' }).end(brotli(readFileSync(file)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listening = server.address();
  const port = typeof listening === 'object' && listening !== null ? listening.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** 1.6 Mbit/s, 150 ms, and a processor four times slower. */
export async function slowLink(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (0.75 * 1024 * 1024) / 8,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

function brotli(content: string | Uint8Array): Buffer {
  return brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}
