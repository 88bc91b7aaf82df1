/** What a first visit of a runbook page costs: bytes by kind, and how soon it is drawn on a slow link. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../tests/e2e/chromium.ts';
import { brotli, serveCompressed } from './serve-compressed.ts';

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

/** 1.6 Mbit/s, 150 ms, and a processor four times slower: for what the page itself asks for and does. */
async function slowLink(page: Page): Promise<void> {
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
