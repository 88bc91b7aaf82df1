/** A runbook during an incident: the next step and its command without scrolling, the other steps as rows, Good, Bad and + Log within reach. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { serve } from '../../src/command/serve.ts';
import { run } from '../support/command.ts';
import { temporaryFolder } from '../support/content-root.ts';
import { communityRunbooks, noCorpora } from '../support/corpora.ts';
import { isLongPart } from '../support/parts.ts';
import { builtSite } from './built-sites.ts';
import { pagesOf, visitedStarter } from './offline/offline-site.ts';
import { expect, test, watch } from './site.ts';
import { box, openStep, press, stepWith } from './support/steps.ts';

const latency = 'runbooks/user-service/latency-spike/';
const phone = { width: 360, height: 740 };
/** The lowest place at which what to do next may begin on a phone, in pixels from the top of the page. */
const lowestStart = 420;

const toast = (page: Page) => page.locator('.toast');
const said = (page: Page) => page.locator('.timeline .line-text');

/** Writes a line by `+ Log` of the bar of small screens. */
async function logLine(page: Page, line: string): Promise<void> {
  await page.locator('.bar [data-log]').click();
  await expect(page.locator('#app\\:quick-note')).toBeFocused();
  await page.keyboard.type(line);
  await page.getByRole('dialog').getByRole('button', { name: 'Log', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

interface Start {
  /** Where the next step begins, or, where there are no steps, the first command. */
  readonly top: number;
  /** Where its words end, or its button Copy where it has one command. */
  readonly end: number;
  /** Where the bar of small screens begins. */
  readonly bar: number;
}

/** Undefined where there is neither a step nor a command. */
async function startOf(page: Page): Promise<Start | undefined> {
  return await page.evaluate(() => {
    const step = document.querySelector('.runbook .step.next');
    const command = [...document.querySelectorAll('.runbook .body figure:has(> .copy)')].find(
      (figure) => figure.checkVisibility() && figure.getBoundingClientRect().height > 4,
    );
    const copies = [...((step ?? command)?.querySelectorAll(step ? 'figure > .copy' : ':scope > .copy') ?? [])];
    const end = copies.length === 1 ? copies[0] : step?.querySelector('.step-body > p');
    const start = step ?? command;
    const bar = document.querySelector('.bar');
    if (!start || !end || !bar) return undefined;
    return {
      top: start.getBoundingClientRect().top + scrollY,
      end: end.getBoundingClientRect().bottom + scrollY,
      bar: bar.getBoundingClientRect().top,
    };
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: phone, hasTouch: true, isMobile: true });

  for (const during of ['without an incident', 'during one'] as const) {
    const details = { tag: during === 'during one' ? '@long' : '@repeats' };
    test(`every runbook begins with what to do next, in sight with its command, ${during}`, details, async ({ page, starter }) => {
      test.setTimeout(180_000);
      const all = pagesOf(await builtSite()).filter((address) => address.startsWith('runbooks/'));
      const pages = isLongPart ? all : all.filter((address, at) => at % 3 === 0 || address === latency);
      if (during === 'during one') {
        await page.goto(starter.url);
        await logLine(page, 'checkout is slow');
        await expect(page.locator('.incident-clock')).toBeVisible();
      }
      const wrong: string[] = [];
      let seen = 0;
      for (const address of pages) {
        await page.goto(starter.url + address);
        if ((await page.locator('article.runbook').count()) === 0) continue;
        await expect(page.locator('article.runbook')).toHaveAttribute('data-ticks');
        seen++;
        for (const size of [phone, { width: 390, height: 844 }]) {
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.setViewportSize(size);
            await page.emulateMedia({ colorScheme });
            const start = await startOf(page);
            if (start === undefined || (start.top <= lowestStart && start.end <= start.bar)) continue;
            wrong.push(`${address} ${size.width} px ${colorScheme}: begins at ${start.top}, ends at ${start.end}, the bar at ${start.bar}`);
          }
        }
        if (address === latency) {
          await page.setViewportSize(phone);
          expect(await page.locator('article.runbook').getAttribute('data-steps')).toBe('31');
          expect(await page.evaluate(() => document.documentElement.scrollHeight / innerHeight)).toBeLessThanOrEqual(6);
        }
      }
      expect(seen).toBeGreaterThan(isLongPart ? 15 : 5);
      expect(wrong).toEqual([]);
    });
  }

  test('plain runbooks of others begin with their first command', { tag: '@long' }, async ({ page }) => {
    test.skip(noCorpora !== '', noCorpora);
    test.setTimeout(300_000);
    const folder = join(temporaryFolder(), 'site');
    expect((await run('build', '--content', communityRunbooks, '--out', folder)).stdout).toContain('Built 108 runbooks');
    const { url, server } = await serve({ folder, base: '/', port: 0 });
    const wrong: string[] = [];
    let seen = 0;
    for (const address of pagesOf(folder).filter((one) => one.startsWith('runbooks/'))) {
      await page.goto(url + address);
      const start = await startOf(page);
      if (start === undefined) continue;
      seen++;
      if (start.top > lowestStart) wrong.push(`${address}: ${start.top}`);
    }
    server.closeAllConnections();
    server.close();
    expect(seen).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });

  test('+ Log works before any incident, on the home page and on a runbook, and shows what was added', async ({
    page,
    browser,
    starter,
  }) => {
    const wrong = watch(page, starter);
    const fresh = await (await browser.newContext({ viewport: phone, hasTouch: true, isMobile: true })).newPage();
    for (const [tab, address] of [
      [page, ''],
      [fresh, latency],
    ] as const) {
      await tab.goto(starter.url + address);
      await tab.locator('.bar [data-log]').click();
      await expect(tab.locator('dialog label')).toContainText('This line starts an incident log');
      // Back closes it; the page stays.
      await tab.goBack();
      await expect(tab.getByRole('dialog')).toHaveCount(0);
      expect(tab.url()).toBe(starter.url + address);
      await logLine(tab, 'checkout is slow');
      await expect(toast(tab)).toContainText('Logged: checkout is slow');
      await expect(tab.locator('.incident-clock')).toContainText('<1 min');
      await logLine(tab, 'oops');
      await toast(tab).getByRole('button', { name: 'Undo' }).click();
      await expect(toast(tab)).toHaveText('Undone');
      await tab.locator('.bar').getByRole('link', { name: 'Incident' }).click();
      await expect(said(tab).filter({ hasText: 'checkout is slow' })).toHaveCount(1);
      await expect(tab.locator('.timeline del')).toHaveText('oops');
      // A sheet that was closed in another way does not take a press of Back.
      await tab.goBack();
      await expect(tab).toHaveURL(starter.url + address);
      await tab.goBack();
      await expect(tab).toHaveURL('about:blank');
    }
    await fresh.context().close();
    expect(wrong).toEqual([]);
  });
});

test.describe('with the server gone', () => {
  test.use({ serviceWorkers: 'allow' });

  test('Good and Bad log the run with the author’s words, tick the step and go on; Undo takes both back', async ({ context }) => {
    test.setTimeout(180_000);
    const url = await visitedStarter(context);
    const page = await context.newPage();
    await page.goto(`${url}${latency}?namespace=shop`);
    await expect(page.locator('.values [data-value-of=namespace]')).toContainText('shop');
    await press(page, 'Save the latency graph');
    const step = stepWith(page, 'See whether a release lines up');
    const tick = box(page, 'See whether a release lines up');
    for (const [kind, words] of [
      ['Good', 'the newest one was there before the problem began'],
      ['Bad', 'the newest started minutes before it'],
    ] as const) {
      await expect(step).toHaveClass(/\bnext\b.*\bopen\b|\bopen\b.*\bnext\b/);
      const outcome = step.getByRole('button', { name: kind });
      await outcome.click();
      await expect(toast(page)).toContainText(`Logged: ${kind}`);
      await expect(tick).toBeChecked();
      await expect(page.locator('.step.next.open')).toContainText('check that it brought no migration');
      await toast(page).getByRole('button', { name: 'Undo' }).press('Enter');
      await expect(toast(page)).toHaveText('Undone');
      await expect(tick).not.toBeChecked();
      await expect(tick).toBeFocused();
      await expect(outcome).not.toHaveAttribute('aria-pressed', 'true');
      await outcome.click();
      await expect(tick).toBeChecked();
      await page.goto(`${url}incident/`);
      const line = `Query “When did each revision start?”: ${kind} – ${words}`;
      await expect(page.locator('.timeline del').filter({ hasText: line })).toHaveCount(1);
      await expect(said(page).filter({ hasText: line })).toHaveCount(2);
      await page.goto(`${url}${latency}`);
      // The answer is still there, and the other one can be given once the step is open again.
      await expect(tick).toBeChecked();
      await expect(step.locator(`.outcome.${kind.toLowerCase()}`)).toHaveAttribute('aria-pressed', 'true');
      await press(page, 'See whether a release lines up');
    }
    await page.goto(`${url}incident/`);
    await page.locator('summary', { hasText: 'Postmortem' }).first().click();
    await expect(page.locator('.postmortem-text')).toContainText('kubectl -n shop get replicasets -l app=user-service');
  });
});

test('on a runbook without steps an answer stays pressed too', async ({ page, values }) => {
  await page.goto(`${values.url}runbooks/shop/late/?namespace=shop`);
  const bad = page.getByRole('button', { name: 'Bad' });
  await bad.click();
  await expect(toast(page)).toContainText('Logged: Bad');
  await expect(bad).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(bad).toHaveAttribute('aria-pressed', 'true');
});

test.describe('steps', () => {
  test('are rows: one is open, by a press, by keyboard, by a link and by find in page', async ({ page, starter }) => {
    const wrong = watch(page, starter);
    await page.goto(starter.url + latency);
    const openRows = page.locator('.step.open');
    const expanded = page.locator('.step-open[aria-expanded="true"]');
    const step = (id: string) => page.locator(`[id="${id}"]`);
    await expect(openRows).toHaveAttribute('id', 'save-evidence');
    await expect(step('check-pool').locator('figure')).toBeHidden();
    // By its words.
    await step('check-pool').locator('.step-body > p').first().click();
    await expect(openRows).toHaveAttribute('id', 'check-pool');
    await expect(step('check-pool').locator('figure')).toBeVisible();
    await expect(expanded).toHaveCount(1);
    await expect(step('check-pool').locator('.step-open')).toHaveAttribute('aria-expanded', 'true');
    // By keyboard: what was pressed gives its place to the button of the open step.
    await step('check-locks').locator('.step-open').focus();
    await page.keyboard.press('Enter');
    await expect(openRows).toHaveAttribute('id', 'check-locks');
    await expect(step('check-locks').locator('.step-more')).toBeFocused();
    // By a link, also into a section that is a row on a phone.
    await page.setViewportSize(phone);
    await page.goto('about:blank');
    await page.goto(`${starter.url}${latency}#check-indexes`);
    await expect(openRows).toHaveAttribute('id', 'check-indexes');
    await expect(step('check-indexes').locator('figure')).toBeInViewport();
    await page.evaluate(() => {
      location.hash = '#check-route';
    });
    await expect(step('check-route').locator('figure')).toBeInViewport();
    await expect(step('check-indexes').locator('figure')).toBeHidden();
    // By find in page, which says where the text is before it scrolls there.
    const hidden = step('check-locks').locator('.step-body > [hidden="until-found"]').first();
    await hidden.evaluate((part) => part.dispatchEvent(new Event('beforematch', { bubbles: true })));
    await expect(openRows).toHaveAttribute('id', 'check-locks');
    await expect(step('check-locks').locator('figure')).toBeVisible();
    // A section without the open step is a row with a button of its own.
    const section = page.locator('section', { has: step('check-route') });
    await expect(step('check-route')).toBeHidden();
    await section.locator('.section-open').press('Enter');
    await expect(section.locator('.section-open')).toHaveAttribute('aria-expanded', 'true');
    await expect(step('check-route')).toBeVisible();
    expect(wrong).toEqual([]);
  });

  test('that are settled fold into a line; the focus goes on to the next step, and one key takes the last one back', async ({
    page,
    starter,
  }) => {
    await page.goto(starter.url + latency);
    const first = stepWith(page, 'Save the latency graph');
    await first.getByRole('checkbox').focus();
    await page.keyboard.press('Space');
    await expect(box(page, 'See whether a release lines up')).toBeFocused();
    await expect(first).toBeHidden();
    const row = page.locator('.done-row');
    await expect(row).toHaveText('1 doneShow');
    await row.press('Enter');
    await expect(row).toHaveAttribute('aria-expanded', 'true');
    await expect(first).toBeVisible();
    await row.press('Enter');
    await expect(first).toBeHidden();
    await box(page, 'See whether a release lines up').focus();
    await page.keyboard.press('u');
    await expect(box(page, 'Save the latency graph')).not.toBeChecked();
    await expect(box(page, 'Save the latency graph')).toBeFocused();
    await expect(row).toBeHidden();
    // Left out by its menu: the focus is on the next step too.
    await openStep(first);
    await first.getByRole('checkbox').focus();
    await page.keyboard.press('m');
    await page.getByRole('dialog').getByRole('button', { name: 'Does not apply' }).press('Enter');
    await expect(box(page, 'See whether a release lines up')).toBeFocused();
    await expect(row).toHaveText('0 done, 1 left outShow');
  });
});

test('on paper all of it is there, done or not, and nothing to press @long', async ({ page, starter }) => {
  await page.goto(starter.url + latency);
  await press(page, 'Save the latency graph');
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.keyboard.press('n');
  await expect(page.locator('#app\\:quick-note')).toBeFocused();
  await page.keyboard.type('checkout is slow');
  await page.keyboard.press('Enter');
  await expect(toast(page)).toBeVisible();
  // The width of paper within its margins.
  await page.setViewportSize({ width: 672, height: 950 });
  await page.emulateMedia({ media: 'print' });
  const parts = page.locator('.body > section .step, .body > section .step figure, .body > section > .section-head, .runbook-head .lead');
  expect(await parts.count()).toBeGreaterThan(60);
  for (const part of await parts.all()) await expect(part).toBeVisible();
  await expect(page.getByText('Profile pages load slowly or not at all.')).toBeVisible();
  await expect(page.getByText('UserServiceLatencyBudgetBurn').first()).toBeVisible();
  const lead = page.locator('.runbook-head .lead');
  expect(await lead.evaluate((words) => words.scrollHeight - words.clientHeight)).toBeLessThanOrEqual(1);
  await expect(
    page.locator('.toast, .done-row, .step-open, .step-more, .section-open, .chips, .bar, .incident-clock').locator('visible=true'),
  ).toHaveCount(0);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false, viewport: phone });

  test('all steps and sections can be read', async ({ page, starter }) => {
    await page.goto(starter.url + latency);
    const parts = page.locator('.body > section .step, .body > section .step figure, .body > section > .prose');
    expect(await parts.count()).toBeGreaterThan(60);
    for (const part of await parts.all()) await expect(part).toBeVisible();
    await expect(page.locator('.done-row, .section-open, .step-open')).toHaveCount(0);
    await expect(page.locator('.bar [data-log]')).toBeHidden();
  });
});
