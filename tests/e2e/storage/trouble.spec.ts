/** Storage that is refused, held, full, cleared or lost: nothing acknowledged goes, and what is not saved is told. */
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { test } from './test-page.ts';

async function openTab(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => room.open());
  return page;
}

const state = (page: Page) => page.evaluate(() => room.record().state());
const notes = (page: Page) => page.evaluate(() => room.notes());
const write = (page: Page, ...texts: string[]) => page.evaluate((said) => room.write(...said), texts);

test('no space: the event stays in this tab, is told as not saved, and is saved when there is space @fault-4 @long', async ({
  testPage,
  context,
}) => {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(testPage.url);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 200_000 });
  await page.goto(testPage.url);
  await page.evaluate(() => room.open());
  expect(await write(page, 'small')).toEqual(['small']);
  const large = 'x'.repeat(1_000_000);
  expect(await write(page, large)).toEqual([]);
  expect(await state(page)).toMatchObject({ kept: 'durable', trouble: { kind: 'full' }, unsaved: 1 });
  expect(await page.evaluate(() => room.unsaved())).toEqual([large]);
  expect(await page.evaluate(() => room.record().rawText().trim().split('\n').length)).toBe(2);
  // What fits is still saved.
  expect(await write(page, 'small too')).toEqual(['small too']);
  expect(await state(page)).toMatchObject({ unsaved: 1 });

  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await expect.poll(() => state(page)).toMatchObject({ unsaved: 0, trouble: undefined });
  expect(await notes(await openTab(context, testPage.url))).toEqual(['small', 'small too', large].sort());
});

const refuse = '{ throw new DOMException("blocked by settings", "SecurityError"); }';
for (const [how, block] of [
  ['throws', `Object.defineProperty(globalThis, 'indexedDB', { get() ${refuse} })`],
  ['is not there', "Object.defineProperty(globalThis, 'indexedDB', { value: undefined })"],
  ['refuses to open', `IDBFactory.prototype.open = () => ${refuse}`],
] as const) {
  test(`IndexedDB ${how}: work goes on in memory, and it is told @fault-26 @long`, async ({ testPage, page }) => {
    await page.addInitScript(block);
    await page.goto(testPage.url);
    await page.evaluate(() => room.open());
    expect(await write(page, 'one')).toEqual([]);
    expect(await notes(page)).toEqual(['one']);
    expect(await state(page)).toMatchObject({ kept: 'memory only', trouble: { kind: 'refused' }, unsaved: 1 });
    expect(await page.evaluate(() => room.record().setPreference('a', 'b'))).toEqual({ saved: false });
    expect(
      await page.evaluate(() =>
        room
          .record()
          .retry()
          .then(() => room.record().preference('a')),
      ),
    ).toBe('b');
    const kept = await page.evaluate(() =>
      room.record().keepImage(new Blob(['abc'], { type: 'image/png' }), { types: ['image/png'], largest: 100 }),
    );
    expect(kept).toMatchObject({ kept: true, saved: false });
    expect(await state(page)).toMatchObject({ unsaved: 1, unsavedImages: 1 });
  });
}

test('a preference that cannot be written stays as it was set @fault-3 @long', async ({ testPage, page }) => {
  await page.goto(testPage.url);
  await page.evaluate(() => room.open());
  await page.evaluate(() => room.record().setPreference('incident', 'old'));
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    Object.assign(IDBDatabase.prototype, {
      transaction(this: IDBDatabase, ...args: Parameters<typeof transaction>) {
        if (args[1] === 'readwrite') throw new DOMException('for now', 'QuotaExceededError');
        return transaction.apply(this, args);
      },
    });
    Object.assign(globalThis, { mend: () => Object.assign(IDBDatabase.prototype, { transaction }) });
  });
  expect(await page.evaluate(() => room.record().setPreference('incident', 'new'))).toEqual({ saved: false });
  await page.evaluate(() => room.record().retry());
  expect(await page.evaluate(() => room.record().preference('incident'))).toBe('new');
  await page.evaluate(() => Reflect.get(globalThis, 'mend')());
  await page.evaluate(() => room.record().retry());
  await page.reload();
  await page.evaluate(() => room.open());
  expect(await page.evaluate(() => room.record().preference('incident'))).toBe('new');
});

