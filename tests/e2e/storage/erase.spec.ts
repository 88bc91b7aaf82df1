/** The record of a device is erased: nothing is left, no tab brings anything back, and what is recorded then starts anew. */
import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { Fault } from './room.ts';
import { test } from './test-page.ts';

async function openTab(context: BrowserContext, url: string, base = '/'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate((site) => room.open(site), base);
  return page;
}

const notes = (page: Page) => page.evaluate(() => room.notes());
const write = (page: Page, ...texts: string[]) => page.evaluate((said) => room.write(...said), texts);
const erase = (page: Page) => page.evaluate(() => room.record().erase());
const wake = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

/** All that lies on the device for this origin, without the id of an erasure. */
function left(page: Page) {
  return page.evaluate(async () => {
    const entries: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const keys = await new Promise<IDBValidKey[]>((resolve) => {
          const request = database.transaction(store).objectStore(store).getAllKeys();
          request.onsuccess = () => resolve(request.result);
        });
        entries.push(...keys.map((key) => `${name} ${store} ${key}`));
      }
      database.close();
    }
    const keys = [...Object.keys(localStorage), ...Object.keys(sessionStorage)];
    return { entries, caches: (await caches.keys()).map((name) => name.replace(/#.*/, '#')), keys };
  });
}

const nothing = {
  entries: ['breakglass-record:/ preferences breakglass-erased'],
  caches: [],
  keys: ['breakglass-erased:/'],
};

async function fill(page: Page): Promise<void> {
  await write(page, 'one', 'two');
  await page.evaluate(async () => {
    await room.record().setPreference('active-incident', 'incident-1');
    await room.record().keepImage(new Blob(['abc'], { type: 'image/png' }), { types: ['image/png'], largest: 100 });
    localStorage.setItem('breakglass-values:/', '{"namespace":"shop"}');
    sessionStorage.setItem('breakglass-anything:/', 'x');
  });
}

test('nothing is left but the word of it, in this tab, on the device and in the other tab @fault-34', async ({ testPage, context }) => {
  const [page, other] = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
  await fill(page);
  await expect.poll(() => notes(other)).toEqual(['one', 'two']);
  await other.evaluate(() => {
    Object.assign(globalThis, { told: 0 });
    room.record().onErased(() => Object.assign(globalThis, { told: Reflect.get(globalThis, 'told') + 1 }));
  });
  expect(await erase(page)).toEqual([]);
  expect(await notes(page)).toEqual([]);
  expect(await page.evaluate(() => room.record().preference('active-incident'))).toBeUndefined();
  await expect.poll(() => notes(other)).toEqual([]);
  expect(await other.evaluate(() => Reflect.get(globalThis, 'told'))).toBe(1);
  expect(await left(page)).toEqual(nothing);
  for (const tab of [page, other]) {
    await wake(tab);
    await tab.evaluate(() => room.record().retry());
    expect(await tab.evaluate(() => room.record().state())).toMatchObject({ kept: 'durable', unsaved: 0, recovered: 0, lost: false });
  }
  expect(await left(page)).toEqual(nothing);
  const third = await openTab(context, testPage.url);
  expect(await notes(third)).toEqual([]);
  expect(await third.evaluate(() => room.record().state())).toMatchObject({ lost: false, recovered: 0 });
});

test('what is recorded afterwards starts anew, in each tab, with its second copy @fault-34', async ({ testPage, context }) => {
  const [page, other] = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
  await fill(page);
  await erase(page);
  await expect.poll(() => notes(other)).toEqual([]);
  expect(await write(other, 'three')).toEqual(['three']);
  expect(await write(page, 'four')).toEqual(['four']);
  await expect.poll(() => notes(page)).toEqual(['four', 'three']);
  await Promise.all([page.close(), other.evaluate(() => room.record().close())]);
  await other.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase('breakglass-record:/').onsuccess = () => resolve();
      }),
  );
  const third = await openTab(context, testPage.url);
  expect(await notes(third)).toEqual(['four', 'three']);
  expect(await third.evaluate(() => room.record().state())).toMatchObject({ recovered: 2 });
});

