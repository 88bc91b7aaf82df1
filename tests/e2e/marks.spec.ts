/** What can be said of the steps of a runbook while an incident goes on. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { awake, expect, test, watch } from './site.ts';
import { box, openStep, stepWith } from './support/steps.ts';

const runbook = 'runbooks/kubernetes/kubepodcrashlooping/';
const dialog = (page: Page) => page.getByRole('dialog');

/** Opens the menu of a step by its button. */
async function openMenu(page: Page, words: string): Promise<void> {
  await openStep(stepWith(page, words));
  await stepWith(page, words).getByRole('button', { name: 'More for this step' }).click();
  await expect(dialog(page).getByRole('button').nth(1)).toBeFocused();
}

async function say(page: Page, choice: string, words: string): Promise<void> {
  await dialog(page).getByRole('button', { name: choice }).click();
  await expect(dialog(page).getByRole('textbox')).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toHaveCount(0);
}

const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);

test.describe('a step', () => {
  test('is skipped with a reason: it is told, counted for what it is, and the next one comes', async ({ page, small }) => {
    const wrong = watch(page, small);
    await page.goto(small.url + runbook);
    await openMenu(page, 'Read the events');
    await expect(dialog(page)).toContainText('This starts an incident log.');
    await say(page, 'Skip…', 'no cluster events');
    await expect(stepWith(page, 'Read the events').locator('.step-mark')).toHaveText(/^Skipped: no cluster events \d\d:\d\d$/);
    await expect(page.locator('[data-progress]')).toHaveText('0 of 3 done, 1 skipped');
    await expect(page.locator('.step.next')).toContainText('Read the logs');
    await box(page, 'Read the logs').click();
    await box(page, 'Roll back').click();
    await expect(page.locator('[data-progress]')).toHaveText('2 of 3 done, 1 skipped');
    await expect(page.locator('.step.next')).toHaveCount(0);
    await expect(page.locator('.section-head [data-count=diagnosis]')).toHaveText('1 of 2 done, 1 skipped');
    expect(wrong).toEqual([]);
  });

  test('that does not apply is settled, one that is blocked stays open', async ({ page, small }) => {
    await page.goto(small.url + runbook);
    await openMenu(page, 'Read the events');
    await dialog(page).getByRole('button', { name: 'Does not apply' }).click();
    await expect(stepWith(page, 'Read the events').locator('.step-mark')).toHaveText(/^Does not apply \d\d:\d\d$/);
    await openMenu(page, 'Read the logs');
    await say(page, 'Blocked…', 'no access to prod');
    await expect(stepWith(page, 'Read the logs').locator('.step-mark')).toHaveText(/^Blocked: no access to prod/);
    await expect(page.locator('.step.next')).toContainText('Read the logs');
    await expect(page.locator('[data-progress]')).toHaveText('0 of 3 done, 1 not applicable, 1 blocked');
    // What is done takes the place of what was said before.
    await box(page, 'Read the logs').click();
    await expect(stepWith(page, 'Read the logs').locator('.step-mark')).toHaveText(/^Done \d\d:\d\d$/);
  });

  test('is marked, noted and undone by keys alone, and other tabs follow @long', async ({ page, context, small }) => {
    await page.goto(small.url + runbook);
    const other = await context.newPage();
    await other.goto(small.url + runbook);
    await expect(page.locator('.step-more').first()).toBeVisible();
    await page.keyboard.press('j');
    await expect(box(page, 'Read the events')).toBeFocused();
    await page.keyboard.press('m');
    await expect(dialog(page).getByRole('button', { name: 'Skip…' })).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('textbox')).toBeFocused();
    await page.keyboard.type('pod <b>web-1</b> restarted');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(box(page, 'Read the events')).toBeFocused();
    await expect(stepWith(other, 'Read the events').locator('.step-note')).toHaveText(/^pod <b>web-1<\/b> restarted \d\d:\d\d$/);
    await page.keyboard.press('m');
    await expect(dialog(page).getByRole('button', { name: 'Skip…' })).toBeFocused();
    await page.keyboard.press('s');
    await expect(dialog(page).getByRole('textbox')).toBeFocused();
    await page.keyboard.type('known');
    await page.keyboard.press('Enter');
    await expect(stepWith(other, 'Read the events').locator('.step-mark')).toHaveText(/^Skipped: known/);
    // The focus goes on; what was skipped is taken back from there.
    await expect(box(page, 'Read the logs')).toBeFocused();
    await page.keyboard.press('u');
    await expect(stepWith(other, 'Read the events').locator('.step-mark')).toHaveCount(0);
    await expect(stepWith(page, 'Read the events').locator('.step-mark')).toHaveCount(0);
    await expect(stepWith(page, 'Read the events').locator('.step-note')).toHaveCount(1);
    await page.keyboard.press('i');
    await expect(page).toHaveURL(/\/incident\/$/);
    await expect(page.locator('h1')).toHaveText('KubePodCrashLooping');
  });

  test('keeps what was typed when it is refused, and says why', { tag: '@long' }, async ({ page, small }) => {
    await page.goto(small.url + runbook);
    await openMenu(page, 'Read the events');
    await dialog(page).getByRole('button', { name: 'Skip…' }).click();
    await page.keyboard.press('Enter');
    await expect(dialog(page).getByRole('status')).toHaveText('The reason is empty.');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.locator('[data-kept]')).toHaveText('Ticking a step starts an incident log.');
  });

  test('that is wrong, and a runbook that lacks something, are noted for after the incident', async ({ page, small }) => {
    await page.goto(small.url + runbook);
    await openMenu(page, 'Roll back');
    await dialog(page).getByRole('button', { name: 'Wrong or missing here…' }).click();
    await dialog(page).getByRole('combobox').selectOption('outdated');
    await dialog(page).getByRole('textbox').fill('the flag is gone');
    await dialog(page).getByRole('button', { name: 'Save' }).click();
    await expect(dialog(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Something is missing in this runbook…' }).click();
    await expect(dialog(page).getByRole('textbox')).toBeFocused();
    await page.keyboard.type('whom to call');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await page.goto(`${small.url}incident/`);
    await expect(page.locator('.timeline .line-text')).toContainText([
      'Runbook missing: KubePodCrashLooping: whom to call',
      'Runbook outdated: “Roll back”: the flag is gone',
    ]);
  });

  for (const colorScheme of ['dark', 'light'] as const) {
    test(`with its menu open and its marks has no violation that axe knows (${colorScheme})`, {
      tag: '@long',
    }, async ({ page, small }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(small.url + runbook);
      await openMenu(page, 'Read the events');
      expect(await violations(page)).toEqual([]);
      await say(page, 'Skip…', 'no events');
      await openMenu(page, 'Read the logs');
      await say(page, 'Blocked…', 'no access');
      await box(page, 'Roll back').click();
      await expect(page.locator('.step-mark')).toHaveCount(3);
      expect(await violations(page)).toEqual([]);
      await openMenu(page, 'Read the logs');
      await dialog(page).getByRole('button', { name: 'Wrong or missing here…' }).click();
      expect(await violations(page)).toEqual([]);
    });
  }

  test('has a menu that a thumb can hit, at 360 px, and nothing scrolls sideways', { tag: '@long' }, async ({ page, small }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(small.url + runbook);
    await openMenu(page, 'Read the events');
    const heights = await dialog(page)
      .getByRole('button')
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    const bottom = await dialog(page).evaluate((element) => innerHeight - element.getBoundingClientRect().bottom);
    expect(bottom).toBeLessThan(1);
    await say(page, 'Skip…', 'x'.repeat(300));
    const [inner, whole] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
    expect(whole).toBeLessThanOrEqual(inner ?? 0);
  });
});