test('IndexedDB comes back: what was in memory is saved by itself @fault-7 @long', async ({ testPage, page, context }) => {
  await page.goto(testPage.url);
  await page.evaluate(() => {
    const { open } = IDBFactory.prototype;
    Object.assign(IDBFactory.prototype, {
      open() {
        throw new DOMException('for now', 'UnknownError');
      },
    });
    Object.assign(globalThis, { mend: () => Object.assign(IDBFactory.prototype, { open }) });
  });
  await page.evaluate(() => room.open());
  expect(await write(page, 'one')).toEqual([]);
  await page.evaluate(() => Reflect.get(globalThis, 'mend')());
  await expect.poll(() => state(page)).toMatchObject({ kept: 'durable', unsaved: 0, trouble: undefined });
  expect(await notes(await openTab(context, testPage.url))).toEqual(['one']);
});

test('a newer version upgrades the database: this tab is not in its way, and goes on saving @fault-10 @long', async ({
  testPage,
  context,
}) => {
  const old = await openTab(context, testPage.url);
  await write(old, 'one');
  const newer = await context.newPage();
  await newer.goto(testPage.url);
  const upgraded = await newer.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const request = indexedDB.open('breakglass-record:/', 7);
        request.onblocked = () => resolve('blocked');
        request.onupgradeneeded = () => request.result.createObjectStore('of a later version');
        request.onsuccess = () => {
          resolve('upgraded');
          request.result.close();
        };
      }),
  );
  expect(upgraded).toBe('upgraded');
  expect(await write(old, 'two')).toEqual(['two']);
  expect(await notes(await openTab(context, testPage.url))).toEqual(['one', 'two']);
});

test('another tab holds the database: work goes on in memory, and is saved once it lets go @fault-10 @long', async ({
  testPage,
  context,
}) => {
  const holder = await context.newPage();
  await holder.goto(testPage.url);
  await holder.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const held = indexedDB.open('breakglass-record:/', 1);
        held.onsuccess = () => {
          // A handle that is forgotten, and an upgrade that waits for it.
          Object.assign(globalThis, { letGo: () => held.result.close() });
          const waiting = indexedDB.open('breakglass-record:/', 2);
          waiting.onsuccess = () => waiting.result.close();
          waiting.onblocked = () => resolve();
        };
      }),
  );
  // A clock that stands still but for what we let pass: nothing is saved because it was tried again.
  const page = await context.newPage();
  await page.clock.install({ time: '2026-01-01T00:00:00Z' });
  await page.goto(testPage.url);
  await page.clock.pauseAt('2026-01-01T01:00:00Z');
  const opening = page.evaluate(() => room.open());
  await page.clock.runFor(1000);
  await opening;
  expect(await state(page)).toMatchObject({ kept: 'memory only', trouble: { kind: 'blocked' } });
  const writing = write(page, 'one');
  await page.clock.runFor(1000);
  expect(await writing).toEqual([]);
  expect(await state(page)).toMatchObject({ unsaved: 1 });
  await holder.evaluate(() => Reflect.get(globalThis, 'letGo')());
  await expect.poll(() => state(page)).toMatchObject({ kept: 'durable', unsaved: 0, trouble: undefined });
  expect(await notes(await openTab(context, testPage.url))).toEqual(['one']);
});

test('all storage of the site is cleared while it is open: this tab writes it again @fault-8 @long', async ({ testPage, context }) => {
  const page = await openTab(context, testPage.url);
  await write(page, 'one', 'two');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(testPage.url).origin, storageTypes: 'all' });
  await expect.poll(() => state(page)).toMatchObject({ kept: 'durable', recovered: 2, unsaved: 0 });
  expect(await write(page, 'three')).toEqual(['three']);
  const next = await openTab(context, testPage.url);
  expect(await notes(next)).toEqual(['one', 'three', 'two']);
  expect(await state(next)).toMatchObject({ journal: 'written', recovered: 0 });
});

test('after that the second journal has all of it too @fault-8 @long', async ({ testPage, context }) => {
  const page = await openTab(context, testPage.url);
  await write(page, 'one');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(testPage.url).origin, storageTypes: 'all' });
  await expect.poll(() => state(page)).toMatchObject({ recovered: 1 });
  await write(page, 'two');
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('breakglass-journal:/')).keys()).length)).toBe(2);
  await page.evaluate(async () => {
    room.record().close();
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase('breakglass-record:/').onsuccess = () => resolve();
    });
  });
  expect(await notes(await openTab(context, testPage.url))).toEqual(['one', 'two']);
});

