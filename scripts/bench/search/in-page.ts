/**
 * How soon a key is answered in a page that has all it needs: `node scripts/bench/search/in-page.ts FOLDER` prints JSON. From the key to
 * the first name in the jump list, to the first row of full text of a first query and of later ones, on this machine as it is; and what
 * search weighs, in brotli bytes where hosts compress.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../../../tests/e2e/chromium.ts';
import { firstRunbookAddress } from '../enlarge.ts';
import { brotli, serveCompressed } from '../serve-compressed.ts';
import { spread, type Times, untilName, untilResult } from './until-shown.ts';

export interface InPage {
  /** Milliseconds from a key to the first name. */
  name: Times;
  firstQuery: Times;
  laterQuery: Times;
  bytes: { names: number; program: number; index: number; fragments: number };
}

const runs = 5;
/** Keys as they follow each other, and with a typo in them. */
const names = ['kube', 'kubepo', 'kpcl', 'pod crash', 'kubepodcrashlopping', 'etcdno', 'alertmanager', 'nodefilesystm'];
const texts = ['rolling upgrades', 'probes', 'inodes', 'quorum', 'webhook'];

const folder = process.argv[2] ?? 'dist';
const { url, quiet, close } = await serveCompressed(folder);
const browser = await chromium.launch(launchOptions());
const times = { name: [] as number[], firstQuery: [] as number[], laterQuery: [] as number[] };
for (let run = 0; run < runs; run++) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url + firstRunbookAddress(folder), { waitUntil: 'networkidle' });
  await page.keyboard.press('/');
  await page.locator('input[role=combobox]:focus').waitFor();
  // The first key waits for the list, which is loaded ahead where there is an offline copy.
  await page.evaluate(untilName, { text: 'kube', delay: 0 });
  for (const text of names) times.name.push(await page.evaluate(untilName, { text, delay: 0 }));
  await page.goto(`${url}search/`, { waitUntil: 'networkidle' });
  await quiet();
  for (const [at, text] of texts.entries()) {
    const took = await page.evaluate(untilResult, { text, delay: 0 });
    (at === 0 ? times.firstQuery : times.laterQuery).push(took);
  }
  await page.context().close();
}
await browser.close();
close();

const sizeIn = (part: string) => files(join(folder, 'pagefind', part)).reduce((sum, file) => sum + statSync(file).size, 0);
const packed = (file: string) => brotli(readFileSync(join(folder, file))).byteLength;
const results: InPage = {
  name: spread(times.name),
  firstQuery: spread(times.firstQuery),
  laterQuery: spread(times.laterQuery),
  bytes: {
    names: packed('search/jump.json'),
    program: packed('pagefind/pagefind.js') + statSync(join(folder, 'pagefind', 'wasm.en.pagefind')).size,
    index: sizeIn('index'),
    fragments: sizeIn('fragment'),
  },
};
console.log(JSON.stringify(results));

function files(part: string): string[] {
  return readdirSync(part).map((file) => join(part, file));
}
