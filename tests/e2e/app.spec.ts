/** The site as an installed app, as far as a browser without a desktop tells: manifest, icons, what the system hands over. */
import { readFileSync } from 'node:fs';
import { expect, test, watch } from './site.ts';

test.use({ serviceWorkers: 'allow' });

test('the manifest is one that browsers install from, below a base path, and its icons are what it says', async ({ page, small }) => {
  const wrong = watch(page, small);
  await page.goto(small.url);
  await expect(page.locator('[data-offline]')).toHaveText('Ready offline', { timeout: 15_000 });
  const devtools = await page.context().newCDPSession(page);
  const { url, data, errors } = await devtools.send('Page.getAppManifest');
  expect(url).toBe(`${small.url}manifest.webmanifest`);
  expect(errors).toEqual([]);
  // Of a private window nothing is installed.
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
  const manifest: { icons: { src: string; sizes: string; type: string }[]; shortcuts: { url: string }[]; [name: string]: unknown } =
    JSON.parse(data ?? '');
  expect(manifest).toMatchObject({ id: '/ops/', scope: '/ops/', start_url: '/ops/', display: 'standalone' });
  for (const { src, sizes, type } of manifest.icons) {
    const response = await page.request.get(new URL(src, small.url).href);
    expect(response.headers()['content-type'], src).toContain(type);
    const bytes = await response.body();
    // A PNG begins with a header that names its width and height (https://www.w3.org/TR/png/#11IHDR).
    if (type === 'image/png') expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
  }
  for (const { url: address } of manifest.shortcuts)
    expect((await page.request.get(new URL(address, small.url).href)).status(), address).toBe(200);
  expect(wrong).toEqual([]);
});

test('an alert that is shared from another app opens its runbook; several are told, and words are searched for', async ({
  page,
  small,
}) => {
  const { share_target } = JSON.parse(await (await page.request.get(`${small.url}manifest.webmanifest`)).text());
  const address = new URL(share_target.action, small.url);
  const text = '[FIRING:1] KubePodCrashLooping (namespace="shop", pod="web-1")\nPod is crash looping.';
  address.searchParams.set(share_target.params.title, 'Alertmanager');
  address.searchParams.set(share_target.params.text, text);
  await page.goto(address.href);
  await expect(page).toHaveURL(/kubepodcrashlooping\/\?.*namespace=shop/);
  const first = page.locator('#app\\:results li').first();
  address.searchParams.set(share_target.params.text, `${text}\n[FIRING:1] KubePodNotReady (namespace="shop")`);
  await page.goto(address.href);
  await expect(page.locator('#app\\:results').getByRole('link', { name: 'KubePodNotReady' })).toBeVisible();
  await expect(first.getByRole('link')).toHaveText('KubePodCrashLooping');
  await page.goto(`${small.url}search/?text=pod%20crash`);
  await expect(page.locator('main [data-search]')).toHaveValue('pod crash');
  await expect(first.getByRole('link')).toContainText('KubePodCrashLooping');
});

test('a record file that the system opens with the app is read', { tag: '@long' }, async ({ page, browser, small }) => {
  await page.goto(`${small.url}incident/`);
  await page.getByLabel('What is wrong?').fill('Pods restart');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.locator('summary', { hasText: 'Postmortem' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export incident' }).click()]);
  const record = readFileSync(await download.path(), 'utf8');
  const elsewhere = await (await browser.newContext()).newPage();
  // What an installed app is given; only installed ones are.
  await elsewhere.addInitScript((said) => {
    const files = [{ getFile: async () => new File([said], 'record.json', { type: 'application/json' }) }];
    const launchQueue = { setConsumer: (consumer: (launch: object) => void) => consumer({ files }) };
    Object.defineProperty(globalThis, 'launchQueue', { value: launchQueue });
  }, record);
  await elsewhere.goto(`${small.url}incident/`);
  await expect(elsewhere.getByRole('heading', { level: 1, name: 'Pods restart' })).toBeVisible();
  await elsewhere.context().close();
});

test('the hint to install is on the home page, once the browser offers it and everything is here', async ({ page, small }) => {
  await page.goto(small.url);
  await expect(page.locator('[data-offline]')).toHaveText('Ready offline', { timeout: 15_000 });
  const hint = page.locator('[data-install]');
  await expect(hint).toBeHidden();
  await page.evaluate(() => {
    const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
      prompt: async () => {
        Object.assign(globalThis, { asked: true });
        return { outcome: 'dismissed' };
      },
    });
    dispatchEvent(offer);
  });
  await hint.getByRole('button', { name: 'Install as an app' }).click();
  await expect(hint).toBeHidden();
  expect(await page.evaluate(() => Reflect.get(globalThis, 'asked'))).toBe(true);
});