test('the database cannot be opened: what was recorded before is shown from the second journal @fault-6 @long', async ({
  testPage,
  context,
}) => {
  await write(await openTab(context, testPage.url), 'one', 'two');
  const page = await context.newPage();
  await page.goto(testPage.url);
  await page.evaluate(() => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    };
    Object.assign(globalThis, { mend: () => Object.assign(IDBFactory.prototype, { open }) });
  });
  await page.evaluate(() => room.open());
  expect(await notes(page)).toEqual(['one', 'two']);
  expect(await state(page)).toMatchObject({ kept: 'memory only', trouble: { kind: 'failed' }, unsaved: 0 });
  expect(await write(page, 'three')).toEqual([]);
  expect(await page.evaluate(() => room.unsaved())).toEqual(['three']);
  await page.evaluate(() => Reflect.get(globalThis, 'mend')());
  await expect.poll(() => state(page)).toMatchObject({ kept: 'durable', unsaved: 0, recovered: 0 });
  expect(await notes(page)).toEqual(['one', 'three', 'two']);
});

test('the second journal fails for a while: it gets what it missed with the next event @fault-3 @long', async ({ testPage, context }) => {
  const page = await openTab(context, testPage.url);
  await page.evaluate(() => {
    const { put } = Cache.prototype;
    Cache.prototype.put = () => Promise.reject(new DOMException('made to fail', 'UnknownError'));
    Object.assign(globalThis, { mend: () => Object.assign(Cache.prototype, { put }) });
  });
  expect(await write(page, 'one')).toEqual(['one']);
  expect(await state(page)).toMatchObject({ kept: 'durable', journal: 'failing', unsaved: 0 });
  await page.evaluate(() => Reflect.get(globalThis, 'mend')());
  await write(page, 'two');
  expect(await state(page)).toMatchObject({ journal: 'written' });
  await page.evaluate(async () => {
    room.record().close();
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase('breakglass-record:/').onsuccess = () => resolve();
    });
  });
  expect(await notes(await openTab(context, testPage.url))).toEqual(['one', 'two']);
});

test('the connection dies without a word: an event is saved over a new one @fault-7 @long', async ({ testPage, context }) => {
  const page = await openTab(context, testPage.url);
  await write(page, 'one');
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    const dead = new WeakSet<IDBDatabase>();
    let first = true;
    Object.assign(IDBDatabase.prototype, {
      transaction(this: IDBDatabase, ...args: Parameters<typeof transaction>) {
        if (first) dead.add(this);
        first = false;
        if (dead.has(this)) throw new DOMException('The database connection is closing.', 'InvalidStateError');
        return transaction.apply(this, args);
      },
    });
  });
  expect(await write(page, 'two')).toEqual(['two']);
  expect(await notes(await openTab(context, testPage.url))).toEqual(['one', 'two']);
});

test('the database is gone and the second journal is not: everything comes back, images too @fault-6 @long', async ({
  testPage,
  context,
}) => {
  const page = await openTab(context, testPage.url);
  await write(page, 'one', 'two');
  const kept = await page.evaluate(async () => {
    const image = new Blob(['not really an image'], { type: 'image/png' });
    const answer = await room.record().keepImage(image, { types: ['image/png'], largest: 100 });
    room.record().close();
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase('breakglass-record:/').onsuccess = () => resolve();
    });
    return answer;
  });
  expect(kept).toMatchObject({ kept: true, saved: true, image: { form: 'image', mediaType: 'image/png', size: 19 } });
  const next = await openTab(context, testPage.url);
  expect(await notes(next)).toEqual(['one', 'two']);
  expect(await state(next)).toMatchObject({ kept: 'durable', recovered: 2 });
  const digest = kept.kept ? kept.image.digest : '';
  expect(await next.evaluate(async (named) => (await room.record().image(named))?.text(), digest)).toBe('not really an image');
});

test('the browser evicted the database and the second journal: it is told, and work goes on @fault-8 @long', async ({
  testPage,
  context,
}) => {
  const page = await openTab(context, testPage.url);
  expect(await state(page)).toMatchObject({ lost: false });
  await write(page, 'one');
  await page.evaluate(() => room.record().close());
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin: new URL(testPage.url).origin, storageTypes: 'indexeddb,cache_storage' });
  const next = await openTab(context, testPage.url);
  expect(await notes(next)).toEqual([]);
  expect(await state(next)).toMatchObject({ kept: 'durable', lost: true });
  expect(await write(next, 'two')).toEqual(['two']);
});

