/** Two tabs that tick first at the same moment begin one incident. */
import type { Page } from '@playwright/test';
import { isLongPart } from '../support/parts.ts';
import { expect, test } from './site.ts';
import { box as boxOf } from './support/steps.ts';

const runbook = 'runbooks/kubernetes/kubepodcrashlooping/';
const rounds = 20;
/** New browsers are slow to make. */
const newBrowsers = isLongPart ? 5 : 1;

/** Ids of the incidents that this browser has. */
function incidents(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('breakglass-record:/ops');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('events').objectStore('events').getAll();
          all.onerror = () => reject(all.error);
          all.onsuccess = () => {
            opening.result.close();
            resolve([...new Set(all.result.map(({ incident }: { incident: string }) => incident))]);
          };
        };
      }),
  );
}

// Different steps: a tick that arrives before the click would make it an untick.
const names = ['Read the events', 'Read the logs'];
const box = (page: Page, at: number) => boxOf(page, names[at] ?? '');

/** By the clock: the way from the test to a page takes longer than a tick. */
async function tickAtOnce(pages: readonly Page[]): Promise<void> {
  const moment = Date.now() + 500;
  const click = (element: Element, then: number) =>
    new Promise<void>((resolve) => {
      setTimeout(() => {
        if (element instanceof HTMLElement) element.click();
        resolve();
      }, then - Date.now());
    });
  await Promise.all(pages.map((page, at) => box(page, at).evaluate(click, moment)));
  for (const page of pages) for (const at of names.keys()) await expect(box(page, at)).toBeChecked();
}

test(`two tabs that tick first at once begin one incident, in ${newBrowsers} new browsers @repeats`, async ({ browser, small }) => {
  test.setTimeout(120_000);
  for (let round = 1; round <= newBrowsers; round++) {
    const context = await browser.newContext();
    const pages = [await context.newPage(), await context.newPage()];
    for (const page of pages) {
      await page.goto(small.url + runbook);
      await expect(page.locator('.step-more').first()).toBeVisible();
    }
    await tickAtOnce(pages);
    for (const page of pages) expect(await incidents(page), `round ${round}`).toHaveLength(1);
    await context.close();
  }
});

test(`and so do two tabs that have left an incident, ${rounds} times`, { tag: '@long' }, async ({ context, small }) => {
  test.setTimeout(120_000);
  const one = await context.newPage();
  const pages = [one, await context.newPage()];
  for (const page of pages) {
    await page.goto(small.url + runbook);
    await expect(page.locator('.step-more').first()).toBeVisible();
  }
  for (let round = 1; round <= rounds; round++) {
    await tickAtOnce(pages);
    expect(await incidents(one), `round ${round}`).toHaveLength(round);
    await one.getByRole('button', { name: 'Start a separate incident' }).click();
    for (const page of pages) for (const at of names.keys()) await expect(box(page, at)).not.toBeChecked();
  }
});
