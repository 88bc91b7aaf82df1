/**
 * How well symptoms are found on the search page of a built site, in a real browser: `node scripts/bench/search/phrases-found.ts
 * starter FOLDER community FOLDER` prints JSON. The right runbook should be among the first three for 90 of 100 phrases.
 */
import { chromium, type Page } from '@playwright/test';
import { serve } from '../../../src/command/serve.ts';
import { launchOptions } from '../../../tests/e2e/chromium.ts';
import { communityPhrases, type Phrase, starterPhrases } from './phrases.ts';

const sets: Readonly<Record<string, readonly Phrase[]>> = { starter: starterPhrases, community: communityPhrases };

const browser = await chromium.launch(launchOptions());
try {
  const measured: Record<string, object> = {};
  for (let at = 2; at + 1 < process.argv.length; at += 2) {
    const [name = '', folder = ''] = process.argv.slice(at);
    measured[name] = await measure(sets[name] ?? [], folder);
  }
  console.log(JSON.stringify(measured, null, 2));
} finally {
  await browser.close();
}

async function measure(phrases: readonly Phrase[], folder: string): Promise<object> {
  const { url, server } = await serve({ folder, base: '/', port: 0 });
  const page = await browser.newPage();
  const failed: object[] = [];
  let first = 0;
  for (const { typed, answers } of phrases) {
    const found = await runbooksFor(page, url, typed);
    const place = found.findIndex((id) => answers.includes(id));
    if (place === 0) first++;
    if (place < 0 || place > 2) failed.push({ typed, wanted: answers, place: place + 1, found: found.slice(0, 3) });
  }
  await page.close();
  server.closeAllConnections();
  server.close();
  return {
    phrases: phrases.length,
    inThree: phrases.length - failed.length,
    share: `${((1 - failed.length / phrases.length) * 100).toFixed(1)} %`,
    first,
    failed,
  };
}

/** Ids of what is listed, in order; what is no runbook keeps its address. */
async function runbooksFor(page: Page, url: string, typed: string): Promise<string[]> {
  await page.goto(`${url}search/?q=${encodeURIComponent(typed)}`);
  await page.locator('[role=status]', { hasText: /match|Nothing|Only/ }).waitFor();
  const addresses = await page
    .locator('#app\\:results > li > a')
    .evaluateAll((links) => links.map((link) => new URL(link.getAttribute('href') ?? '', document.baseURI).pathname));
  return addresses.map((path) => path.replace(/^\/runbooks\/|\/$/g, ''));
}
