/** Leaving the page of the incident with its postmortem. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect } from '../site.ts';

/** The postmortem as it would be saved, once it is open. */
export async function savedPostmortem(page: Page): Promise<string> {
  await expect(page.locator('.postmortem-text h3').first()).toBeVisible();
  const button = page.getByRole('button', { name: 'Save as Markdown' });
  if (!(await button.isVisible())) await page.locator('.postmortem summary', { hasText: 'More formats' }).click();
  const download = page.waitForEvent('download');
  await button.click();
  return await readFile(await (await download).path(), 'utf8');
}
