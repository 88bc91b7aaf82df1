/** Several tabs of one site, and several sites on one origin. */
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { test } from './test-page.ts';

/** A tab with the record of the site at that path. */
async function openTab(context: BrowserContext, url: string, base = '/'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate((site) => room.open(site), base);
  return page;
}

test('two tabs write at once: nothing is lost, and each sees all of it @fault-9 @long', async ({ testPage, context }) => {
  const tabs = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
  const texts = ['a', 'b'].map((tab) => Array.from({ length: 100 }, (_, at) => `${tab}${at}`));
  const saved = await Promise.all(tabs.map((page, at) => page.evaluate((said) => room.write(...said), texts[at] ?? [])));
  expect(saved).toEqual(texts);
  const all = texts.flat().sort();
  for (const page of tabs) await expect.poll(() => page.evaluate(() => room.notes())).toEqual(all);
  const third = await openTab(context, testPage.url);
  expect(await third.evaluate(() => room.notes())).toEqual(all);
  expect(await third.evaluate(() => room.record().state())).toMatchObject({ recovered: 0, unsaved: 0 });
});

test('another tab is told of an event, once @fault-9 @long', async ({ testPage, context }) => {
  const [writer, reader] = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
  await reader.evaluate(() => {
    Object.assign(globalThis, { told: [] });
    room.record().onEvents((events) => Reflect.get(globalThis, 'told').push(events.length));
  });
  await writer.evaluate(() => room.write('one'));
  await expect.poll(() => reader.evaluate(() => room.notes())).toEqual(['one']);
  await reader.evaluate(() => room.record().retry());
  expect(await reader.evaluate(() => Reflect.get(globalThis, 'told'))).toEqual([1]);
});

test('without BroadcastChannel too @fault-9 @long', async ({ testPage, context }) => {
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));
  const [writer, reader] = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
  await writer.evaluate(() => room.write('one'));
  await expect.poll(() => reader.evaluate(() => room.notes())).toEqual(['one']);
});

test('a tab that missed a message reads it when it is looked at again @fault-9 @long', async ({ testPage, context }) => {
  await context.addInitScript(() => {
    BroadcastChannel.prototype.postMessage = () => {};
  });
  const [writer, reader] = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
  await writer.evaluate(() => room.write('one'));
  expect(await reader.evaluate(() => room.notes())).toEqual([]);
  await reader.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => reader.evaluate(() => room.notes())).toEqual(['one']);
});

test('a tab that comes back from the back-forward cache reads what it missed, and hears again @fault-9 @long', async ({
  testPage,
  context,
}) => {
  const reader = await openTab(context, testPage.url);
  const writer = await openTab(context, testPage.url);
  await reader.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  await writer.evaluate(() => room.write('one'));
  await reader.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect.poll(() => reader.evaluate(() => room.notes())).toEqual(['one']);
  await writer.evaluate(() => room.write('two'));
  await expect.poll(() => reader.evaluate(() => room.notes())).toEqual(['one', 'two']);
});

test('preferences are seen by other tabs and after a reload @long', async ({ testPage, context }) => {
  const [writer, reader] = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
  expect(await writer.evaluate(() => room.record().setPreference('incident', 'incident-7'))).toEqual({ saved: true });
  await expect.poll(() => reader.evaluate(() => room.record().preference('incident'))).toBe('incident-7');
  await reader.reload();
  await reader.evaluate(() => room.open());
  expect(await reader.evaluate(() => room.record().preference('incident'))).toBe('incident-7');
});

test('sites on one origin keep apart, and the caches of others stay @fault-27 @long', async ({ testPage, context }) => {
  const home = await openTab(context, testPage.url, '/');
  await home.evaluate(async () => (await caches.open('theirs')).put('/theirs', new Response('kept')));
  const ops = await openTab(context, `${testPage.url}ops/`, '/ops/');
  await home.evaluate(() => room.write('at home'));
  await ops.evaluate(() => room.write('at ops'));
  expect(await home.evaluate(() => room.notes())).toEqual(['at home']);
  expect(await ops.evaluate(() => room.notes())).toEqual(['at ops']);
  const names = await home.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name).sort(),
    caches: (await caches.keys()).sort(),
  }));
  expect(names).toEqual({
    databases: ['breakglass-record:/', 'breakglass-record:/ops'],
    caches: ['breakglass-journal:/', 'breakglass-journal:/ops', 'theirs'],
  });
});
