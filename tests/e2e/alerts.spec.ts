/** An alert is the beginning of the incident, however it comes, whether a runbook answers it or not. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { FaultServer } from './offline/fault-server.ts';
import { buildSite, makeReady } from './offline/offline-site.ts';
import { test as base, expect, type Served, smallContent, watch } from './site.ts';
import { press } from './support/steps.ts';

/** Alerts that share a runbook, one that two runbooks answer, a service with an owner, a pattern, and a runbook nobody is paged for. */
const content = {
  ...smallContent,
  'runbooks/shop/service.yaml':
    'title: Shop\nowner: Payments\nchannel: "#payments"\nescalation:\n  - { to: Payments on call, contact: "+49 30 1234567" }\n',
  'runbooks/shop/slow.md':
    '---\nalerts: [ShopSlow, ShopVerySlow]\naliases: [/alerts/ShopSluggish]\n---\n# Slow checkout\n\n## Stabilise\n\n- [ ] Look at the pods\n- [ ] Roll back\n',
  'runbooks/shop/errors-a.md': '---\nalerts: [ShopErrors]\n---\n# Payment errors\n\n- [ ] Look at payments\n',
  'runbooks/shop/errors-b.md': '---\nalerts: [ShopErrors]\n---\n# Basket errors\n\n- [ ] Look at baskets\n',
  'runbooks/patterns/slow-dependency.md':
    '---\npattern: { looksLike: Slow, mechanism: Waiting, wayOut: Time out }\nsignals:\n  - { latency: up, traffic: any, errors: any, saturation: any, reads: Slow, firstMove: Look }\n---\n# Slow dependency\n\nText.\n',
  'runbooks/patterns/service.yaml': 'title: Patterns\nkind: patterns\n',
};

const test = base.extend<{ shop: Served }>({
  shop: async ({ serveSite }, use) => use(await serveSite({ files: content, base: '/ops/' })),
});

const fired = '2026-11-20T02:14:00Z';
const source = 'https://prometheus.example/graph?g0.expr=up%20%3D%3D%200';
const link = `startsAt=${fired}&summary=Checkout%20is%20slow&generatorURL=${encodeURIComponent(source)}`;

const webhook = (...names: string[]) => ({
  version: '4',
  status: 'firing',
  alerts: names.map((alertname, at) => ({
    status: 'firing',
    labels: { alertname, namespace: 'shop', pod: `web-${at}`, service: 'shop' },
    annotations: { summary: `${alertname} fires. Not KubePodCrashLooping.` },
    startsAt: `2026-11-20T02:1${at}:00Z`,
    generatorURL: source,
  })),
});

