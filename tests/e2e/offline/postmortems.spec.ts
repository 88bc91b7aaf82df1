/** Postmortems that a team keeps: read, found and suggested, with the network cut. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtSite } from '../built-sites.ts';
import { FaultServer } from './fault-server.ts';
import { expect, makeReady, test } from './offline-site.ts';

const repository = join(import.meta.dirname, '../../..');
const record = readFileSync(join(repository, 'postmortems/2026-09-14-payments-time-out-at-the-gateway.json'), 'utf8');

const files = {
  'breakglass.yaml': 'title: Shop\n',
  'runbooks/order-service/payment-gateway-timeout.md':
    '---\nalerts: [OrderServicePaymentGatewayTimeout]\n---\n# Payment gateway timeout\n\n## Stabilise\n\n- [ ] Look at the gateway\n',
  'runbooks/order-service/quiet.md': '# Quiet\n\n- [ ] Nothing ever happens here\n',
  // As it was exported: nobody wrote a document for it.
  'postmortems/gateway.json': record,
  'postmortems/2025-02-03-disk.md':
    '---\nservices: [order-service]\ncauses: [full disk]\ncause: The disk was full of pelicans.\nseverity: SEV3\n---\n# The disk of orders\n\n## Course\n\n- [x] Seen\n',
  'postmortems/undated.md': '# Long ago\n\nNobody knows when.\n',
};

const shop = { files, base: '/ops/' };

async function serveShop(use: (host: FaultServer) => Promise<void>): Promise<void> {
  const host = new FaultServer({ base: '/ops/', folder: await builtSite(shop) });
  await host.start();
  await use(host);
  await host.stop();
}

test('the list, a page with its picture, and the line at its runbook', async ({ page, context }) => {
  test.setTimeout(90_000);
  await serveShop(async (host) => {
    await makeReady(page, host.url());
    await host.stop();
    const tab = await context.newPage();
    const errors: string[] = [];
    tab.on('pageerror', (error) => errors.push(error.message));
    await tab.goto(`${host.url()}runbooks/`);
    await tab.getByRole('navigation', { name: 'Site', exact: true }).getByRole('link', { name: 'Postmortems' }).click();
    await expect(tab.locator('main details.years h2')).toHaveText(['2026', '2025', 'Day unknown']);
    await expect(tab.locator('main .rows > li').first()).toContainText('SEV2 14 September 2026 · 1 h 12 min · draft order-service');
    await tab.getByRole('link', { name: 'Payments time out at the gateway' }).click();
    await expect(tab.getByRole('img', { name: /payments|incident|lasted|impact/i })).toHaveCount(1);
    await expect(tab.locator('.rail .facts')).toContainText('Resolved15:10 UTC');
    await tab.locator('.rail').getByRole('link', { name: 'Payment gateway timeout' }).click();
    await expect(tab).toHaveURL(/runbooks\/order-service\/payment-gateway-timeout\/$/);
    const line = tab.getByText('Happened before, on');
    await expect(line).toContainText('14 September 2026. Cause: An egress rule keeps two of the gateway’s addresses out. Fixed by: ');
    const below = await Promise.all([line, tab.locator('.step').first()].map((one) => one.boundingBox()));
    expect(below[0]?.y).toBeGreaterThan((below[1]?.y ?? 0) + (below[1]?.height ?? 0) - 1);
    await tab.goto(`${host.url()}runbooks/order-service/quiet/`);
    await expect(tab.getByText(/Happened/)).toHaveCount(0);
    expect(errors).toEqual([]);
  });
});

test('search finds one by its words, marked as a postmortem', async ({ page, context }) => {
  test.setTimeout(90_000);
  await serveShop(async (host) => {
    await makeReady(page, host.url());
    await host.stop();
    const tab = await context.newPage();
    await tab.goto(`${host.url()}search/?q=pelicans`);
    const found = tab.locator('#app\\:results > li').first();
    await expect(found).toContainText('The disk of orders');
    await expect(found).toContainText('postmortem');
    // What says what to do comes first.
    await tab.goto(`${host.url()}search/?q=payment gateway`);
    await expect(tab.locator('#app\\:results > li').first()).toContainText('Payment gateway timeout');
    await expect(tab.locator('#app\\:results')).toContainText('Payments time out at the gateway');
  });
});

test('similar ones are suggested while an incident runs, with the reason; nowhere else is anything of it loaded', async ({
  page,
  context,
}) => {
  test.setTimeout(90_000);
  await serveShop(async (host) => {
    await makeReady(page, host.url());
    await host.stop();
    const tab = await context.newPage();
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    await tab.goto(`${host.url()}runbooks/order-service/payment-gateway-timeout/`);
    await tab.goto(`${host.url()}incident/`);
    await expect(tab.getByLabel('What is wrong?')).toBeVisible();
    expect(asked.filter((url) => url.includes('postmortems') || url.includes('Similar'))).toEqual([]);
    await tab.getByLabel('What is wrong?').fill('Something with pages');
    await tab.getByRole('button', { name: 'Start' }).click();
    await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/Something with pages/);
    const similar = tab.getByRole('region', { name: 'Similar incidents' });
    await expect.poll(() => asked.some((url) => url.endsWith('incident/postmortems.json'))).toBe(true);
    await expect(similar).toHaveCount(0);
    await tab.getByLabel('What happened?').press('Escape');
    await tab.keyboard.press('h');
    const form = tab.locator('details.fold', { hasText: 'New hypothesis' });
    await expect(form).toBeVisible();
    if ((await form.getAttribute('open')) === null) await form.locator('summary').click();
    await tab.getByLabel('What might the cause be?').fill('A full disk stops the orders');
    await tab.getByRole('button', { name: 'Propose' }).click();
    await expect(similar.getByRole('listitem')).toHaveCount(1);
    await expect(similar).toContainText('The disk of orders');
    await expect(similar).toContainText('3 February 2025 · same cause named: full disk');
    await similar.getByRole('link', { name: 'The disk of orders' }).click();
    await expect(tab.getByRole('heading', { level: 1, name: 'The disk of orders' })).toBeVisible();
  });
});

test('in the break-glass file, and without script', async ({ browser, page }) => {
  const folder = await builtSite(shop);
  await page.goto(`${pathToFileURL(join(folder, 'breakglass.html'))}#/postmortems/gateway/`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Payments time out at the gateway');
  await expect(page.locator('.kept-lane svg').last()).toBeVisible();
  await expect(page.locator('.kept-lane svg').first()).toBeHidden();
  await serveShop(async (host) => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    const plain = await context.newPage();
    await plain.goto(`${host.url()}postmortems/gateway/`);
    await expect(
      plain.getByRole('heading', { level: 2, name: 'Root causes' }).or(plain.getByRole('heading', { name: 'Root causes' })),
    ).toBeVisible();
    await expect(plain.locator('.kept-lane svg').first()).toBeVisible();
    expect(await plain.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await context.close();
  });
});
