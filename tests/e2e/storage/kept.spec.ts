/** What was acknowledged is there again, however the browser or the page ended. */
import { expect } from '@playwright/test';
import { temporaryFolder } from '../../support/content-root.ts';
import { damageDatabases, startBrowser } from './browser-process.ts';
import { test } from './test-page.ts';

/** `npm run test:long` takes the number that the issue asks for. */
const runs = 50;

test(`the browser is killed the moment an event is saved: there again, ${runs} of ${runs} @fault-1`, { tag: '@long' }, async ({
  testPage,
}) => {
  test.setTimeout(runs * 12_000);
  const profile = temporaryFolder();
  const written: string[] = [];
  for (let run = 1; run <= runs; run++) {
    const { page, kill } = await startBrowser(profile);
    await page.goto(testPage.url);
    await page.evaluate(() => room.open());
    expect(await page.evaluate(() => room.notes())).toEqual(written.toSorted());
    const text = `tick ${run}`;
    expect(await page.evaluate((said) => room.write(said), text)).toEqual([text]);
    await kill();
    written.push(text);
  }
});

test('the page crashes right after an event is saved: the next page has it @fault-2', { tag: '@long' }, async ({ testPage, context }) => {
  const written: string[] = [];
  for (let run = 1; run <= 5; run++) {
    const page = await context.newPage();
    await page.goto(testPage.url);
    await page.evaluate(() => room.open());
    const text = `tick ${run}`;
    expect(await page.evaluate((said) => room.write(said), text)).toEqual([text]);
    written.push(text);
    const crashed = page.waitForEvent('crash');
    const devtools = await context.newCDPSession(page);
    // It never answers: the page is gone.
    devtools.send('Page.crash').catch(() => {});
    await crashed;
    await page.close();
  }
  const page = await context.newPage();
  await page.goto(testPage.url);
  await page.evaluate(() => room.open());
  expect(await page.evaluate(() => room.notes())).toEqual(written.toSorted());
  expect(await page.evaluate(() => room.record().state())).toMatchObject({ kept: 'durable', unsaved: 0, recovered: 0, journal: 'written' });
});

test('the files of the database are damaged on disk: everything comes back from the second journal @fault-6', { tag: '@long' }, async ({
  testPage,
}) => {
  test.setTimeout(60_000);
  const profile = temporaryFolder();
  const first = await startBrowser(profile);
  await first.page.goto(testPage.url);
  await first.page.evaluate(() => room.open());
  await first.page.evaluate(() => room.write('one', 'two', 'three'));
  await first.kill();

  expect(damageDatabases(profile)).toBeGreaterThan(0);
  const second = await startBrowser(profile);
  await second.page.goto(testPage.url);
  await second.page.evaluate(() => room.open());
  expect(await second.page.evaluate(() => room.notes())).toEqual(['one', 'three', 'two']);
  expect(await second.page.evaluate(() => room.record().state())).toMatchObject({ kept: 'durable', recovered: 3, lost: true });
  await second.kill();

  const third = await startBrowser(profile);
  await third.page.goto(testPage.url);
  await third.page.evaluate(() => room.open());
  expect(await third.page.evaluate(() => room.notes())).toEqual(['one', 'three', 'two']);
  expect(await third.page.evaluate(() => room.record().state())).toMatchObject({ kept: 'durable', recovered: 0, lost: false });
  await third.kill();
});
