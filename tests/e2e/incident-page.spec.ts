/** The incident page as one picture and one next step: tabs on a phone, the way from Resolve to the postmortem. */
import type { Page } from '@playwright/test';
import { expect, test, watch } from './site.ts';

const action = (page: Page, name: string) => page.getByRole('group', { name: 'Actions' }).getByRole('button', { name });
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
const primary = (page: Page) => page.locator('.incident-page .primary:not(dialog *)');

async function start(page: Page, url: string, text: string, title = text): Promise<void> {
  await page.goto(`${url}incident/`);
  await page.getByLabel('What is wrong? Or paste the alert').fill(text);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

  /** Whether the beginning of an element is on the screen and above the bar under the thumb. */
  const beginsInSight = (page: Page, selector: string) =>
    expect
      .poll(() =>
        page.evaluate((wanted) => {
          const top = document.querySelector(wanted)?.getBoundingClientRect().top ?? -1;
          return top >= 0 && top < (document.querySelector('.bar')?.getBoundingClientRect().top ?? 0);
        }, selector),
      )
      .toBe(true);

  test('what somebody has just written or opened is in sight, and nothing is wider than the screen', async ({ page, context, small }) => {
    await context.grantPermissions(['clipboard-write']);
    await start(page, small.url, 'Payments time out');
    await page.locator('summary', { hasText: 'Hypotheses' }).tap();
    await page.getByLabel('What might the cause be?').fill('The gateway is down');
    await page.getByRole('button', { name: 'Propose' }).tap();
    await expect(page.getByRole('article', { name: 'The gateway is down' })).toBeVisible();
    await beginsInSight(page, 'article.hypothesis');

    await action(page, 'Update').tap();
    await page.getByRole('dialog').getByLabel('What do users notice?').fill('One in five payments fails');
    await page.getByRole('button', { name: 'Fill in' }).tap();
    await page.getByRole('dialog').getByLabel('Next update in').selectOption('30 min');
    await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).tap();
    await expect(page.locator('.compose .outcome')).toContainText('Copied as plain text and marked as sent.');
    const sheet = await page.getByRole('dialog').evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
    expect(sheet.scrollWidth).toBe(sheet.clientWidth);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).tap();

    await action(page, 'Resolve').tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Resolve', exact: true }).tap();
    await page.getByRole('button', { name: 'Open postmortem' }).tap();
    await expect(page.getByRole('tabpanel', { name: 'Postmortem' })).toContainText('Postmortem: Payments time out');
    await beginsInSight(page, '.postmortem-gaps');
    await page.getByRole('button', { name: 'When it started' }).tap();
    await beginsInSight(page, '[name=started]');
    await expect(page.getByRole('button', { name: 'Save times' })).toBeInViewport({ ratio: 1 });
    // Where the cause comes from: a hypothesis that is confirmed.
    await tab(page, 'Postmortem').tap();
    await page.getByRole('button', { name: 'The cause' }).tap();
    await expect(page.getByRole('article', { name: 'The gateway is down' })).toBeFocused();
  });

  test('one pane is shown at a time; arrows, keys, links and a reload lead to the right one', async ({ page, small }) => {
    const wrong = watch(page, small);
    await start(page, small.url, 'Payments time out');
    await expect(page.getByRole('tablist')).toBeVisible();
    await expect(page.getByRole('tabpanel')).toHaveCount(1);
    await expect(page.getByRole('tabpanel', { name: 'Now' })).toBeVisible();
    await expect(primary(page)).toHaveText('Search');

    await tab(page, 'Now').focus();
    await page.keyboard.press('ArrowRight');
    await expect(tab(page, 'Timeline')).toBeFocused();
    await expect(page.getByRole('tabpanel', { name: 'Timeline' })).toContainText('Incident opened');
    await expect(page).toHaveURL(/#timeline$/);
    await page.getByLabel('What happened?').fill('rolled back');
    await page.keyboard.press('Enter');
    await expect(page.locator('.timeline .line-text').first()).toHaveText('rolled back');
    await tab(page, 'Timeline').focus();
    await page.keyboard.press('End');
    await expect(page.getByRole('tabpanel', { name: 'Postmortem' })).toContainText('Postmortem: Payments time out');
    await page.keyboard.press('ArrowRight');
    await expect(tab(page, 'Now')).toBeFocused();

    await page.keyboard.press('a');
    await expect(page.getByRole('tabpanel', { name: 'Postmortem' }).getByLabel('What will be different?')).toBeFocused();
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press('w');
    await expect(page.getByRole('tabpanel', { name: 'Now' }).getByRole('textbox', { name: 'Started' })).toBeFocused();

    await page.goto(`${small.url}#nowhere`);
    await page.goto(`${small.url}incident/#updates`);
    await expect(page.getByRole('tabpanel', { name: 'Updates' })).toContainText('No update sent yet.');
    await page.reload();
    await expect(tab(page, 'Updates')).toHaveAttribute('aria-selected', 'true');

    for (const name of ['Now', 'Timeline', 'Updates', 'Postmortem']) {
      await tab(page, name).click();
      const tooSmall = await page.evaluate(() =>
        [...document.querySelectorAll('.incident-page :is(button, summary, a.button, input:not([type=checkbox], [type=file]), select)')]
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      expect.soft(tooSmall, name).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect.soft(sideways, name).toBe(0);
    }
    expect(wrong).toEqual([]);
  });
});

