/** The main jobs of a night on call in a stock Firefox. What it cannot be asked through Playwright (downloads, permissions) is left to Chromium. */
import { tmpdir } from 'node:os';
import { expect as chromiumExpect, test, watch } from '../site.ts';
import { box, stepWith } from '../support/steps.ts';
import { firefoxOptions, noFirefox } from './firefox.ts';
import { pageKinds } from './pages.ts';

/** A Firefox through a relay is slower than what the other tests run in. */
const expect = chromiumExpect.configure({ timeout: 30_000 });

test.use(firefoxOptions(process.env['BREAKGLASS_TEST_FOLDER'] ?? tmpdir()));

test.describe('in Firefox @long @fault-60', () => {
  test.skip(noFirefox !== '', noFirefox);

  test('every kind of page opens on a phone and on a laptop without an error, and scrolls in one direction', async ({ page, starter }) => {
    test.setTimeout(400_000);
    const wrong = watch(page, starter);
    for (const [width, height] of [
      [390, 844],
      [1280, 860],
    ] as const) {
      await page.setViewportSize({ width, height });
      for (const address of pageKinds) {
        await page.goto(starter.url + address);
        await expect(page.locator('button.theme')).toBeVisible();
        await expect(page.locator('h1, main input[type=search]').first()).toBeVisible();
        const { inner, whole } = await page.evaluate(() => ({
          inner: document.documentElement.clientWidth,
          whole: document.documentElement.scrollWidth,
        }));
        expect.soft(whole, `/${address} at ${width} px`).toBeLessThanOrEqual(inner);
        // Firefox reports the parts of a page that were still loading when it was left as errors.
        await page.waitForLoadState('networkidle');
      }
    }
    expect(wrong).toEqual([]);
  });

  test('from a pasted alert over ticks, a copy and a line of the log to the postmortem', async ({ page, starter }) => {
    test.setTimeout(400_000);
    const wrong = watch(page, starter);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${starter.url}incident/`);
    // What is on the clipboard is pasted as people do it: a page may not read it.
    const field = page.getByLabel('What is wrong? Or paste the alert');
    await field.fill('[FIRING:1] UserServiceHighLatency (namespace="shop", service="user-service")');
    await field.press('Control+A');
    await field.press('Control+X');
    await page.goto(starter.url);
    await expect(page.locator('[data-offline]')).not.toBeEmpty();
    await page.locator('main input[type=search]').focus();
    await page.keyboard.press('Control+V');
    await expect(page.getByRole('option').first()).toContainText('UserServiceHighLatency');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/latency-spike\/\?.*namespace=shop/);

    const first = box(page, 'Save the latency graph');
    await first.click();
    await expect(first).toBeChecked();
    const step = stepWith(page, 'See whether a release lines up');
    await expect(step.locator('pre').first()).toContainText('-n shop');
    await step.getByRole('button', { name: /^Copy/ }).first().click();
    await expect(step.getByRole('button', { name: /^Copied/ }).first()).toBeVisible();
    await step.getByRole('button', { name: 'Bad' }).click();
    await expect(page.locator('.toast')).toContainText('Logged: Bad');
    await page.locator('.bar [data-log]').click();
    await expect(page.locator('#app\\:quick-note')).toBeFocused();
    await page.keyboard.type('-5m rolled back');
    await page.keyboard.press('Enter');
    await expect(page.locator('.toast')).toContainText('Logged: rolled back');
    await page.reload();
    await expect(first).toBeChecked();

    await page.goto(`${starter.url}incident/`);
    await page.setViewportSize({ width: 1280, height: 860 });
    await expect(page.locator('.timeline .line-text').filter({ hasText: 'rolled back' })).toHaveCount(1);
    await page.getByRole('group', { name: 'Actions' }).getByRole('button', { name: 'Resolve' }).click();
    await page.getByRole('radio', { name: 'SEV2' }).check();
    await page.getByRole('textbox', { name: /own words|Something else/ }).fill('Rolled back');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article', { name: 'Short summary' })).toContainText('SEV2');
    await page.getByRole('button', { name: /^Open postmortem/ }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.locator('.postmortem .lane')).toBeVisible();
    expect(wrong).toEqual([]);
  });

  test('sheets and messages over the page close with Esc and give the focus back', async ({ page, starter }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${starter.url}runbooks/user-service/latency-spike/`);
    await expect(page.locator('article.runbook')).toHaveAttribute('data-ticks');
    for (const name of [/^Call/, 'Is this it?', 'Contents']) {
      const chip = page.getByRole('button', { name }).first();
      await chip.focus();
      await page.keyboard.press('Enter');
      await expect(page.locator(':popover-open')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.locator(':popover-open')).toHaveCount(0);
      await expect(chip).toBeFocused();
    }
    await page.keyboard.press('n');
    await expect(page.locator('#app\\:quick-note')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Contents' }).first()).toBeFocused();
  });
});
