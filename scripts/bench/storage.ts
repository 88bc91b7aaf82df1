/** How long an append takes until it is durable, with 5,000 events in the store: `node scripts/bench/storage.ts` prints JSON. */
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from '../../tests/e2e/chromium.ts';
import { servePage } from '../../tests/e2e/storage/test-page.ts';
import { spread } from './spread.ts';

const filling = 5000;
const appends = 300;

const measured = await servePage(join(import.meta.dirname, 'storage-page.ts'), async ({ url }) => {
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage();
    await page.goto(url);
    return await page.evaluate(([events, times]) => measureStorage(events, times), [filling, appends] as const);
  } finally {
    await browser.close();
  }
});

console.log(
  JSON.stringify({
    filling,
    append: spread(measured.appends),
    calls: Object.fromEntries(Object.entries(measured.calls).map(([name, times]) => [name, spread(times)])),
    open: Math.round(measured.open),
  }),
);
