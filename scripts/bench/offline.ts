/**
 * What the offline copy costs: `node scripts/bench/offline.ts <built site> <the same after one edit>` prints JSON. The link is held to
 * 10 Mbit/s and 100 ms by the server, as the browser's own throttling does not reach service workers.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../tests/e2e/chromium.ts';
import { heldLink } from './held-link.ts';

export interface OfflineCost {
  /** Milliseconds from the first request to all ready, page included; bytes and requests of all of it. */
  ready: { took: number; bytes: number; requests: number };
  /** From asking for a newer version until it waits. */
  update: { took: number; bytes: number; requests: number };
  /**
   * Milliseconds until a page never visited is loaded, scripts and styles included, the server stopped: median, and the first one after the
   * worker was asleep. Beside it the same pages from a server on this machine, without a worker.
   */
  navigation: { median: number; cold: number; server: number };
  /** The same for the longest pages. `search`: from the address of a search to the first row with words of a text, everything but the copy cold. */
  long: { runbooks: number; health: number; search: number };
  /** Heap of the worker after all that, buffers included, bytes. */
  workerMemory: number;
  /** Brotli bytes. */
  workerScript: number;
  /** Bytes of all packs, of which the copy in the browser is made, and of the files that are in them. */
  sizes: { packs: number; files: number };
}

const visits = 40;
const [first, edited] = process.argv.slice(2);
if (first === undefined || edited === undefined) throw new Error('name two built sites');
console.log(JSON.stringify(await measureOffline(first, edited)));

async function measureOffline(site: string, next: string): Promise<OfflineCost> {
  const link = await heldLink(site, 100, 10_000_000 / 8);
  const browser = await chromium.launch(launchOptions());
  const page = await (await browser.newContext()).newPage();
  const cost = async (act: () => Promise<void>) => {
    link.sent = { bytes: 0, requests: 0 };
    const started = performance.now();
    await act();
    return { took: Math.round(performance.now() - started), ...link.sent };
  };
  const ready = await cost(async () => {
    await page.goto(link.url);
    await page.locator('[data-offline]', { hasText: /^Ready offline$/ }).waitFor({ timeout: 120_000 });
  });
  link.folder = next;
  const update = await cost(async () => {
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await page.locator('[data-update]', { hasText: 'New version' }).waitFor({ timeout: 120_000 });
  });
  await link.stop();
  const pages = runbooksOf(site);
  const chosen = Array.from({ length: visits }, (_, at) => pages[Math.floor((at * pages.length) / visits)] ?? '');
  const offline = await visitAll(page, link.url, chosen);
  const long = {
    runbooks: await visitAll(
      page,
      link.url,
      Array.from({ length: 5 }, () => 'runbooks/'),
    ),
    health: await visitAll(
      page,
      link.url,
      Array.from({ length: 5 }, () => 'health/'),
    ),
    search: median(await searchAll(page, link.url, ['latency', 'disk full', 'leader', 'certificate', 'probes'])),
  };
  const workerMemory = await memoryOfWorker(browser);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  const cold = await visit(page, link.url + (pages.at(-1) ?? ''));
  const plain = await heldLink(site, 0, Number.POSITIVE_INFINITY);
  const server = await visitAll(await (await browser.newContext({ serviceWorkers: 'block' })).newPage(), plain.url, chosen);
  await plain.stop();
  await browser.close();
  const workerScript = brotliCompressSync(readFileSync(join(site, 'sw.js'))).length;
  return { ready, update, navigation: { median: offline, cold, server }, long, workerMemory, workerScript, sizes: sizesOf(site) };
}

function sizesOf(site: string): OfflineCost['sizes'] {
  const sizes = { packs: 0, files: 0 };
  for (const file of readdirSync(site, { recursive: true, encoding: 'utf8' })) {
    const { size } = statSync(join(site, file));
    if (file.endsWith('.pack')) sizes.packs += size;
    else if (!file.startsWith('offline') && file !== 'breakglass.html' && statSync(join(site, file)).isFile()) sizes.files += size;
  }
  return sizes;
}

/** The median over all addresses. */
async function visitAll(page: Page, base: string, addresses: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const address of addresses) times.push(await visit(page, base + address));
  return median(times);
}

/** Milliseconds from the start of the navigation to the end of `load`, as the page itself saw it. */
async function visit(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'load' });
  return await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation');
    return entry instanceof PerformanceNavigationTiming ? entry.domComplete : Number.NaN;
  });
}

/** Milliseconds each until the first row from a text, on a fresh page with the worker asleep. */
async function searchAll(page: Page, base: string, searches: readonly string[]): Promise<number[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  const times: number[] = [];
  for (const text of searches) {
    await page.goto('about:blank');
    await devtools.send('ServiceWorker.stopAllWorkers');
    const begun = performance.now();
    await page.goto(`${base}search/?q=${encodeURIComponent(text)}`);
    await page.locator('#app\\:results li > p').first().waitFor({ timeout: 60_000 });
    times.push(performance.now() - begun);
  }
  return times;
}

function runbooksOf(site: string): string[] {
  return readdirSync(join(site, 'runbooks'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /[/\\].*[/\\]index\.html$/.test(file))
    .map((file) => `runbooks/${file.replaceAll('\\', '/').slice(0, -'index.html'.length)}`)
    .sort();
}

async function memoryOfWorker(browser: Browser): Promise<number> {
  const devtools = await browser.newBrowserCDPSession();
  const { targetInfos } = await devtools.send('Target.getTargets');
  const target = targetInfos.find(({ type }) => type === 'service_worker');
  if (target === undefined) return Number.NaN;
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId: target.targetId, flatten: false });
  const ask = (id: number, method: string) =>
    new Promise<Record<string, number>>((resolve) => {
      devtools.on('Target.receivedMessageFromTarget', ({ message }) => {
        const answer: { id: number; result: Record<string, number> } = JSON.parse(message);
        if (answer.id === id) resolve(answer.result);
      });
      void devtools.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    });
  await ask(1, 'HeapProfiler.collectGarbage');
  const { usedSize = Number.NaN, backingStorageSize = 0 } = await ask(2, 'Runtime.getHeapUsage');
  return usedSize + backingStorageSize;
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN);
}
