/** What another page of the break-glass file costs: `node scripts/bench/break-glass.ts <built site>` prints JSON. The file is opened from disk. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../tests/e2e/chromium.ts';

export interface BreakGlassCost {
  /** Size of the file, bytes. */
  readonly size: number;
  /** Milliseconds from the address to the words of the first page, and until its script is awake. */
  readonly first: PageTimes;
  /** The same for the pages after it, from a press: medians. */
  readonly next: PageTimes;
}

export interface PageTimes {
  readonly shown: number;
  readonly awake: number;
}

const visits = 15;
const [site] = process.argv.slice(2);
if (site === undefined) throw new Error('name a built site');
console.log(JSON.stringify(await measureBreakGlass(site)));

async function measureBreakGlass(folder: string): Promise<BreakGlassCost> {
  const browser = await chromium.launch(launchOptions());
  const page = await (await browser.newContext()).newPage();
  await page.addInitScript(watchPage);
  const file = join(resolve(folder), 'breakglass.html');
  const address = pathToFileURL(file).href;
  const pages = runbooksOf(folder);
  const chosen = Array.from({ length: visits }, (_, at) => pages[Math.floor((at * pages.length) / visits)] ?? '');
  const first = await timesOf(page, () => page.goto(`${address}#/${pages.at(-1)}`));
  const next: PageTimes[] = [];
  for (const path of chosen) next.push(await timesOf(page, () => page.evaluate((hash) => void location.assign(hash), `#/${path}`)));
  await browser.close();
  const middle = (of: keyof PageTimes) =>
    next.map((times) => times[of]).toSorted((a, b) => a - b)[Math.floor(next.length / 2)] ?? Number.NaN;
  return { size: statSync(file).size, first, next: { shown: middle('shown'), awake: middle('awake') } };
}

/** Runs in every document: notes when it shows a page, by the clock of the whole machine. The script of the file marks a page once all of it is awake. */
function watchPage(): void {
  const now = () => performance.timeOrigin + performance.now();
  const seen = { hash: location.hash, shown: 0, awake: 0 };
  Object.assign(globalThis, { breakglassSeen: seen });
  const look = () => {
    if (seen.hash !== location.hash) Object.assign(seen, { hash: location.hash, shown: 0, awake: 0 });
    // Only pages that came out of the file have this line.
    if (seen.shown === 0 && document.querySelector('.copy-age') !== null) seen.shown = now();
    if (seen.awake === 0 && seen.shown > 0 && history.state !== null) seen.awake = now();
    requestAnimationFrame(look);
  };
  look();
}

async function timesOf(page: Page, open: () => Promise<unknown>): Promise<PageTimes> {
  const begun = performance.timeOrigin + performance.now();
  await open();
  const seen = await page.waitForFunction(
    (since) => {
      const { breakglassSeen: now } = globalThis as unknown as { breakglassSeen?: { shown: number; awake: number } };
      return now !== undefined && now.awake > since ? now : undefined;
    },
    begun,
    { timeout: 60_000 },
  );
  const { shown, awake } = (await seen.jsonValue()) ?? { shown: Number.NaN, awake: Number.NaN };
  return { shown: Math.round(shown - begun), awake: Math.round(awake - begun) };
}

function runbooksOf(folder: string): string[] {
  return readdirSync(join(folder, 'runbooks'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /[/\\].*[/\\]index\.html$/.test(file))
    .map((file) => `runbooks/${file.replaceAll('\\', '/').slice(0, -'index.html'.length)}`)
    .sort();
}
