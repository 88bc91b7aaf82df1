/** A tick that shows done is there again, however the browser, the page or its files ended (rows 1, 2 and 6 of the faults). */
import type { Page } from '@playwright/test';
import { temporaryFolder } from '../../support/content-root.ts';
import { expect, test } from '../site.ts';
import { damageDatabases, startBrowser } from '../storage/browser-process.ts';
import { box, openRunbook, press, steps, timeline } from './on-page.ts';

const runs = { kills: 50, crashes: 100 };

/** Which steps were shown as done when the page was last seen, and which one is pressed next. */
function session() {
  const done = new Map<string, boolean>(steps.map((step) => [step, false]));
  return {
    async seen(page: Page): Promise<void> {
      for (const [step, checked] of done) await expect(box(page, step), step).toBeChecked({ checked });
    },
    async press(page: Page, run: number): Promise<void> {
      const step = steps[run % steps.length] ?? steps[0];
      await press(page, step);
      done.set(step, !done.get(step));
    },
  };
}

test(`the browser is killed the moment a box shows done: there again, ${runs.kills} of ${runs.kills} @fault-1 @long`, async ({ small }) => {
  test.setTimeout(runs.kills * 30_000);
  const profile = temporaryFolder();
  const ticks = session();
  for (let run = 0; run < runs.kills; run++) {
    const { page, kill } = await startBrowser(profile);
    await openRunbook(page, small);
    await ticks.seen(page);
    await ticks.press(page, run);
    await kill();
  }
  const { page, kill } = await startBrowser(profile);
  await openRunbook(page, small);
  await ticks.seen(page);
  await kill();
});

test(`the page crashes the moment a box shows done: there again, ${runs.crashes} of ${runs.crashes} @fault-2`, { tag: '@long' }, async ({
  context,
  small,
}) => {
  test.setTimeout(runs.crashes * 15_000);
  const ticks = session();
  for (let run = 0; run < runs.crashes; run++) {
    const page = await context.newPage();
    await openRunbook(page, small);
    await ticks.seen(page);
    await ticks.press(page, run);
    const crashed = page.waitForEvent('crash');
    const devtools = await context.newCDPSession(page);
    // It never answers: the page is gone.
    devtools.send('Page.crash').catch(() => {});
    await crashed;
    await page.close();
  }
  const page = await context.newPage();
  await openRunbook(page, small);
  await ticks.seen(page);
});

test('the files of the database are damaged: the ticks come back from the second journal @fault-6', { tag: '@long' }, async ({ small }) => {
  test.setTimeout(90_000);
  const profile = temporaryFolder();
  const first = await startBrowser(profile);
  await openRunbook(first.page, small);
  await press(first.page, steps[0]);
  await press(first.page, steps[1]);
  await first.kill();

  expect(damageDatabases(profile)).toBeGreaterThan(0);
  const second = await startBrowser(profile);
  await openRunbook(second.page, small);
  for (const step of [steps[0], steps[1]]) await expect(box(second.page, step)).toBeChecked();
  const before = await timeline(second.page, small);
  await second.kill();

  const third = await startBrowser(profile);
  await third.page.goto(`${small.url}incident/`);
  await expect(third.page.locator('.storage .state')).toHaveText('Saved on this device');
  expect(await timeline(third.page, small)).toEqual(before);
  await third.kill();
});
