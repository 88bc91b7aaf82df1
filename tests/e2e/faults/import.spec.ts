/** Record files that are hostile or broken off, through the file field (rows 14 and 15 of the faults). */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, watch } from '../site.ts';

const said = (page: Page) => page.locator('.timeline .line-text');

async function read(page: Page, text: string): Promise<string> {
  // What was said before goes, so that the next word is seen.
  await page.getByLabel('Import an incident').setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(page.getByLabel('Import an incident')).toHaveValue('');
  return (await page.locator('.announcement').textContent()) ?? '';
}

/** The record of one incident with a line, as this page saves it. */
async function example(page: Page, url: string): Promise<string> {
  await page.goto(`${url}incident/`);
  const field = page.getByLabel('What is wrong?');
  await field.fill('Mine');
  await field.press('Enter');
  await page.getByLabel('What happened?').fill('what I wrote');
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText(['what I wrote', 'Incident opened: Mine']);
  await page.locator('summary', { hasText: 'Postmortem' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export incident' }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

test('a file that breaks off gives back its whole events or none, and what is here stays @fault-15 @long', async ({
  page,
  browser,
  small,
}) => {
  const whole = await example(page, small.url);
  const lines = whole.split('\n');
  const upToLine = (count: number) => lines.slice(0, count).join('\n');
  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${small.url}incident/`);
  await expect(elsewhere.locator('.lead')).toContainText('No incident in progress.');
  for (const cut of ['', whole.slice(0, 20), upToLine(2), `${upToLine(2)}\n${lines[2]?.slice(0, 80)}`]) {
    expect(await read(elsewhere, cut), cut).toContain('Nothing was imported.');
    await expect(elsewhere.locator('.lead')).toContainText('No incident in progress.');
  }
  expect(await read(elsewhere, `${upToLine(3)}\n${lines[3]?.slice(0, 80)}`)).toContain('1 whole events were recovered');
  await expect(said(elsewhere)).toHaveText(['Incident opened: Mine']);
  expect(await read(elsewhere, whole)).toMatch(/^Read 2 events of 1 incident\. 1 of them were new\./);
  await expect(said(elsewhere)).toHaveText(['what I wrote', 'Incident opened: Mine']);
  await elsewhere.reload();
  await expect(said(elsewhere)).toHaveText(['what I wrote', 'Incident opened: Mine']);
  await context.close();
});

test('nothing in a hostile file runs, reaches a prototype or writes over what is here, and what contradicts it is told @fault-14', async ({
  page,
  small,
}) => {
  const wrong = watch(page, small);
  const whole = await example(page, small.url);
  const markup = '<img src=x onerror=\\"globalThis.ran=1\\"><script>globalThis.ran=1</script>';
  // The same id with other words; markup and a forged prototype where words stand.
  const hostile = whole
    .replace('what I wrote', `forged ${markup}`)
    .replace('"payload":{', '"payload":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},');
  expect(hostile).not.toBe(whole);
  expect(await read(page, hostile)).toContain('1 event here and in the file share an id but differ: both are kept');
  expect(await page.evaluate(() => [Reflect.get(globalThis, 'ran'), Reflect.get({}, 'polluted')])).toEqual([undefined, undefined]);
  await page.reload();
  await expect(said(page)).toHaveCount(2);
  await page.locator('summary', { hasText: 'Postmortem' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export incident' }).click()]);
  const kept = readFileSync(await download.path(), 'utf8');
  for (const line of whole.split('\n').filter((text) => text.includes('"id"'))) expect(kept).toContain(line.replace(/,$/, ''));
  expect(await page.locator('.timeline img, .timeline script').count()).toBe(0);
  expect(wrong).toEqual([]);
});
