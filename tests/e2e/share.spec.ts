/** Two devices have one incident without a server between them: by links only, by codes only, by archives only. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { expect, type Served, test, watch } from './site.ts';

const lines = (page: Page) => page.locator('.timeline .line-text');
const announced = (page: Page) => page.locator('.incident-page > .announcement, .announcement').first();

async function begin(page: Page, { url }: Served, title: string): Promise<void> {
  await page.goto(`${url}incident/`);
  const field = page.getByLabel('What is wrong?');
  await field.fill(title);
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title.slice(0, 20));
}

async function log(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    await page.getByLabel('What happened?').fill(text);
    await page.keyboard.press('Enter');
    await expect(lines(page).first()).toHaveText(text);
  }
}

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Share this incident' });

async function share(page: Page): Promise<void> {
  await page.locator('.actions').getByRole('button', { name: 'Share', exact: true }).click();
  await expect(sheet(page)).toBeVisible();
}

const close = (page: Page) => sheet(page).getByRole('button', { name: 'Close' }).click();

/** Copies the link as a person does. */
async function link(page: Page, what?: 'Everything'): Promise<string> {
  await share(page);
  if (what !== undefined) await sheet(page).getByRole('button', { name: what }).click();
  const field = sheet(page).getByLabel('Link with this incident');
  await expect(field).toHaveValue(/#add=H4sI/);
  const value = await field.inputValue();
  await sheet(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(sheet(page).getByText('Link copied.')).toBeVisible();
  await close(page);
  return value;
}

/** Pictures of the codes that the screen shows. */
async function pictures(page: Page): Promise<readonly Buffer[]> {
  await share(page);
  await sheet(page).getByRole('button', { name: 'Show QR code' }).click();
  const canvas = sheet(page).locator('canvas.qr-code');
  await expect(canvas).toHaveAttribute('data-code', /incident\/#(add|part)=/);
  const pause = sheet(page).getByRole('button', { name: 'Pause' });
  const taken: Buffer[] = [];
  const seen = new Set<string>();
  if ((await pause.count()) > 0) await pause.click();
  for (;;) {
    const code = (await canvas.getAttribute('data-code')) ?? '';
    if (seen.has(code)) break;
    seen.add(code);
    // The picture is drawn after the number changes: it is there when it reads as the code.
    await expect(canvas).toHaveAttribute('data-drawn', code);
    taken.push(await canvas.screenshot());
    if ((await pause.count()) === 0 && (await sheet(page).getByRole('button', { name: 'Next' }).count()) === 0) break;
    await sheet(page).getByRole('button', { name: 'Next' }).click();
  }
  await sheet(page).getByRole('button', { name: 'They have it' }).click();
  await close(page);
  return taken;
}

async function archive(page: Page): Promise<Buffer> {
  await openPostmortem(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save with evidence' }).click()]);
  return readFileSync(await download.path());
}

async function openPostmortem(page: Page): Promise<void> {
  const save = page.getByRole('button', { name: 'Save as Markdown' });
  if (!(await save.isVisible())) await page.locator('summary', { hasText: 'Postmortem' }).click();
  await expect(save).toBeEnabled();
}

async function postmortem(page: Page): Promise<string> {
  await page.reload();
  await openPostmortem(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as Markdown' }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

async function importFile(page: Page, name: string, buffer: Buffer): Promise<string> {
  const field = page.getByLabel('Import an incident');
  await field.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await expect(field).toHaveValue('');
  return (await announced(page).textContent()) ?? '';
}

const elsewhere = async (browser: Browser) => (await browser.newContext()).newPage();

test('a link that never came is missed: the next one names what it leaves out, until that is here', async ({ page, browser, small }) => {
  const other = await elsewhere(browser);
  await begin(page, small, 'Checkout fails');
  await other.goto(await link(page));
  await expect(lines(other)).toHaveCount(1);
  await log(page, 'Replica 3 lags', 'Deploy 214 went out');
  await link(page);
  await log(page, 'Rolled back');
  await other.goto(await link(page));
  await expect(announced(other)).toContainText('2 earlier entries are not on this device: ask for a link with everything.');
  const notice = other.getByText('2 earlier entries are not on this device. Ask who sent the link for one with everything.');
  await other.reload();
  await expect(notice).toBeVisible();
  await expect(lines(other)).toHaveCount(2);
  // Somebody who has nothing of it is told the same.
  const late = await elsewhere(browser);
  await log(page, 'Lag is falling');
  await late.goto(await link(page));
  await expect(announced(late)).toContainText('Its beginning is not on this device');
  await late.reload();
  await expect(late.getByText('4 earlier entries are not on this device.')).toBeVisible();
  const everything = await link(page, undefined);
  for (const device of [other, late]) {
    await device.goto(everything);
    await expect(lines(device)).toHaveCount(5);
    await expect(device.getByText('earlier entries are not')).toHaveCount(0);
  }
});

test('by links only: the second holds only what is new, the address forgets it at once, repeats change nothing', async ({
  page,
  browser,
  small,
}) => {
  const wrong = watch(page, small);
  const other = await elsewhere(browser);
  await begin(page, small, 'Checkout fails');
  await log(page, 'Replica 3 lags by 40 minutes', 'Deploy 214 went out at 22:50');
  const first = await link(page);
  await other.goto(first);
  await expect(other.getByRole('heading', { level: 1 })).toContainText('Checkout fails');
  await expect(other).toHaveURL(`${small.url}incident/`);
  await expect(lines(other)).toHaveCount(3);

  await log(page, 'Rolled back');
  await log(other, 'Asked the vendor');
  const [mine, theirs] = [await link(page), await link(other)];
  expect(mine.length).toBeLessThan(first.length);
  // Pasted where an alert can be pasted: in the search box and in the field that starts an incident.
  const box = page.locator('[data-search]').first();
  await box.focus();
  await expect(box).toHaveAttribute('role', 'combobox');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', `See ${text} please`);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, theirs);
  await expect(lines(page)).toHaveCount(5);
  await other.goto(mine);
  await expect(lines(other)).toHaveCount(5);
  for (const again of [mine, first, theirs]) {
    await other.goto(again);
    await expect(announced(other)).toContainText('All of them were here already.');
  }
  await expect(other).toHaveURL(`${small.url}incident/`);
  expect(await postmortem(other)).toBe(await postmortem(page));
  await log(page, 'Lag is falling');
  const [everything, fresh] = [await link(page, 'Everything'), await link(page)];
  expect(everything.length).toBe(fresh.length);
  expect(everything.length).toBeGreaterThan(mine.length);
  expect(wrong).toEqual([]);
  await other.context().close();
});

test('a link that was cut off or is hostile is refused in words, and what is here stays', async ({ page, small }) => {
  await begin(page, small, 'Mine');
  const whole = await link(page);
  for (const text of [
    whole.slice(0, -20),
    whole.replace('#add=H4sI', '#add=QUJD'),
    `${small.url}incident/#add=`,
    `${small.url}incident/#part=1.9.x`,
  ]) {
    await page.goto(`${small.url}search/`);
    await page.goto(text);
    await expect(announced(page), text).toContainText('Nothing was imported.');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Mine');
    await expect(page).toHaveURL(`${small.url}incident/`);
  }
});

test('by codes only: pictures of the screen in any order, with repeats, with one missing that is named', async ({
  page,
  browser,
  small,
}) => {
  const wrong = watch(page, small);
  const other = await elsewhere(browser);
  await begin(page, small, 'Checkout fails');
  const words = (number: number) => Array.from({ length: 90 }, (_, at) => ((number * 7919 + at * 104_729) % 99_991).toString(36)).join(' ');
  await log(page, ...Array.from({ length: 5 }, (_, at) => `Lag ${at}: ${words(at)}`));
  const codes = await pictures(page);
  expect(codes.length).toBeGreaterThan(2);
  await other.goto(`${small.url}incident/`);
  await other.locator('summary', { hasText: 'Scan a QR code' }).click();
  const photos = other.getByLabel('Or choose photos of the codes');
  const choose = (some: readonly Buffer[]) =>
    photos.setInputFiles(some.map((buffer, at) => ({ name: `photo-${at}.png`, mimeType: 'image/png', buffer })));
  const last = codes.length;
  await choose([...codes.slice(0, -1).toReversed(), ...codes.slice(0, 1)]);
  await expect(other.locator('.code-progress')).toHaveText(`${last - 1} of ${last} codes read. Missing: ${last}.`);
  await choose([Buffer.from('no picture')]);
  await expect(other.locator('.code-progress')).toContainText('No QR code found in photo-0.png.');
  await choose(codes.slice(-1));
  await expect(lines(other)).toHaveCount(6);

  // Back with one code: only what is new.
  await log(other, 'Seen on the phone');
  const back = await pictures(other);
  expect(back).toHaveLength(1);
  await share(page);
  await sheet(page).getByRole('button', { name: 'Scan QR code' }).click();
  await sheet(page)
    .getByLabel('Or choose photos of the codes')
    .setInputFiles({ name: 'back.png', mimeType: 'image/png', buffer: back[0] ?? Buffer.of() });
  await expect(lines(page)).toHaveCount(7);
  expect(await postmortem(other)).toBe(await postmortem(page));
  expect(wrong).toEqual([]);
  await other.context().close();
});

test('by archives only, with the image; hostile ones are refused before anything is kept', async ({ page, browser, small }) => {
  const other = await elsewhere(browser);
  await begin(page, small, 'Checkout fails');
  await log(page, 'Replica 3 lags');
  const image = await page.screenshot({ clip: { x: 0, y: 0, width: 40, height: 40 } });
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'graph.png', { type: 'image/png' }));
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, image.toString('base64'));
  const keep = page.getByRole('button', { name: 'Keep the image' });
  await keep.click();
  await expect(lines(page)).toHaveCount(3);
  const zip = await archive(page);

  await other.goto(`${small.url}incident/`);
  for (const [name, bytes, words] of [
    ['cut.zip', zip.subarray(0, zip.length / 2), 'cut off or damaged'],
    ['out.zip', Buffer.from(zipSync({ '../x': new Uint8Array(1), 'record.json': new Uint8Array(1) })), 'which no export has'],
    ['none.zip', Buffer.from(zipSync({ a: new Uint8Array(1) })), 'no `record.json`'],
  ] as const) {
    expect(await importFile(other, name, bytes)).toContain(words);
    await expect(other.locator('.lead')).toContainText('No incident in progress.');
  }
  expect(await importFile(other, 'incident.zip', zip)).toContain('Read 3 events of 1 incident. All of them were new.');
  await expect(lines(other)).toHaveCount(3);
  await log(other, 'From the second device');
  const back = await archive(other);
  await importFile(page, 'back.zip', back);
  await expect(lines(page)).toHaveCount(4);
  expect(await postmortem(other)).toBe(await postmortem(page));
  // The picture came along: the archive of either has it.
  expect((await archive(other)).equals(await archive(page))).toBe(true);
  await other.context().close();
});

test('what is imported never takes the place of the running incident; the same alert is asked about and joined', async ({
  page,
  browser,
  small,
}) => {
  const other = await elsewhere(browser);
  const alert = JSON.stringify({ alerts: [{ labels: { alertname: 'DataStale', namespace: 'shop' }, startsAt: new Date().toISOString() }] });
  for (const one of [page, other]) {
    await one.goto(`${small.url}incident/`);
    await one.getByLabel('What is wrong?').fill(alert);
    await one.locator('.new-incident button[type=submit]').click();
    await expect(one.getByRole('heading', { level: 1 })).toContainText('DataStale');
  }
  await log(page, 'on the laptop');
  await log(other, 'on the phone');
  const carried = await link(other);
  await page.goto(carried);
  await expect(lines(page).first()).toHaveText('on the laptop');
  const question = page.getByRole('region', { name: 'Imported: DataStale' });
  await expect(question).toContainText(/DataStale was imported\. Same alert as DataStale, \d\d:\d\d(–\d\d:\d\d)?, \d+ events\./);
  await question.getByRole('button', { name: 'Add to DataStale' }).click();
  await expect(question).toHaveCount(0);
  await expect(lines(page).filter({ hasText: 'on the phone' })).toHaveCount(1);
  // The other device gets the join with the next link, and goes on in the joined incident.
  await other.goto(await link(page));
  await expect(lines(other).filter({ hasText: 'on the laptop' })).toHaveCount(1);
  expect(await postmortem(other)).toBe(await postmortem(page));
  await other.context().close();
});

test('incidents are joined, separated, related, deleted and restored, and a line moves, by hand', async ({ page, small }) => {
  await begin(page, small, 'Checkout fails');
  await log(page, 'about the feed');
  await page.locator('summary', { hasText: 'Start another incident' }).click();
  await page.getByLabel('What is wrong?').fill('Feed late');
  await page.getByLabel('What is wrong?').press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Feed late');
  await log(page, 'wrong place');
  await page.getByRole('button', { name: 'Change: wrong place' }).click();
  await page.getByRole('button', { name: 'Move to Checkout fails: wrong place' }).click();
  await expect(lines(page)).toHaveText(['Incident opened: Feed late']);

  const others = page.locator('summary', { hasText: 'Other incidents on this device' });
  await others.click();
  await page.locator('summary[aria-label="More for Checkout fails"]').click();
  await page.getByRole('button', { name: 'Note as related' }).click();
  await expect(page.getByRole('list', { name: 'Joined and related incidents' })).toContainText('Related: Checkout fails');
  await page.getByRole('button', { name: 'Add to Feed late' }).click();
  await expect(lines(page).filter({ hasText: 'about the feed' })).toHaveCount(1);
  await expect(lines(page).filter({ hasText: /^wrong place$/ })).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Feed late');
  await expect(lines(page).filter({ hasText: 'about the feed' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Separate Checkout fails' }).click();
  await expect(lines(page).filter({ hasText: 'about the feed' })).toHaveCount(0);

  await others.click();
  await page.locator('summary[aria-label="More for Checkout fails"]').click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Feed late');
  await expect(others).toHaveCount(0);
  await page.locator('summary', { hasText: 'Deleted incidents' }).click();
  await page.getByRole('button', { name: 'Restore Checkout fails' }).click();
  await expect(others).toHaveCount(1);
});

test('a page that does not share loads nothing of it', async ({ page, small }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().split('/').at(-1) ?? ''));
  await begin(page, small, 'Alone');
  await log(page, 'a line');
  const parts = () =>
    asked.filter((name) => /^(?:ShareSheet|ReadCodes|Codes|codes|qr|index|decode|take|link|pack|archive|files|browser)\b/.test(name));
  expect(parts()).toEqual([]);
  await share(page);
  await sheet(page).getByRole('button', { name: 'Show QR code' }).click();
  await expect(sheet(page).locator('canvas.qr-code')).toHaveAttribute('data-drawn', /./);
  expect(parts().length).toBeGreaterThan(0);
});

test('a link in the field that starts an incident opens the one in it', async ({ page, browser, small }) => {
  const other = await elsewhere(browser);
  await begin(page, small, 'Checkout fails');
  const carried = await link(page);
  await other.goto(`${small.url}incident/`);
  await other.getByLabel('What is wrong?').fill(`Look: ${carried}`);
  await expect(other.getByRole('heading', { level: 1 })).toContainText('Checkout fails');
  await expect(other).toHaveURL(`${small.url}incident/`);
  await other.context().close();
});

for (const theme of ['light', 'dark'] as const)
  test(`on a phone the code is dark on white and as wide as the sheet, ${theme}`, async ({ page, small }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: theme });
    await begin(page, small, 'Checkout fails');
    await share(page);
    await page.screenshot({ path: test.info().outputPath(`share-link-${theme}.png`) });
    await sheet(page).getByRole('button', { name: 'Show QR code' }).click();
    const canvas = sheet(page).locator('canvas.qr-code');
    await expect(canvas).toHaveAttribute('data-drawn', /#add=/);
    const room = await canvas.boundingBox();
    expect(room?.width).toBeGreaterThan(290);
    const corner = await canvas.evaluate((element: HTMLCanvasElement) => [
      ...(element.getContext('2d')?.getImageData(1, 1, 1, 1).data ?? []),
    ]);
    expect(corner).toEqual([255, 255, 255, 255]);
    await page.screenshot({ path: test.info().outputPath(`share-code-${theme}.png`) });
    await sheet(page).getByRole('button', { name: 'Scan QR code' }).click();
    await page.screenshot({ path: test.info().outputPath(`share-scan-${theme}.png`) });
    expect(
      (await new AxeBuilder({ page }).include('dialog[open]').analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
    ).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