test('resolving takes what fixed it from the ticked steps, has the summary ready, and leads to the postmortem until it is closed', async ({
  page,
  context,
  starter,
}) => {
  const wrong = watch(page, starter);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await start(page, starter.url, '{alertname="UserServiceHighLatency", service="user-service"}', 'UserServiceHighLatency');
  const [address, id] = await page.evaluate(async () => {
    const response = await fetch('runbooks.json');
    const places: Record<string, { address: string; changes: string[] }> = await response.json();
    const place = places['user-service/latency-spike'];
    return [place?.address ?? '', place?.changes[0] ?? ''] as const;
  });
  await page.goto(starter.url + address);
  const box = page.locator(`.step:has(#${id}) input[type=checkbox], #${id}.step input[type=checkbox]`).first();
  await box.evaluate((element) => element instanceof HTMLInputElement && element.click());
  await expect(box).toBeChecked();
  await page.goto(`${starter.url}incident/`);
  await expect(page.locator('.band .lane-change')).toHaveCount(1);
  await expect(primary(page)).toHaveText('Open');
  await page.locator('select[name=status]').selectOption('mitigated');
  await expect(primary(page)).toHaveText('Resolve');

  await action(page, 'Resolve').click();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\/incident\/$/);
  await action(page, 'Resolve').click();
  await page.getByRole('radio', { name: 'SEV2' }).check();
  await page.getByRole('button', { name: /^Resolve, fixed by: / }).click();
  const summary = page.getByRole('article', { name: 'Short summary' });
  await expect(summary).toContainText('Fixed by: ');
  await expect(summary).toContainText('SEV2');
  await page.getByRole('button', { name: 'Copy summary' }).click();
  await expect(page.getByRole('dialog')).toContainText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Resolved: SEV2 UserServiceHighLatency\n/);
  await page.getByRole('button', { name: /^Open postmortem/ }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.postmortem .lane')).toBeVisible();

  const mark = () =>
    page.evaluate(() => Object.entries(localStorage).find(([name]) => name.startsWith('breakglass-postmortem:'))?.[1] ?? 'none');
  await expect(primary(page)).toHaveText('Postmortem 6 gaps in the log');
  expect(JSON.parse(await mark())).toMatchObject({ title: 'UserServiceHighLatency', gaps: 6 });
  await page.getByRole('button', { name: 'What users noticed' }).click();
  await page.getByLabel('What do users notice?').fill('Profiles are slow');
  await page.keyboard.press('Enter');
  await expect(primary(page)).toHaveText('Postmortem 5 gaps in the log');
  expect(JSON.parse(await mark())).toMatchObject({ gaps: 5 });
  await page.getByRole('button', { name: 'Close without them' }).click();
  await expect(primary(page)).toHaveCount(0);
  expect(await mark()).toBe('none');

  await action(page, 'Reopen').click();
  await expect(page.locator('.clock')).toContainText('Reopened for');
  await expect(primary(page)).toHaveText('Open');
  expect(wrong).toEqual([]);
});