test('a frozen tab forgets when it wakes @fault-34', { tag: '@long' }, async ({ testPage, context }) => {
  const [page, frozen] = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
  await fill(page);
  await expect.poll(() => notes(frozen)).toEqual(['one', 'two']);
  // Chromium freezes no page that it shows; one that stands in the debugger runs as little, and hears even less.
  const devtools = await context.newCDPSession(frozen);
  await devtools.send('Debugger.enable');
  const paused = new Promise((resolve) => devtools.once('Debugger.paused', resolve));
  const asleep = frozen.evaluate(() => {
    // biome-ignore lint/suspicious/noDebugger: it is what this is about
    debugger;
    return room.notes();
  });
  await paused;
  expect(await erase(page)).toEqual([]);
  await devtools.send('Debugger.resume');
  expect(await asleep).toEqual(['one', 'two']);
  await frozen.evaluate(() => document.dispatchEvent(new Event('resume')));
  await expect.poll(() => notes(frozen)).toEqual([]);
  await expect.poll(() => left(page)).toEqual(nothing);
});

test('a late word of what was saved before is not taken for something new', { tag: '@long' }, async ({ testPage, context }) => {
  const [page, other] = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
  await fill(page);
  await expect.poll(() => notes(other)).toEqual(['one', 'two']);
  await other.evaluate(() => Object.assign(globalThis, { before: room.record().events() }));
  await erase(page);
  await other.evaluate(() => {
    const late = new BroadcastChannel('breakglass-channel:/');
    late.postMessage({ events: Reflect.get(globalThis, 'before') });
    // Messages come in order: when this one has had its effect, so has the one before.
    late.postMessage({ events: [room.note('since')], since: localStorage.getItem('breakglass-erased:/') });
  });
  await expect.poll(() => notes(page)).toEqual(['since']);
});

test.describe('a tab that heard nothing @fault-34', () => {
  test.beforeEach(async ({ context }) => {
    await context.addInitScript(() => {
      BroadcastChannel.prototype.postMessage = () => {};
    });
  });

  test('forgets when it is looked at', async ({ testPage, context }) => {
    const [page, other] = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
    await fill(page);
    await wake(other);
    await expect.poll(() => notes(other)).toEqual(['one', 'two']);
    await erase(page);
    expect(await notes(other)).toEqual(['one', 'two']);
    await wake(other);
    await expect.poll(() => notes(other)).toEqual([]);
    await expect.poll(() => left(page)).toEqual(nothing);
  });

  test('writes nothing of before: what it records at first is told as erased, and what it records then is saved', async ({
    testPage,
    context,
  }) => {
    const [page, other] = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
    await fill(page);
    await wake(other);
    await expect.poll(() => notes(other)).toEqual(['one', 'two']);
    await erase(page);
    expect(await other.evaluate(() => room.record().append([room.note('of before')]))).toEqual({ saved: false, erased: true });
    expect(await notes(other)).toEqual([]);
    await expect.poll(() => left(page)).toEqual(nothing);
    expect(await write(other, 'anew')).toEqual(['anew']);
    expect(await notes(await openTab(context, testPage.url))).toEqual(['anew']);
  });

  test('and holds what it could not save lets go of it', { tag: '@long' }, async ({ testPage, context }) => {
    const [page, other] = [await openTab(context, testPage.url), await openTab(context, testPage.url)];
    await fill(page);
    await other.evaluate(() => {
      const { transaction } = IDBDatabase.prototype;
      Object.assign(IDBDatabase.prototype, {
        transaction(this: IDBDatabase, ...args: Parameters<typeof transaction>) {
          if (args[1] === 'readwrite') throw new DOMException('for now', 'QuotaExceededError');
          return transaction.apply(this, args);
        },
      });
      Object.assign(globalThis, { mend: () => Object.assign(IDBDatabase.prototype, { transaction }) });
    });
    expect(await write(other, 'held')).toEqual([]);
    await erase(page);
    await other.evaluate(() => Reflect.get(globalThis, 'mend')());
    await wake(other);
    await expect.poll(() => other.evaluate(() => room.record().state())).toMatchObject({ unsaved: 0, trouble: undefined });
    expect(await notes(other)).toEqual([]);
    await expect.poll(() => left(page)).toEqual(nothing);
  });

  test('and is closed leaves a copy behind, which the next page deletes', async ({ testPage, context }) => {
    const page = await openTab(context, testPage.url);
    await fill(page);
    await erase(page);
    // As if that tab had written its second copy just then.
    await page.evaluate(async () => (await caches.open('breakglass-journal:/')).put('/.breakglass-journal/event/x', new Response('[]')));
    const next = await openTab(context, testPage.url);
    await expect.poll(() => left(next)).toEqual(nothing);
  });
});

