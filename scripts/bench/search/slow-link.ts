/**
 * How soon the first result of full text is there, on a cold link of 1.6 Mbit/s and 150 ms with the processor slowed four times:
 * `node scripts/bench/search/slow-link.ts FOLDER` prints JSON. The page has settled before the first key; from then on it is
 * typed, or pasted as a whole.
 */
import { chromium } from '@playwright/test';
import { launchOptions } from '../../../tests/e2e/chromium.ts';
import { serveCompressed, slowLink } from '../first-visit.ts';

const runs = 5;
/** Words of the community's runbooks that are no names. */
const typed = ['rolling upgrades', 'probes', 'inodes', 'quorum', 'webhook'];

const folder = process.argv[2] ?? 'dist';
const { url, close } = await serveCompressed(folder);
const browser = await chromium.launch(launchOptions());
const whole: number[] = [];
const byKeys: number[] = [];
const later: number[] = [];
let settled = 0;
for (let run = 0; run < runs; run++) {
  const text = typed[run % typed.length] ?? '';
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  await slowLink(page);
  const started = performance.now();
  await page.goto(`${url}search/`, { waitUntil: 'networkidle' });
  settled = Math.max(settled, performance.now() - started);
  whole.push(await page.evaluate(untilFirst, { text, delay: 0 }));
  later.push(await page.evaluate(untilFirst, { text: typed[(run + 1) % typed.length] ?? '', delay: 0 }));
  await context.close();

  const other = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const fresh = await other.newPage();
  await slowLink(fresh);
  await fresh.goto(`${url}search/`, { waitUntil: 'networkidle' });
  byKeys.push(await fresh.evaluate(untilFirst, { text, delay: 80 }));
  await other.close();
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