test.describe('an incident that goes on', () => {
  test('stands on every page with its length, without a shift, and leads to the postmortem once it is resolved', async ({
    page,
    context,
    small,
  }) => {
    await page.goto(small.url + runbook);
    await expect(page.locator('.incident-clock')).toBeHidden();
    await box(page, 'Read the events').click();
    await expect(page.locator('.incident-clock')).toContainText('KubePodCrashLooping');
    const other = await context.newPage();
    await other.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const before = Number(document.documentElement.dataset['shift'] ?? 0);
          document.documentElement.dataset['shift'] = String(before + Number(Reflect.get(entry, 'value')));
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await other.goto(`${small.url}runbooks/kubernetes/kubepodnotready/`);
    await awake(other);
    await expect(other.locator('.incident-clock')).toContainText('<1 minIncident: KubePodCrashLooping');
    // The typeface may come between two paints and move letters by a pixel; the clock would move the whole header.
    expect(Number(await other.evaluate(() => document.documentElement.dataset['shift'] ?? 0))).toBeLessThan(0.0005);
    await other.setViewportSize({ width: 360, height: 740 });
    await expect(other.locator('.bar').getByRole('link', { name: 'Incident' })).toBeVisible();
    expect(await violations(other)).toEqual([]);
    await page.goto(`${small.url}incident/`);
    await page.locator('select[name=status]').selectOption('resolved');
    // What comes next is its postmortem: header, bar and home page lead there.
    await expect(other.locator('.incident-clock')).toContainText('Postmortem · ');
    await expect(other.locator('.bar .to-incident')).toHaveAttribute('href', /incident\/#postmortem$/);
    await expect(other.locator('.bar').getByRole('link', { name: 'Incident' })).toBeHidden();
  });
});
