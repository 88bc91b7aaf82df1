/** A browser without room for all of the site: people choose services, and are told what is there and what is not. */
import { randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { FaultServer } from './fault-server.ts';
import { buildSite, expect, keptPacks, sitePath, stateInFull, stateLine, switchVersion, test } from './offline-site.ts';

const content = {
  'runbooks/kubernetes/KubePodCrashLooping.md': '# KubePodCrashLooping\n\nA pod crashes for a heliotrope reason.\n',
  'runbooks/incident/service.yaml': 'title: Incident response\nkind: process\n',
  'runbooks/incident/first.md': '# The first minutes\n\nBreathe, heliotrope or not.\n',
};
const pictures = { 'runbooks/pictures/Gallery.md': '# Gallery\n\nHeliotrope pictures.\n\n![All of them](all.png)\n' };

/** With one service that does not fit. */
const heavy = () => buildSite({ ...content, ...pictures, 'runbooks/pictures/all.png': randomBytes(3_000_000) });

const quota = 3_500_000;

async function setQuota(page: Page, host: FaultServer, quotaSize?: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(host.url()).origin, ...(quotaSize && { quotaSize }) });
}

async function look(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).include('#app\\:offline').include('.site-footer').analyze();
  return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
}

test('services are chosen, what is kept opens without a server, what is not says so, and an update keeps the choice @fault-5', {
  tag: '@long',
}, async ({ page }) => {
  test.setTimeout(120_000);
  const folder = await heavy();
  const host = new FaultServer({ base: sitePath, folder });
  await host.start();
  await setQuota(page, host, quota);
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(host.url());
  await expect(stateLine(page)).toHaveText('Not ready offline', { timeout: 20_000 });
  await expect(stateInFull(page)).toContainText('no room for 3.');
  const choice = page.locator('[data-choose]');
  await expect(choice.locator('[data-room]')).toHaveText(
    /^Search, lists, incident response and patterns are always kept\. Chosen: 0\.\d MB in all\./,
  );
  // Incident response is no choice.
  await expect(choice.getByRole('checkbox')).toHaveCount(2);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await look(page), colorScheme).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await choice.getByRole('checkbox', { name: 'kubernetes' }).click();
  await choice.getByRole('button', { name: 'Keep these' }).click();
  await expect(stateLine(page)).toHaveText('Ready offline: 2 of 3 runbooks', { timeout: 20_000 });
  await expect(stateInFull(page)).toHaveText(/^Ready offline: 2 of 3 runbooks: kubernetes; search; version/);
  await page.getByText('Part by part').click();
  await expect(page.locator('#app\\:offline [data-list] li', { hasText: 'pictures' })).toContainText('not kept');
  await page.getByRole('button', { name: 'Test every part' }).click();
  await expect(page.getByText(/^Every part was read/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make ready now' })).toBeHidden();

  // With the network, what is not kept still comes.
  await page.goto(`${host.url()}runbooks/pictures/gallery/`);
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible();
  await host.stop();
  for (const [address, heading] of [
    ['runbooks/kubernetes/kubepodcrashlooping/', 'KubePodCrashLooping'],
    ['runbooks/incident/first/', 'The first minutes'],
    ['incident/', 'Incident'],
  ] as const) {
    await page.goto(host.url() + address);
    await expect(page.getByRole('heading', { level: 1, name: heading }), address).toBeVisible();
  }
  for (const address of ['runbooks/pictures/gallery/', 'runbooks/pictures/', 'runbooks/pictures/gallery']) {
    await page.goto(host.url() + address);
    await expect(page.getByRole('heading', { level: 1 }), address).toHaveText('Not on this device');
    await expect(page.locator('.lead')).toContainText('Kept here: search and incident response, kubernetes.');
  }
  // The index has the words of all runbooks; the text of those that are kept is shown.
  await page.goto(`${host.url()}search/?q=heliotrope`);
  await expect(page.locator('#app\\:results li')).toHaveCount(2);

  await host.start();
  host.deploy(
    await buildSite({
      ...content,
      ...pictures,
      'runbooks/pictures/all.png': randomBytes(3_000_000),
      'runbooks/kubernetes/KubePodCrashLooping.md': '# KubePodCrashLooping\n\nAnother reason.\n',
    }),
  );
  await page.goto(host.url());
  await expect(page.locator('[data-update]')).toContainText('New version, 1 runbook changed.', { timeout: 15_000 });
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await look(page), colorScheme).toEqual([]);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await switchVersion(page);
  await expect(page.locator('[data-update]')).toBeHidden({ timeout: 20_000 });
  await expect(stateInFull(page)).toHaveText(/^Ready offline: 2 of 3 runbooks: kubernetes; search; version/, { timeout: 15_000 });

  await setQuota(page, host);
  await page.getByText('Choose what to keep', { exact: true }).click();
  await page.getByRole('button', { name: 'Keep everything' }).click();
  await expect(stateLine(page)).toHaveText('Ready offline', { timeout: 15_000 });
  await host.stop();
  await page.goto(`${host.url()}runbooks/pictures/gallery/`);
  await expect(page.getByRole('heading', { name: 'Gallery' })).toBeVisible();
  expect((await keptPacks(page)).wrong).toEqual([]);
});

test('an update that does not fit: the version in use stays, services are left out, and it fits @fault-5', { tag: '@long' }, async ({
  page,
}) => {
  test.setTimeout(90_000);
  const host = new FaultServer({
    base: sitePath,
    folder: await buildSite({ ...content, ...pictures, 'runbooks/pictures/all.png': 'small' }),
  });
  await host.start();
  await setQuota(page, host, quota);
  await page.goto(host.url());
  await expect(stateLine(page)).toHaveText('Ready offline', { timeout: 15_000 });
  host.deploy(await heavy());
  await page.reload();
  await expect(stateInFull(page)).toHaveText(
    /^Ready offline: 3 of 3 .* A newer version could not be fetched\. The browser has no room for 3\./,
    {
      timeout: 20_000,
    },
  );
  await page.getByText('Choose what to keep', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'pictures' }).click();
  await page.getByRole('button', { name: 'Keep these' }).click();
  await expect(page.locator('[data-update]')).toContainText('New version', { timeout: 20_000 });
  await expect(stateInFull(page)).toHaveText(/^Ready offline: 2 of 3 runbooks: kubernetes; search;/);
  await switchVersion(page);
  await expect(page.locator('[data-update]')).toBeHidden({ timeout: 20_000 });
  await expect(stateInFull(page)).toHaveText(/^Ready offline: 2 of 3 runbooks: kubernetes; search;/, { timeout: 15_000 });
  expect((await keptPacks(page)).wrong).toEqual([]);
  await host.stop();
});

test('a copy that would just fit leaves no room for the record: it is not kept, and a tick is saved @fault-5 @long', async ({ page }) => {
  const host = new FaultServer({ base: sitePath, folder: await buildSite(content) });
  await host.start();
  await setQuota(page, host, 900_000);
  await page.goto(host.url());
  await expect(stateInFull(page)).toContainText('The browser has no room', { timeout: 20_000 });
  await page.goto(`${host.url()}incident/`);
  await page.getByLabel('What is wrong?').fill('Payments time out');
  await page.keyboard.press('Enter');
  await expect(page.locator('.storage .state')).toHaveText(/^Saved on this device/);
  await host.stop();
});