test('two tabs write while a third erases: each ends with what was recorded since, and with nothing of before @fault-34', {
  tag: '@long',
}, async ({ testPage, context }) => {
  const [page, a, b] = [await openTab(context, testPage.url), await openTab(context, testPage.url), await openTab(context, testPage.url)];
  for (let round = 1; round <= 10; round++) {
    const texts = (tab: string) => Array.from({ length: 20 }, (_, at) => `${tab} ${round} ${at}`);
    await Promise.all([write(a, ...texts('a')), write(b, ...texts('b')), erase(page)]);
    const third = await openTab(context, testPage.url);
    for (const tab of [page, a, b]) await tab.evaluate(() => room.record().retry());
    const stored = await notes(third);
    for (const tab of [page, a, b]) await expect.poll(() => notes(tab)).toEqual(stored);
    // Of each tab the last ones stay, without a gap: what came before them was erased.
    for (const tab of ['a', 'b']) {
      const own = stored.filter((text) => text.startsWith(tab)).map((text) => Number(text.split(' ')[2]));
      expect(own.toSorted((x, y) => x - y)).toEqual(own.map((_, at) => 20 - own.length + at));
      expect(stored.filter((text) => text.startsWith(tab) && !text.startsWith(`${tab} ${round} `))).toEqual([]);
    }
    await third.close();
  }
});

test('other sites on the origin stay as they are', async ({ testPage, context }) => {
  const home = await openTab(context, testPage.url, '/');
  const ops = await openTab(context, `${testPage.url}ops/`, '/ops/');
  await fill(home);
  await write(ops, 'at ops');
  await home.evaluate(async () => {
    localStorage.setItem('breakglass-values:/ops/', '{}');
    localStorage.setItem('theirs', 'kept');
    await (await caches.open('theirs')).put('/theirs', new Response('kept'));
  });
  expect(await erase(home)).toEqual([]);
  expect(await notes(ops)).toEqual(['at ops']);
  const { caches: cached, keys } = await left(home);
  expect(cached.toSorted()).toEqual(['breakglass-journal:/ops', 'theirs']);
  expect(keys.toSorted()).toEqual(['breakglass-erased:/', 'breakglass-recorded:/ops', 'breakglass-values:/ops/', 'theirs']);
  expect(await notes(await openTab(context, testPage.url, '/ops/'))).toEqual(['at ops']);
});

for (const onwards of [false, true]) {
  test(`the N-th call fails${onwards ? ', and all after it' : ''}: it says what is left, and the next try leaves nothing @fault-34`, {
    tag: '@long',
  }, async ({ testPage, page, context }) => {
    test.setTimeout(90_000);
    await page.goto(testPage.url);
    for (let call = 1, ended = false; !ended && call < 20; call++) {
      for (const when of ['before', 'after'] as const) {
        await page.evaluate(() => room.open('/'));
        await fill(page);
        const fault: Fault = { call, when, onwards };
        const remains = await page.evaluate(async (injected) => {
          room.inject(injected);
          return room.record().erase();
        }, fault);
        const said = `call ${call} ${when}: ${JSON.stringify(remains)}`;
        if (remains.some(({ what }) => what === 'record')) {
          // Nothing was touched, or what was done is not believed.
          expect(await notes(page), said).toEqual(['one', 'two']);
        } else {
          expect(await notes(page), said).toEqual([]);
          const { entries, caches: cached } = await left(page);
          expect(entries, said).toEqual(nothing.entries);
          if (cached.length > 0) expect(remains, said).toEqual([expect.objectContaining({ what: 'second copy' })]);
        }
        ended = (await page.evaluate(() => room.calls())) < call;
        await page.evaluate(() => room.inject(undefined));
        await expect.poll(() => erase(page)).toEqual([]);
        await expect.poll(() => left(page), said).toEqual(nothing);
        const other = await openTab(context, testPage.url);
        expect(await notes(other), said).toEqual([]);
        await other.close();
      }
    }
  });
}
