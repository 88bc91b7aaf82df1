/** Clocks that are set back, the night the hour comes twice, other zones (row 11 of the faults). */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, type Served, test } from '../site.ts';
import { box, openRunbook, press, steps } from './on-page.ts';

async function write(page: Page, line: string): Promise<void> {
  await page.getByLabel('What happened?').fill(line);
  await page.keyboard.press('Enter');
  await expect(page.locator('.timeline .line-text').filter({ hasText: line })).toHaveCount(1);
}

async function start(page: Page, site: Served, title: string): Promise<void> {
  await page.goto(`${site.url}incident/`);
  const field = page.getByLabel('What is wrong?');
  await field.fill(title);
  await field.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function saved(page: Page, button: string): Promise<string> {
  const panel = page.locator('details', { has: page.locator('summary', { hasText: 'Postmortem' }) });
  await expect(panel).toBeVisible();
  if ((await panel.getAttribute('open')) === null) await panel.locator('summary').first().click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

test('the clock is set back an hour: what was done later counts as later @fault-11 @long', async ({ page, small }) => {
  await page.clock.setFixedTime('2026-11-21T14:00:00Z');
  await openRunbook(page, small);
  await press(page, steps[0]);
  await page.clock.setFixedTime('2026-11-21T13:00:00Z');
  await press(page, steps[0]);
  await press(page, steps[1]);
  await page.reload();
  await expect(box(page, steps[1])).toBeChecked();
  // The untick came after the tick, whatever the clock showed.
  await expect(box(page, steps[0])).not.toBeChecked();
  await page.goto(`${small.url}incident/`);
  await page.locator('select[name=status]').selectOption('mitigated');
  await page.clock.setFixedTime('2026-11-21T12:00:00Z');
  await page.locator('select[name=status]').selectOption('resolved');
  await expect(page.locator('.timeline .line-text').filter({ hasText: 'Status: resolved' })).toHaveCount(1);
  await page.reload();
  await expect(page.locator('select[name=status]')).toHaveValue('resolved');
});

test.describe('the night the hour comes twice @fault-11', () => {
  test.use({ timezoneId: 'Europe/Berlin' });

  test('the lines stand in the order of what happened, and the files tell it in UTC @long', async ({ page, small }) => {
    await page.clock.setFixedTime('2026-10-25T00:40:00Z');
    await start(page, small, 'At night');
    await write(page, 'in summer time, at 02:40');
    await page.clock.setFixedTime('2026-10-25T01:20:00Z');
    await write(page, 'in winter time, at 02:20');
    await expect(page.locator('.timeline .line-text')).toHaveText([
      'in winter time, at 02:20',
      'in summer time, at 02:40',
      'Incident opened: At night',
    ]);
    const lines = (await saved(page, 'Save as Markdown')).split('\n');
    expect(lines.find((line) => line.includes('in summer time, at 02:40'))).toContain('00:40');
    expect(lines.find((line) => line.includes('in winter time, at 02:20'))).toContain('01:20');
    const record = await saved(page, 'Export incident');
    for (const time of ['2026-10-25T00:40:00Z', '2026-10-25T01:20:00Z']) expect(record).toContain(`"occurredAt":${Date.parse(time)}`);
  });
});

test('a record is the same file in every zone @fault-11', { tag: '@long' }, async ({ page, browser, small }) => {
  await page.clock.setFixedTime('2026-11-21T14:00:00Z');
  await start(page, small, 'Everywhere');
  await write(page, 'rolled back');
  const record = await saved(page, 'Export incident');
  for (const timezoneId of ['Pacific/Auckland', 'America/St_Johns', 'UTC']) {
    const context = await browser.newContext({ timezoneId });
    const elsewhere = await context.newPage();
    await elsewhere.goto(`${small.url}incident/`);
    await elsewhere
      .getByLabel('Import an incident')
      .setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(record) });
    await expect(elsewhere.locator('h1')).toHaveText('Everywhere');
    expect(await saved(elsewhere, 'Export incident'), timezoneId).toBe(record);
    await context.close();
  }
});
