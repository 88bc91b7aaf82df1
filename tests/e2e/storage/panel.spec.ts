/** What the page of the incident says about storage, and what can be done there: save everything, erase everything. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readRecord } from '../../../src/incident/record/read.ts';
import { expect, type Served, test, watch } from '../site.ts';
import { box } from '../support/steps.ts';
import { fillSpace, limitSpace } from './space.ts';

async function start(page: Page, site: Served, title: string): Promise<void> {
  await page.goto(`${site.url}incident/`);
  await expect(page.locator('.storage')).toBeVisible();
  const field = page.getByLabel('What is wrong?');
  await field.fill(title);
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

const line = (page: Page) => page.locator('.storage .state');
const fold = (page: Page) => page.locator('.storage summary');
const open = (page: Page) => fold(page).click();

/** The file that a press saves. */
async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

const textsIn = (text: string) =>
  [...readRecord(text).logs.values()].flatMap(({ events }) => events.map(({ payload }) => JSON.stringify(payload)));

test('when all is fine one line says so, and what can be done is behind it', async ({ page, small }) => {
  const wrong = watch(page, small);
  await start(page, small, 'Payments time out');
  await expect(line(page)).toHaveText('Saved on this device');
  await expect(page.getByRole('button', { name: 'Erase everything on this device…' })).toBeHidden();
  await fold(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Erase everything on this device…' })).toBeVisible();
  const { name, text } = await saved(page, 'Export everything');
  expect(name).toBe('incidents.json');
  expect(textsIn(text).join()).toContain('Payments time out');
  expect(wrong).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has no violation that axe knows, open, loud and in its question, ${colorScheme}`, {
    tag: '@long',
  }, async ({ page, small }) => {
    // Three looks of axe take their time.
    test.slow();
    await page.emulateMedia({ colorScheme });
    await limitSpace(page, small.url);
    await start(page, small, 'Anything');
    await open(page);
    const violations = async () =>
      (await new AxeBuilder({ page }).include('.storage').analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
    expect(await violations()).toEqual([]);
    await saved(page, 'Erase everything on this device…');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await fillSpace(page);
    await page.getByLabel('What happened?').fill('too much');
    await page.keyboard.press('Enter');
    await expect(line(page)).toHaveText('NOT SAVED: 1 event');
    expect(await violations()).toEqual([]);
  });
}

test('no space: it is loud, and everything leaves as a file, what is not saved too @fault-4', async ({ page, small }) => {
  const giveSpace = await limitSpace(page, small.url);
  await start(page, small, 'Disk is full');
  await fillSpace(page);
  await page.getByLabel('What happened?').fill('the line that did not fit');
  await page.keyboard.press('Enter');
  await expect(line(page)).toHaveText('NOT SAVED: 1 event');
  await expect(page.locator('.storage')).toContainText('No space is left for this site.');
  const { text } = await saved(page, 'Export everything');
  expect(textsIn(text).join()).toContain('the line that did not fit');
  await giveSpace();
  await expect(line(page)).toHaveText('Saved on this device', { timeout: 15_000 });
});

test('when the browser takes no file, everything is there as text to copy', async ({ page, small }) => {
  await page.addInitScript(() => {
    URL.createObjectURL = () => {
      throw new Error('no files');
    };
  });
  await start(page, small, 'Locked down');
  await open(page);
  await page.getByRole('button', { name: 'Export everything' }).click();
  await expect(page.locator('.announcement')).toHaveText('The browser refused the file. Copy the text and keep it.');
  const field = page.getByLabel('All incidents as text');
  await expect(field).toBeFocused();
  expect(textsIn(await field.inputValue()).join()).toContain('Locked down');
});

test('little space is told before it is gone', { tag: '@long' }, async ({ page, small }) => {
  // Chromium tells sites of 10 GB more than they use, whatever there is.
  await page.addInitScript(() => {
    StorageManager.prototype.estimate = async () => ({ usage: 400_000, quota: 9_000_000 });
  });
  await start(page, small, 'Small disk');
  await expect(page.locator('.storage')).toContainText('Space is short: 0.4 of 9.0 MB are used');
});

for (const [granted, words] of [
  [true, 'The browser keeps these incidents until you delete them.'],
  [false, 'The browser may delete incidents when space is short.'],
] as const) {
  test(`the browser is asked to keep the record when the first incident begins, not before: ${granted}`, async ({ page, small }) => {
    await page.addInitScript((answer) => {
      let asked = 0;
      StorageManager.prototype.persisted = async () => answer && asked > 0;
      StorageManager.prototype.persist = async () => {
        asked += 1;
        return answer;
      };
      Object.assign(globalThis, { asked: () => asked });
    }, granted);
    await page.goto(`${small.url}incident/`);
    await expect(line(page)).toHaveText('Saved on this device');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'asked')())).toBe(0);
    await start(page, small, 'First one');
    await open(page);
    await expect(page.locator('.storage')).toContainText(words);
    await page.getByLabel('What happened?').fill('a line');
    await page.keyboard.press('Enter');
    await expect(page.locator('.timeline .line-text').first()).toHaveText('a line');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'asked')())).toBe(1);
  });
}

test('Safari forgets after seven days, and is told how not to', { tag: '@long' }, async ({ page, small }) => {
  await page.addInitScript(() => {
    Object.defineProperties(Navigator.prototype, {
      vendor: { get: () => 'Apple Computer, Inc.' },
      platform: { get: () => 'iPhone' },
    });
  });
  await page.goto(`${small.url}incident/`);
  await expect(line(page)).toHaveText('Saved on this device');
  await expect(page.locator('.storage')).not.toContainText('Safari');
  await start(page, small, 'On a phone');
  await expect(page.locator('.storage')).toContainText('Safari deletes these incidents after seven days of use');
  await expect(page.locator('.storage')).toContainText('Add to Home Screen');
});

test('everything is erased: saved as a file first, asked for, gone in all tabs @fault-34', { tag: '@long' }, async ({
  page,
  context,
  small,
}) => {
  await start(page, small, 'Secret');
  const other = await context.newPage();
  await other.goto(`${small.url}runbooks/kubernetes/kubepodcrashlooping/`);
  await box(other, 'Read the events').click();
  await expect(box(other, 'Read the events')).toBeChecked();
  await open(page);
  const { name, text } = await saved(page, 'Erase everything on this device…');
  expect(name).toBe('incidents.json');
  expect(textsIn(text).join()).toContain('Secret');
  const dialog = page.getByRole('dialog', { name: 'Erase everything on this device?' });
  await expect(dialog).toContainText('1 incident with notes');
  await expect(dialog.getByRole('button', { name: 'Keep everything' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1, name: 'Secret' })).toBeVisible();

  await saved(page, 'Erase everything on this device…');
  await dialog.getByRole('button', { name: 'Erase everything' }).click();
  await expect(page.locator('.announcement')).toHaveText('Erased: no incident is left on this device.');
  await expect(page.locator('h1')).toHaveText('Incident');
  await expect(box(other, 'Read the events')).not.toBeChecked();
  await page.reload();
  await expect(page.locator('.lead')).toContainText('No incident in progress.');
  await expect(line(page)).toHaveText('Saved on this device');
  // The offline copy of the runbooks is no record, and stays.
  const left = await page.evaluate(async () => ({
    caches: await caches.keys(),
    keys: JSON.stringify({ ...localStorage, ...sessionStorage }),
  }));
  expect(left.caches.filter((name) => name.startsWith('breakglass-journal:'))).toEqual([]);
  expect(left.keys).not.toContain('Secret');
  // What is done then begins anew.
  await box(other, 'Read the logs').click();
  await expect(box(other, 'Read the logs')).toBeChecked();
  await expect(page.getByRole('heading', { level: 1, name: 'KubePodCrashLooping' })).toBeVisible();
  await expect(page.locator('.timeline')).not.toContainText('Read the events');
});

test('what cannot be erased is told, and erased by the next try', async ({ page, small }) => {
  await start(page, small, 'Stuck');
  await page.evaluate(() => {
    const { clear } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.clear = () => {
      throw new DOMException('disk', 'UnknownError');
    };
    Object.assign(globalThis, { mend: () => Object.assign(IDBObjectStore.prototype, { clear }) });
  });
  await open(page);
  await saved(page, 'Erase everything on this device…');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Erase everything' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Nothing was erased.');
  await page.evaluate(() => Reflect.get(globalThis, 'mend')());
  await dialog.getByRole('button', { name: 'Erase everything' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.lead')).toContainText('No incident in progress.');
});
