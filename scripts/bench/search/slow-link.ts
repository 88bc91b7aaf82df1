/**
 * How soon the first result of full text is there, on a cold link of 1.6 Mbit/s and 150 ms with the processor slowed four times:
 * `node scripts/bench/search/slow-link.ts FOLDER [copy|network] [RUNS]` prints JSON. The page has settled before the first key; from then on it is
 * typed, or pasted as a whole, on the search page and into the box that `/` opens on a runbook. The server holds the link, as browsers
 * slow down no requests of workers; nor do they slow down what a worker computes.
 */
import { chromium, type Page } from '@playwright/test';
import { launchOptions } from '../../../tests/e2e/chromium.ts';
import { firstRunbookAddress } from '../enlarge.ts';
import { serveCompressed, slow } from '../serve-compressed.ts';
import { spread, untilJump, untilResult } from './until-shown.ts';

const [folder = 'dist', how = 'copy', runs = '5'] = process.argv.slice(2);
/** Whether the offline copy is made first, as over https; else all comes from the network, as over plain http. */
const withCopy = how === 'copy';
/** On the search page pasted, typed at 80 ms a key, and a second query; in the box that `/` opens a name, and full text pasted and typed. */
export type SlowLinkTimes = 'pasted' | 'typed' | 'later' | 'jumpName' | 'jumpPasted' | 'jumpTyped';

/** Words of the community's runbooks that are no names. */
const typed = ['rolling upgrades', 'probes', 'inodes', 'quorum', 'webhook'];

const { url: secure, quiet, close } = await serveCompressed(folder, slow);
// Any name but this machine's: over plain http browsers allow no copy.
const url = withCopy ? secure : secure.replace('127.0.0.1', 'plain.test');
const { args, ...options } = launchOptions();
const browser = await chromium.launch({ ...options, args: [...args, '--host-resolver-rules=MAP plain.test 127.0.0.1'] });
const runbook = firstRunbookAddress(folder);
const times: Record<SlowLinkTimes, number[]> = {
  pasted: [],
  typed: [],
  later: [],
  jumpName: [],
  jumpPasted: [],
  jumpTyped: [],
};
const settled: Record<string, number> = {};
for (let run = 0; run < Number(runs); run++) {
  const text = typed[run % typed.length] ?? '';
  const next = typed[(run + 1) % typed.length] ?? '';
  await onSettledPage('search/', async (page) => {
    times.pasted.push(await page.evaluate(untilResult, { text, delay: 0 }));
    times.later.push(await page.evaluate(untilResult, { text: next, delay: 0 }));
  });
  await onSettledPage('search/', async (page) => times.typed.push(await page.evaluate(untilResult, { text, delay: 80 })));
  await onSettledPage(runbook, async (page) => {
    const { name, text: found } = await page.evaluate(untilJump, { text, delay: 0 });
    times.jumpPasted.push(found);
    times.jumpName.push(name);
  });
  await onSettledPage(runbook, async (page) => times.jumpTyped.push((await page.evaluate(untilJump, { text, delay: 80 })).text));
}
await browser.close();
close();
console.log(
  JSON.stringify({ ...Object.fromEntries(Object.entries(times).map(([name, all]) => [name, spread(all)])), settled, searched: typed }),
);

/** A page in a fresh browser that has loaded all that it asks for, the offline copy too unless it is told to do without. */
async function onSettledPage(address: string, act: (page: Page) => Promise<unknown>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  // The copy of a large site takes a minute on this link.
  page.setDefaultNavigationTimeout(180_000);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const started = performance.now();
  await page.goto(url + address, { waitUntil: 'networkidle' });
  if (withCopy) await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  // What is preloaded begins two seconds after that.
  await page.waitForTimeout(3000);
  await quiet();
  settled[address] = Math.max(settled[address] ?? 0, Math.round(performance.now() - started));
  await act(page);
  await context.close();
}