test('an append is answered after a strict transaction is complete @long', async ({ testPage, page }) => {
  await page.addInitScript(() => {
    // Without the second copy nothing else is waited for.
    Object.defineProperty(globalThis, 'caches', { value: undefined });
    const { transaction } = IDBDatabase.prototype;
    const complete: string[] = [];
    Object.assign(globalThis, { complete });
    Object.assign(IDBDatabase.prototype, {
      transaction(this: IDBDatabase, ...args: Parameters<typeof transaction>) {
        const begun = transaction.apply(this, args);
        if (begun.mode === 'readwrite') begun.addEventListener('complete', () => complete.push(begun.durability));
        return begun;
      },
    });
  });
  await page.goto(testPage.url);
  await page.evaluate(() => room.open());
  const answers = await page.evaluate(async () => [
    Reflect.get(globalThis, 'complete').length,
    (await room.write('one'))[0],
    ...Reflect.get(globalThis, 'complete'),
  ]);
  expect(answers).toEqual([0, 'one', 'strict']);
});

test('the second journal is gone: it is written anew @fault-8 @long', async ({ testPage, context }) => {
  const page = await openTab(context, testPage.url);
  await write(page, 'one', 'two');
  await page.evaluate(() => caches.delete('breakglass-journal:/'));
  const other = await openTab(context, testPage.url);
  await expect.poll(() => page.evaluate(async () => (await (await caches.open('breakglass-journal:/')).keys()).length)).toBe(1);
  await other.close();
  await page.evaluate(async () => {
    room.record().close();
    await new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase('breakglass-record:/');
      request.onsuccess = () => resolve();
    });
  });
  expect(await notes(await openTab(context, testPage.url))).toEqual(['one', 'two']);
});

test('many entries of the second journal become one, and nothing is missing @long', async ({ testPage, context }) => {
  const texts = Array.from({ length: 230 }, (_, at) => `note ${at}`).sort();
  await write(await openTab(context, testPage.url), ...texts);
  const page = await openTab(context, testPage.url);
  const entries = () => page.evaluate(async () => (await (await caches.open('breakglass-journal:/')).keys()).length);
  await expect.poll(entries).toBe(1);
  // Not by a page with the record open: it would put everything back.
  await Promise.all(context.pages().map((open) => open !== page && open.close()));
  await page.evaluate(async () => {
    room.record().close();
    await new Promise<void>((resolve) => {
      indexedDB.deleteDatabase('breakglass-record:/').onsuccess = () => resolve();
    });
  });
  expect(await notes(await openTab(context, testPage.url))).toEqual(texts);
});

test('over plain http there is one copy, which is told; images are named all the same @fault-25 @long', async ({
  testPage,
  playwright,
}) => {
  const { launchOptions } = await import('../chromium.ts');
  const { args, executablePath } = launchOptions();
  const browser = await playwright.chromium.launch({ executablePath, args: [...args, '--host-resolver-rules=MAP plain.test 127.0.0.1'] });
  const page = await (await browser.newContext()).newPage();
  await page.goto(testPage.plainUrl);
  await page.evaluate(() => room.open());
  expect(await write(page, 'one')).toEqual(['one']);
  expect(await state(page)).toMatchObject({ kept: 'durable', journal: 'not available' });
  const kept = await page.evaluate(() =>
    room.record().keepImage(new Blob(['abc'], { type: 'image/png' }), { types: ['image/png'], largest: 100 }),
  );
  // Of "abc", as FIPS 180-2 has it.
  expect(kept).toMatchObject({ image: { digest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' } });
  await browser.close();
});

test('two different events under one id are both kept, and the same one is kept once @long', async ({ testPage, context }) => {
  const page = await openTab(context, testPage.url);
  await page.evaluate(async () => {
    const event = room.note('first');
    await room.record().append([event]);
    await room.record().append([{ ...event, payload: { text: 'second' } }]);
    // The same, its keys in another order, as it comes back from a file.
    await room.record().append([Object.fromEntries(Object.entries(event).reverse()) as unknown as typeof event]);
  });
  expect(await notes(page)).toEqual(['first', 'second']);
  expect(await notes(await openTab(context, testPage.url))).toEqual(['first', 'second']);
});

test('the clock is set back an hour: what was recorded later stays later @fault-11 @long', async ({ testPage, context }) => {
  const page = await context.newPage();
  await page.clock.setFixedTime('2026-10-25T01:30:00Z');
  await page.goto(testPage.url);
  await page.evaluate(() => room.open());
  await write(page, 'one');
  await page.clock.setFixedTime('2026-10-25T00:30:00Z');
  await write(page, 'two');
  const next = await openTab(context, testPage.url);
  const times = await next.evaluate(() =>
    room
      .record()
      .events()
      .toSorted((a, b) => a.id.counter - b.id.counter)
      .map(({ recordedAt }) => recordedAt),
  );
  const wall = Date.parse('2026-10-25T01:30:00Z');
  expect(times).toEqual([
    { wall, counter: 0 },
    { wall, counter: 1 },
  ]);
});