/** Pastes as a keyboard does: the page sees the event, with what is on the clipboard. */
async function paste(box: Locator, text: string): Promise<void> {
  await box.focus();
  await box.evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function pasteAnywhere(page: Page, text: string): Promise<void> {
  const box = page.locator('[data-search]').first();
  await box.focus();
  await expect(box).toHaveAttribute('role', 'combobox');
  await paste(box, text);
}

const said = (page: Page) => page.locator('.timeline .line-text');

async function postmortem(page: Page): Promise<string> {
  await page.locator('summary', { hasText: 'Postmortem' }).first().click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as Markdown' }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

async function tick(page: Page, step: string): Promise<void> {
  await press(page, step);
}

test.describe('an alert without a runbook @fault-55', () => {
  test('by its link: a page that starts an incident with it, and has what to do meanwhile', async ({ page, shop }) => {
    const wrong = watch(page, shop);
    const response = await page.goto(`${shop.url}alerts/ShopSloww/?namespace=shop&service=shop&${link}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No runbook for ShopSloww yet');
    await expect(page).toHaveTitle('No runbook for ShopSloww yet · Small');
    await expect(page.getByRole('heading', { level: 2 })).toHaveText([
      'Who to call',
      'The first 15 minutes',
      'Similar names',
      'Patterns by signal',
      'All services',
    ]);
    const call = page.getByRole('region', { name: 'Who to call' });
    await expect(call).toContainText('Payments');
    await expect(call.getByRole('link', { name: '+49 30 1234567' })).toHaveAttribute('href', 'tel:+49301234567');
    await expect(page.getByRole('region', { name: 'Patterns by signal' })).toContainText('latency');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    // Whoever looks at a similar one is told so there.
    const similar = page.getByRole('region', { name: 'Similar names' }).getByRole('link', { name: 'Slow checkout' });
    await expect(similar).toHaveAttribute('href', /[?&]similar=1/);
    await similar.click();
    await expect(page.locator('.came-with')).toContainText('You came with ShopSloww. This is Slow checkout.');
    await page.goBack();

    // One press starts it, with all that the alert has.
    await page.getByRole('link', { name: 'Start an incident', exact: true }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ShopSloww');
    await expect(said(page).filter({ hasText: 'Alert ShopSloww (namespace=shop, service=shop): Checkout is slow' })).toBeVisible();
    const text = await postmortem(page);
    expect(text).toContain(
      `**Alert:** ShopSloww, fired 2026-11-20 02:14 UTC: Checkout is slow; labels namespace=shop, service=shop ([source](${source}))`,
    );
    expect(text).toContain('**Detected:** 2026-11-20 02:14 UTC');
    expect(wrong).toEqual([]);
  });

  test('pasted: said first and aloud, and Enter starts an incident with it', async ({ page, shop }) => {
    await page.goto(shop.url);
    await pasteAnywhere(page, JSON.stringify(webhook('ShopSlowest'), null, 2));
    const first = page.getByRole('option').first();
    await expect(first).toContainText('No runbook for ShopSlowest yet');
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('#app\\:said')).toHaveText('No runbook for ShopSlowest yet');
    await expect(page.locator('.jump-heading').first()).toHaveText('Similar names');
    await expect(page.getByRole('option').nth(1)).toContainText('similar names');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/ops\/incident\//);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ShopSlowest');
  });

  test('its bare name pasted, and its text shared: never the runbook of another', async ({ page, shop }) => {
    await page.goto(shop.url);
    await pasteAnywhere(page, 'KubePodCrashLoopingg');
    await expect(page.getByRole('option').first()).toContainText('No runbook for KubePodCrashLoopingg yet');
    await page.goto(
      `${shop.url}search/?title=Alert&text=${encodeURIComponent('[FIRING:1] KubePodCrashLoopin (shop)\nIt is not KubePodCrashLooping.')}`,
    );
    const first = page.locator('#app\\:results > li').first();
    await expect(first.getByRole('link')).toHaveText('No runbook for KubePodCrashLoopin yet');
    await expect(page.locator('main p[role=status]')).toHaveText('No runbook for KubePodCrashLoopin yet');
    await expect(page.locator('#app\\:results h2').first()).toHaveText('Similar names');
  });

  test('is found in another case only; nothing else leads on by itself', async ({ page, shop }) => {
    await page.goto(`${shop.url}alerts/shopslow?pod=web-1`);
    await expect(page).toHaveURL(`${shop.url}runbooks/shop/slow/?pod=web-1&alertname=ShopSlow`);
    // The title of a runbook is no alert's name, nor is one that lacks a letter.
    for (const name of ['Slow checkout', 'slowcheckout', 'ShopSlo', 'Shop-Slow']) {
      await page.goto(`${shop.url}alerts/${encodeURIComponent(name)}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`No runbook for ${name} yet`);
    }
    await page.goto(`${shop.url}runbooks/shop/sloow/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No page at this address');
    await expect(page.getByRole('heading', { name: 'If an alert brought you here' })).toBeVisible();
  });

  test('without script the page has the way to an incident and what to do', async ({ browser, shop }) => {
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await page.goto(`${shop.url}alerts/ShopSloww/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No page at this address');
    await expect(
      page.getByRole('region', { name: 'If an alert brought you here' }).getByRole('link', { name: 'Start an incident' }),
    ).toBeVisible();
    await expect(page.locator('.lead')).toContainText('An alert without a runbook ends here too');
    await expect(page.getByRole('link', { name: /^list of all \d+ alerts?$/ })).toBeVisible();
    await page.context().close();
  });
});

test.describe('with the server gone', () => {
  test.use({ serviceWorkers: 'allow' });

  test('an alert without a runbook has its page, pasted and by its link @fault-55 @long', async ({ page }) => {
    test.setTimeout(120_000);
    const host = new FaultServer({ base: '/ops/', folder: await buildSite(content) });
    await host.start();
    await makeReady(page, host.url());
    await host.stop();
    await page.goto(`${host.url()}alerts/ShopSloww/?namespace=shop&service=shop&${link}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No runbook for ShopSloww yet');
    await expect(page.getByRole('region', { name: 'Who to call' })).toContainText('Payments');
    await page.goto(`${host.url()}search/`);
    // The script that takes what is pasted has drawn its line.
    await page.locator('main p[role=status]').waitFor({ state: 'attached' });
    await paste(page.getByRole('searchbox'), JSON.stringify(webhook('ShopSlowest')));
    await page.locator('#app\\:results a').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ShopSlowest');
  });
});

test.describe('an alert with a runbook', () => {
  test('by its link: the first tick starts an incident that has its name, labels, time, summary and source', async ({ page, shop }) => {
    await page.goto(`${shop.url}alerts/ShopVerySlow/?namespace=shop&${link}`);
    await expect(page).toHaveURL(/\/runbooks\/shop\/slow\/\?alertname=ShopVerySlow&namespace=shop/);
    await expect(page.locator('.alerts .chosen')).toHaveText('ShopVerySlow');
    await expect(page.locator('.came-with')).toBeHidden();
    await tick(page, 'Look at the pods');
    await page.goto(`${shop.url}incident/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ShopVerySlow');
    await expect(said(page).filter({ hasText: 'Alert ShopVerySlow (namespace=shop): Checkout is slow' })).toBeVisible();
    await expect(said(page).filter({ hasText: 'namespace = shop' })).toBeVisible();
    const text = await postmortem(page);
    expect(text).toContain(
      `**Alert:** ShopVerySlow, fired 2026-11-20 02:14 UTC: Checkout is slow; labels namespace=shop ([source](${source}))`,
    );
    expect(text).toContain('**Detected:** 2026-11-20 02:14 UTC');
    expect(text).toContain('Look at the pods');
  });

  test('shared from another app, and pasted into the box: the same incident', async ({ page, browser, shop }) => {
    const text = JSON.stringify(webhook('ShopSlow'));
    await page.goto(`${shop.url}search/?text=${encodeURIComponent(text)}`);
    await expect(page).toHaveURL(/\/runbooks\/shop\/slow\//);
    const other = await (await browser.newContext()).newPage();
    await other.goto(shop.url);
    await pasteAnywhere(other, text);
    await expect(other.getByRole('option').first()).toContainText('Slow checkout');
    await other.keyboard.press('Enter');
    for (const tab of [page, other]) {
      await tick(tab, 'Look at the pods');
      await tab.goto(`${shop.url}incident/`);
      await expect(tab.getByRole('heading', { level: 1 })).toHaveText('ShopSlow');
      const written = await postmortem(tab);
      expect(written).toContain('**Alert:** ShopSlow, fired 2026-11-20 02:10 UTC: ShopSlow fires.');
      expect(written).toContain(source);
    }
    await other.context().close();
  });

  test('several of one group: the incident has all of them @long', async ({ page, shop }) => {
    await page.goto(shop.url);
    await pasteAnywhere(page, JSON.stringify(webhook('ShopSlow', 'ShopVerySlow', 'ShopUnheardOf')));
    await expect(page.getByRole('option').first()).toContainText('Slow checkout');
    await expect(page.locator('#app\\:said')).toContainText('No runbook for ShopUnheardOf yet');
    await page.keyboard.press('Enter');
    await expect(page.locator('.came-with')).toContainText('You came with ShopUnheardOf. This runbook is for ShopSlow, ShopVerySlow.');
    await tick(page, 'Look at the pods');
    await page.goto(`${shop.url}incident/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ShopSlow, ShopVerySlow, ShopUnheardOf');
    const text = await postmortem(page);
    for (const [at, name] of ['ShopSlow', 'ShopVerySlow', 'ShopUnheardOf'].entries())
      expect(text).toContain(`**Alert:** ${name}, fired 2026-11-20 02:1${at} UTC`);
    expect(text).toContain('**Detected:** 2026-11-20 02:10 UTC');
  });

  test('chosen from the list: the incident is named after it; several runbooks are a choice that keeps the labels @long', async ({
    page,
    shop,
  }) => {
    await page.goto(`${shop.url}alerts/`);
    await page.getByRole('link', { name: 'ShopVerySlow' }).click();
    await tick(page, 'Look at the pods');
    await page.goto(`${shop.url}incident/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ShopVerySlow');
    await page.goto(`${shop.url}alerts/ShopErrors/?namespace=shop`);
    await page.getByRole('link', { name: 'Basket errors' }).click();
    await expect(page).toHaveURL(`${shop.url}runbooks/shop/errors-b/?alertname=ShopErrors&namespace=shop`);
    await expect(page.locator('.came-with')).toBeHidden();
  });

  test('in a link that leads to a runbook of others: told at its top; a former name of the runbook is its own', async ({ page, shop }) => {
    await page.goto(`${shop.url}runbooks/shop/slow/?alertname=KubePodNotReady&namespace=shop`);
    await expect(page.locator('.came-with')).toContainText('You came with KubePodNotReady. This is Slow checkout.');
    await page.goto(`${shop.url}alerts/ShopSluggish/`);
    await expect(page).toHaveURL(/\/runbooks\/shop\/slow\/\?alertname=ShopSluggish/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Slow checkout');
    await expect(page.locator('.came-with')).toBeHidden();
  });

  test('that comes while an incident is open changes nothing in it by itself @fault-51', async ({ page, shop }) => {
    await page.goto(`${shop.url}runbooks/shop/errors-a/`);
    await tick(page, 'Look at payments');
    await page.goto(`${shop.url}alerts/ShopSlow/?namespace=shop&${link}`);
    await tick(page, 'Look at the pods');
    await page.goto(`${shop.url}incident/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Payment errors');
    await expect(said(page).filter({ hasText: 'Alert ShopSlow' })).toHaveCount(0);
  });

  test('in a file that the system opens with the app fills in the form of an incident', async ({ page, shop }) => {
    await page.goto(`${shop.url}incident/`);
    const file = { name: 'alert.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(webhook('ShopSlow'))) };
    await page.getByLabel('Import an incident').setInputFiles(file);
    await expect(page.locator('#app\\:alert-read')).toContainText('Read: ShopSlow');
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('ShopSlow');
  });
});
