/** A runbook page of the small site, as a responder uses it. */
import type { Locator, Page } from '@playwright/test';
import { expect, type Served } from '../site.ts';
import { box } from '../support/steps.ts';

export { box, press } from '../support/steps.ts';

export const runbook = 'runbooks/kubernetes/kubepodcrashlooping/';
export const steps = ['Read the events', 'Read the logs', 'Roll back'] as const;

export async function openRunbook(page: Page, site: Served): Promise<void> {
  await page.goto(site.url + runbook);
  await expect(box(page, steps[0])).toBeEnabled();
}

/** Where ticks go, and whether they are safe there. */
export function note(page: Page): Locator {
  return page.locator('[data-kept]');
}

/** The lines of the timeline on the page of the incident, the newest first. */
export async function timeline(page: Page, site: Served): Promise<readonly string[]> {
  await page.goto(`${site.url}incident/`);
  await expect(page.locator('.timeline .line-text').first()).toBeVisible();
  return page.locator('.timeline .line-text').allTextContents();
}
