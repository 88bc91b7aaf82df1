/** Where the copy lives: beside other sites, where workers are not allowed, and where it is turned off again. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { temporaryFolder } from '../../support/content-root.ts';
import { launchOptions } from '../chromium.ts';
import { FaultServer } from './fault-server.ts';
import { buildSite, expect, keptPacks, makeReady, sitePath, stateInFull, stateLine, switchVersion, test } from './offline-site.ts';

test('two sites on one origin, one inside the other: both open offline, and neither touches the other @fault-27', { tag: '@long' }, async ({
  page,
  versions,
}) => {
  test.setTimeout(120_000);
  const outer = await buildSite({ 'runbooks/web/Down.md': '# Down\n\nOuter text.\n' }, '/');
  const host = new FaultServer({ base: '/', folder: outer }, { base: sitePath, folder: versions.first });
  await host.start();
  await makeReady(page, host.url('/'));
  // The outer worker answers for this address until the inner one is there, and has no such page.
  await makeReady(page, host.url(sitePath));
  await page.evaluate(() => caches.open('of-somebody-else').then((cache) => cache.put('/x', new Response('x'))));
  // Another version of the outer site cleans up after itself, and after nobody else.
  host.deploy(await buildSite({ 'runbooks/web/Down.md': '# Down\n\nOther outer text.\n' }, '/'));
  await page.goto(host.url('/'));
  await switchVersion(page);
  await expect(stateLine(page)).toHaveText('Ready offline');
  await host.stop();
  await page.goto(`${host.url('/')}runbooks/web/down/`);
  await expect(page.getByText('Other outer text.')).toBeVisible();
  await page.goto(`${host.url(sitePath)}runbooks/etcd/etcdnoleader/`);
  await expect(page.getByText('No leader, first text.')).toBeVisible();
  await expect(stateLine(page)).toHaveText('Ready offline');
  expect((await page.evaluate(() => caches.keys())).sort()).toEqual(
    expect.arrayContaining(['breakglass-offline:/', 'breakglass-offline:/ops', 'of-somebody-else']),
  );
});

test('over plain http all works with the network, and what is missing is told @fault-25', { tag: '@long' }, async ({ host }) => {
  const { executablePath, args } = launchOptions();
  const browser = await chromium.launch({ executablePath, args: [...args, '--host-resolver-rules=MAP plain.test 127.0.0.1'] });
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(host.url(sitePath, 'plain.test'));
  await expect(stateLine(page)).toHaveText('Not available offline');
  await expect(stateInFull(page)).toContainText('only of sites served over https');
  await page.goto(`${host.url(sitePath, 'plain.test')}search/?q=heliotrope`);
  await expect(page.locator('#app\\:results li')).toContainText('KubePodNotReady');
  // The clipboard of today is not there either: copying has its old way.
  await page.goto(`${host.url(sitePath, 'plain.test')}runbooks/kubernetes/kubepodcrashlooping/`);
  expect(await page.evaluate(() => [isSecureContext, 'clipboard' in navigator])).toEqual([false, false]);
  await page.locator('figure button.copy').first().click();
  await expect(page.locator('figure button.copy').first()).toHaveText('Copied');
  await page.keyboard.press('/');
  await page.locator('input[type=search]:focus').waitFor();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.locator('input[type=search]:focus')).toHaveValue(/^sum\(rate\(kube_pod_container_status_restarts_total/);
  expect(errors).toEqual([]);
  await browser.close();
});

test('where the settings of the browser block all storage, all works with the network, and nothing claims to be kept @fault-26', {
  tag: '@long',
}, async ({ host }) => {
  const profile = temporaryFolder();
  mkdirSync(join(profile, 'Default'));
  // What "Block all cookies" writes: https://chromium.googlesource.com/chromium/src/+/main/components/content_settings
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(blocked));
  const context = await chromium.launchPersistentContext(profile, launchOptions());
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(host.url());
  expect(
    await page.evaluate(() => {
      try {
        return localStorage.length;
      } catch {
        return 'blocked';
      }
    }),
  ).toBe('blocked');
  await expect(stateLine(page)).toHaveText('Not available offline');
  await expect(stateInFull(page)).toContainText('may not store anything for this site');
  await page.goto(`${host.url()}search/?q=heliotrope`);
  await expect(page.locator('#app\\:results li')).toContainText('KubePodNotReady');
  await page.goto(`${host.url()}runbooks/kubernetes/kubepodcrashlooping/`);
  await page.locator('.step input').click();
  await expect(page.locator('[data-kept]')).toContainText('NOT SAVED');
  expect(errors).toEqual([]);
  await context.close();
});

test('without workers all works with the network, and what is missing is told @fault-26', async ({ page, host }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  await page.goto(host.url());
  await expect(stateLine(page)).toHaveText('Not available offline');
  await expect(stateInFull(page)).toContainText('Everything works while the network does.');
  await page.goto(`${host.url()}runbooks/etcd/etcdnoleader/`);
  await expect(page.getByText('No leader, first text.')).toBeVisible();
});

test('`offline: false` takes the copy away again, and leaves the record of incidents alone', { tag: '@long' }, async ({ page, host }) => {
  test.setTimeout(90_000);
  await makeReady(page, host.url());
  await page.goto(`${host.url()}runbooks/kubernetes/kubepodcrashlooping/`);
  await page.locator('.step input').click();
  await expect(page.locator('.step input')).toBeChecked();
  const off = await buildSite({
    'breakglass.yaml': 'offline: false\n',
    'runbooks/kubernetes/KubePodCrashLooping.md': '# Later text\n\n- [ ] Read the events\n',
  });
  host.deploy(off);
  // The next visit is still answered from the copy; it is gone by the one after that.
  await page.reload();
  await expect
    .poll(() => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('breakglass-offline'))))
    .toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Later text' })).toBeVisible();
  await expect(page.locator('.step input')).toBeChecked();
  await expect(stateLine(page)).toHaveCount(0);
  expect((await keptPacks(page)).count).toBe(0);
});
