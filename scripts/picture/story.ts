/** The incident that the README's pictures show, played by the names that people see: a change of the page's structure does not stop it. */
import { expect, type Page } from '@playwright/test';

/** Takes the picture of that name of what is on the screen. */
export type Take = (page: Page, name: string) => Promise<void>;

const runbook = 'runbooks/user-service/latency-spike/';
const alert = '[FIRING:1] UserServiceHighLatency (namespace="production", service="user-service", route="/users/{id}")';
/** A few days after the last review of the runbook that is shown. */
const firedAt = Date.UTC(2026, 11, 3, 14, 2);

const step = (page: Page, words: string) => page.locator('.step', { hasText: words }).first();
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const toast = (page: Page) => page.locator('.toast');

/** What the clock shows from now on, in minutes after the alert. */
const setClock = (page: Page, minutes: number) => page.clock.setFixedTime(firedAt + minutes * 60_000);

/** On a phone: from the alert that somebody pastes to the postmortem. */
export async function playPhone(page: Page, url: string, take: Take): Promise<void> {
  await setClock(page, 3);
  await pasteAlert(page, url);
  await take(page, 'alert');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${url}${runbook}**`);
  await expect(heading(page)).toHaveText(/Latency spike/);
  await page.getByRole('button', { name: 'Confirm values' }).click();
  await tick(page, 'Save the latency graph');
  await page.evaluate(() => scrollTo(0, 0));
  await gone(page);
  await take(page, 'runbook');

  await setClock(page, 6);
  const release = step(page, 'See whether a release lines up');
  await release.getByRole('button', { name: /^Copy/ }).first().click();
  await expect(release.getByRole('button', { name: /^Copied/ }).first()).toBeVisible();
  await take(page, 'copy');

  await setClock(page, 7);
  await release.getByRole('button', { name: 'Bad' }).click();
  await expect(toast(page)).toContainText('Logged');
  await take(page, 'next');

  await playToMitigated(page, url);
  await setClock(page, 31);
  await page.goto(`${url}incident/`);
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByText('SEV2').click();
  await take(page, 'resolve');

  await sheet
    .getByRole('button', { name: /fixed by: / })
    .first()
    .click();
  await sheet.getByRole('button', { name: /^Open postmortem/ }).click();
  await expect(page.getByRole('heading', { name: /^Postmortem: / })).toBeVisible();
  await page
    .locator('.postmortem .lane')
    .first()
    .evaluate((lane) => lane.scrollIntoView({ block: 'center' }));
  await gone(page);
  await take(page, 'postmortem');
}

/** On a laptop: the runbook in the middle of the incident. */
export async function playDesk(page: Page, url: string, take: Take): Promise<void> {
  await setClock(page, 3);
  await pasteAlert(page, url);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${url}${runbook}**`);
  await page.getByRole('button', { name: 'Confirm values' }).click();
  await tick(page, 'Save the latency graph');
  await setClock(page, 6);
  await step(page, 'See whether a release lines up').getByRole('button', { name: 'Bad' }).click();
  await expect(step(page, 'check that it brought no migration')).toHaveClass(/\bnext\b/);
  await expect(toast(page)).toContainText('Logged');
  await gone(page);
  await page.evaluate(() => scrollTo(0, 0));
  await take(page, 'desk');
}

async function pasteAlert(page: Page, url: string): Promise<void> {
  // A first visit shows its first page before the typeface has arrived.
  for (const visit of [1, 2]) {
    await page.goto(visit === 1 ? `${url}alerts/` : url);
    await expect(page.locator('[data-offline]')).not.toBeEmpty();
    await page.evaluate(() => document.fonts.ready);
  }
  await page.evaluate((text) => navigator.clipboard.writeText(text), alert);
  const box = page.locator('main input[type=search]');
  await box.click();
  await expect(box).toHaveAttribute('role', 'combobox');
  await page.keyboard.press('Control+V');
  await expect(page.getByRole('option').first()).toContainText('UserServiceHighLatency');
}

async function tick(page: Page, words: string): Promise<void> {
  const box = page.getByRole('checkbox', { name: words, includeHidden: true });
  await expect(page.locator('article.runbook')).toHaveAttribute('data-ticks');
  await box.evaluate((element) => element instanceof HTMLInputElement && !element.checked && element.click());
  await expect(box).toBeChecked();
}

/** The rest of the runbook's first part, an update and the rollback that helps, as somebody would do them. */
async function playToMitigated(page: Page, url: string): Promise<void> {
  await page.goto(`${url}incident/`);
  await setClock(page, 8);
  await page.locator('select[name=status]').selectOption('investigating');
  await page.goto(`${url}${runbook}`);
  await setClock(page, 11);
  await tick(page, 'check that it brought no migration');
  await setClock(page, 14);
  await tick(page, 'roll it back');
  await page.goto(`${url}incident/`);
  await setClock(page, 16);
  await page.keyboard.press('n');
  await page.keyboard.type('p99 is falling');
  await page.keyboard.press('Enter');
  await setClock(page, 18);
  await page.locator('select[name=status]').selectOption('mitigated');
  await gone(page);
}

/** Waits until the message at the edge of the screen has gone by itself. */
async function gone(page: Page): Promise<void> {
  await expect(toast(page)).toHaveCount(0, { timeout: 15_000 });
}
