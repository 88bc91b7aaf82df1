/** Live sharing on a site over plain http: browsers seal nothing there, so nothing is shared, and it says so. */
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.ts';
import { expect, test } from './site.ts';
import { press } from './support/steps.ts';

test('over plain http nothing is shared live, neither begun nor joined, and the incident goes on @long', async ({ serveSite }) => {
  const site = await serveSite({
    files: {
      'breakglass.yaml': 'title: Team\nshare:\n  servers: ["ws://127.0.0.1:9"]\n  auth: { user: payments, password: team-pass }\n',
      'runbooks/shop/late.md': '# Late\n\n## Diagnosis\n\n- [ ] Read the events\n- [ ] Read the logs\n',
    },
  });
  const { executablePath, args } = launchOptions();
  const browser = await chromium.launch({ executablePath, args: [...args, '--host-resolver-rules=MAP plain.test localhost'] });
  const page = await browser.newPage();
  const errors: string[] = [];
  const sockets: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('websocket', (socket) => sockets.push(socket.url()));
  const plain = site.url.replace('localhost', 'plain.test');
  await page.goto(`${plain}runbooks/shop/late/`);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  await press(page, 'Read the events');
  await page.goto(`${plain}incident/`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Share this incident' });
  // What needs no server is there as ever.
  await expect(sheet.getByLabel('Link with this incident')).toHaveValue(/#add=/);
  await sheet.getByRole('button', { name: 'Live', exact: true }).click();
  await expect(sheet.getByText('This browser shares live only over https.')).toBeVisible();
  await page.goto('about:blank');
  await page.goto(`${plain}incident/#join=${'A'.repeat(64)}.${'0'.repeat(32)}-1`);
  await expect(page.getByText('This browser shares live only over https.')).toBeVisible();
  await page.goto(`${plain}runbooks/shop/late/`);
  await press(page, 'Read the logs');
  await page.goto(`${plain}incident/`);
  await expect(page.locator('.timeline')).toContainText('Read the logs');
  expect([errors, sockets]).toEqual([[], []]);
  await browser.close();
});
