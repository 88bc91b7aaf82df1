/** One page with a section for each alert: who comes with one of them has that section's steps to do, with the network cut as well. */
import { FaultServer } from './offline/fault-server.ts';
import { buildSite, makeReady } from './offline/offline-site.ts';
import { test as base, expect, type Served, smallContent } from './site.ts';
import { press } from './support/steps.ts';

const steps = (...words: readonly string[]) =>
  words.map((text) => `- [ ] ${text} <!-- #${text.toLowerCase().replaceAll(' ', '-')} -->\n`).join('');
const text = 'Words before the steps. '.repeat(60);

const content = {
  ...smallContent,
  'runbooks/tempo/runbook.md': `# Tempo, all alerts\n\n## TempoShopDown\n\n${text}\n\n${steps('Restart the shop', 'Look at the shop')}\n## TempoCartSlow\n\n${text}\n\n${steps('Restart the cart', 'Look at the cart')}\n## TempoQueueFull\n\n${steps('Empty the queue')}\n## Escalate\n\n${steps('Call the team')}`,
};

const test = base.extend<{ tempo: Served }>({
  tempo: async ({ serveSite }, use) => use(await serveSite({ files: content, base: '/ops/' })),
});

const next = '.step.next > .step-body > p:first-child';
const page0 = 'runbooks/tempo/runbook/';

for (const [name, address, heading] of [
  ['the link of the alert', 'alerts/TempoCartSlow/?namespace=shop', true],
  ['the page with the name of the alert', `${page0}?alertname=TempoCartSlow`, true],
  ['the section', `${page0}#tempocartslow`, true],
  ['a step of the section', `${page0}#restart-the-cart`, false],
] as const)
  test(`${name} leads to the section, and its first step is the next one`, async ({ page, tempo }) => {
    await page.goto(tempo.url + address);
    await expect(page.locator(next)).toHaveText('Restart the cart');
    await expect(page.locator('.step.next .step-place')).toHaveText('Step 1 of 3 · TempoCartSlow');
    if (heading) await expect(page.getByRole('heading', { name: 'TempoCartSlow', level: 2 })).toBeInViewport();
    await expect(page.locator('a.skip', { hasText: 'first step' })).toHaveAttribute('href', '#restart-the-cart');
  });

test('on a phone the next step is in sight, whatever stands before it in its section', async ({ page, tempo }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${tempo.url}alerts/TempoCartSlow/`);
  await expect(page.locator(next)).toHaveText('Restart the cart');
  await expect(page.locator('.step.next')).toBeInViewport({ ratio: 1 });
  await expect(page.locator('.step.next .step-place')).toHaveText('Step 1 of 3 · TempoCartSlow');
});

test('without an alert the first step of the page is the next one', async ({ page, tempo }) => {
  await page.goto(tempo.url + page0);
  await expect(page.locator('article[data-ticks]')).toBeVisible();
  await expect(page.locator(next)).toHaveText('Restart the shop');
  await expect(page.locator('.step.next .step-place')).toHaveText('Step 1 of 6 · TempoShopDown');
  await page.locator('.contents').getByRole('link', { name: 'TempoQueueFull' }).click();
  await expect(page.locator(next)).toHaveText('Empty the queue');
});

test('the steps of the alert come first, then those of no alert; the incident page agrees', async ({ page, tempo }) => {
  await page.goto(`${tempo.url}alerts/TempoCartSlow/`);
  await expect(page.locator(next)).toHaveText('Restart the cart');
  await press(page, 'Restart the cart');
  await expect(page.locator(next)).toHaveText('Look at the cart');
  await expect(page.locator('.step.next .step-place')).toHaveText('Step 2 of 3 · TempoCartSlow');
  await page.goto(`${tempo.url}incident/`);
  const card = page.locator('.next-card').first();
  await expect(card).toContainText('Look at the cart');
  await expect(card).toContainText('step 2 of 3');
  await expect(card).toContainText('1 of 3 done');
  await card.getByRole('link').click();
  await press(page, 'Look at the cart');
  await expect(page.locator(next)).toHaveText('Call the team');
  await press(page, 'Call the team');
  await expect(page.locator('[data-progress]')).toHaveText('All 3 steps done');
});

test.describe('with the network cut', () => {
  test.use({ serviceWorkers: 'allow' });

  test('search and the link lead to the section', async ({ page }) => {
    const host = new FaultServer({ base: '/ops/', folder: await buildSite(content) });
    await host.start();
    await makeReady(page, host.url());
    await host.stop();
    await page.goto(host.url());
    const box = page.locator('[data-search]').first();
    await box.focus();
    await expect(box).toHaveAttribute('role', 'combobox');
    await box.fill('tempocartslow');
    const first = page.getByRole('option').first();
    await expect(first).toContainText('TempoCartSlow');
    await first.click();
    await expect(page).toHaveURL(/runbooks\/tempo\/runbook\/(?:\?[^#]*)?#tempocartslow$/);
    await expect(page.locator(next)).toHaveText('Restart the cart');
    await expect(page.getByRole('heading', { name: 'TempoCartSlow', level: 2 })).toBeInViewport();
    await page.goto(`${host.url()}alerts/TempoQueueFull/`);
    await expect(page.locator(next)).toHaveText('Empty the queue');
    await page.goto(`${host.url()}search/?q=cart+slow`);
    const found = page.locator('#app\\:results a[href$="#tempocartslow"]').first();
    await expect(found).toBeVisible();
  });
});
