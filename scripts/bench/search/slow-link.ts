/**
 * How soon the first result of full text is there, on a cold link of 1.6 Mbit/s and 150 ms with the processor slowed four times:
 * `node scripts/bench/search/slow-link.ts FOLDER` prints JSON. The page has settled before the first key; from then on it is
 * typed, or pasted as a whole. The server holds the link, as browsers slow down no requests of workers; nor do they slow down what a
 * worker computes.
 */
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../../tests/e2e/chromium.ts';
import { serveCompressed, slow } from '../serve-compressed.ts';

const runs = 5;
/** Words of the community's runbooks that are no names. */
const typed = ['rolling upgrades', 'probes', 'inodes', 'quorum', 'webhook'];

const folder = process.argv[2] ?? 'dist';
const { url, quiet, close } = await serveCompressed(folder, slow);
const browser = await chromium.launch(launchOptions());
const whole: number[] = [];
const byKeys: number[] = [];
const later: number[] = [];
let settled = 0;
for (let run = 0; run < runs; run++) {
  const text = typed[run % typed.length] ?? '';
  await onSettledPage(async (page) => {
    whole.push(await page.evaluate(untilFirst, { text, delay: 0 }));
    later.push(await page.evaluate(untilFirst, { text: typed[(run + 1) % typed.length] ?? '', delay: 0 }));
  });
  await onSettledPage(async (page) => byKeys.push(await page.evaluate(untilFirst, { text, delay: 80 })));
}
await browser.close();
close();
console.log(
  JSON.stringify({
    pasted: spread(whole),
    typedAt80ms: spread(byKeys),
    laterQuery: spread(later),
    settledAtMost: Math.round(settled),
    searched: typed,
  }),
);

/** A search page in a fresh browser that has loaded all that it asks for. */
async function onSettledPage(act: (page: Page) => Promise<unknown>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const started = performance.now();
  await page.goto(`${url}search/`, { waitUntil: 'networkidle' });
  await quiet();
  settled = Math.max(settled, performance.now() - started - 1000);
  await act(page);
  await context.close();
}

/** Runs in the page: milliseconds from the first key to the first row with words of a text. */
function untilFirst({ text, delay }: { text: string; delay: number }): Promise<number> {
  const input = document.querySelector<HTMLInputElement>('#q');
  const list = document.querySelector('#results');
  if (input === null || list === null) throw new Error('no search page');
  list.replaceChildren();
  return new Promise((resolve) => {
    const started = performance.now();
    const observer = new MutationObserver(() => {
      if (list.querySelector('li > p') === null) return;
      observer.disconnect();
      resolve(performance.now() - started);
    });
    observer.observe(list, { childList: true, subtree: true });
    const type = (length: number) => {
      input.value = text.slice(0, length);
      input.dispatchEvent(new Event('input', { bubbles: true }));
      if (length < text.length) setTimeout(() => type(length + 1), delay);
    };
    type(delay === 0 ? text.length : 1);
  });
}

function spread(times: readonly number[]): { median: number; most: number } {
  const sorted = times.toSorted((a, b) => a - b);
  return { median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN), most: Math.round(sorted.at(-1) ?? Number.NaN) };
}
