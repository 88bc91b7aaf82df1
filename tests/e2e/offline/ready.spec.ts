/** One visit, then the server is gone: everything opens. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/content-root.ts';
import { startBrowser } from '../storage/browser-process.ts';
import { expect, keptPacks, makeReady, pagesOf, savesData, stateInFull, stateLine, test } from './offline-site.ts';

/** The page waits five seconds for the browser to hear from the server, and five more for what came instead. */
const silence = { timeout: 20_000 };

test('says how it is, in few words everywhere and in full on the home page', async ({ page, host }) => {
  await makeReady(page, host.url());
  await expect(stateInFull(page)).toHaveText(
    /^Ready offline: 3 of 3 runbooks, search, queries; version [0-9a-f]{7}, built (just now|\d+ minutes? ago)\.$/,
  );
  await page.getByText('Part by part').click();
  await expect(page.locator('#app\\:offline li', { hasText: 'etcd' })).toContainText('1 runbook');
  await page.getByRole('button', { name: 'Test every part' }).click();
  await expect(page.getByText(/^Every part was read: \d+ files, each as it was built\.$/)).toBeVisible();
  await page.goto(`${host.url()}alerts/`);
  await expect(stateLine(page)).toHaveText('Ready offline');
});

test('with the server stopped, every page opens in a new tab as it was built @long', async ({ page, context, host, versions }) => {
  test.setTimeout(90_000);
  await makeReady(page, host.url());
  await host.stop();
  const addresses = pagesOf(versions.first);
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) {
    const tab = await context.newPage();
    const response = await tab.goto(host.url() + address);
    expect(response?.status(), address).toBe(200);
    await expect(tab.getByRole('heading', { level: 1 }), address).toHaveCount(1);
    await tab.close();
    const text = await page.evaluate(async (url) => (await fetch(url)).text(), host.url() + address);
    expect(text, address).toBe(readFileSync(join(versions.first, address, 'index.html'), 'utf8'));
  }
});

test('with the server stopped, search, names, the incident and an unknown address work', async ({ page, context, host }) => {
  await makeReady(page, host.url());
  await host.stop();
  const tab = await context.newPage();
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(error.message));
  await tab.goto(`${host.url()}search/?q=heliotrope`);
  await expect(tab.locator('#app\\:results li')).toContainText('KubePodNotReady');
  await tab.goto(`${host.url()}incident/`);
  await tab.getByLabel('What is wrong?').fill('Pods restart');
  await tab.getByRole('button', { name: 'Start' }).click();
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText(/Pods restart/);
  const unknown = await tab.goto(`${host.url()}runbooks/kubernetes/kubepodnotredy/`);
  expect(unknown?.status()).toBe(404);
  await expect(tab.locator('#app\\:nearest li').first()).toContainText('KubePodNotReady');
  expect(errors).toEqual([]);
});

test('addresses may lack the slash, name the file, or ask something', async ({ page, host }) => {
  await makeReady(page, host.url());
  await host.stop();
  const runbook = `${host.url()}runbooks/etcd/etcdnoleader`;
  for (const [address, at] of [
    [runbook, `${runbook}/`],
    [`${runbook}?pod=a#meaning`, `${runbook}/?pod=a#meaning`],
    [`${runbook}/index.html`, `${runbook}/index.html`],
  ] as const) {
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(200);
    expect(page.url()).toBe(at);
  }
});

test('after the browser was killed and started again without a server', { tag: '@long' }, async ({ host }) => {
  test.setTimeout(60_000);
  const profile = temporaryFolder();
  const first = await startBrowser(profile);
  await makeReady(first.page, host.url());
  await first.kill();
  await host.stop();
  const second = await startBrowser(profile);
  await second.page.goto(`${host.url()}runbooks/etcd/etcdnoleader/`);
  await expect(second.page.getByText('No leader, first text.')).toBeVisible();
  await expect(stateLine(second.page)).toHaveText('Ready offline');
  await second.page.goto(host.url());
  await expect(stateInFull(second.page)).toContainText(
    'Whether there is a newer version is not known. The server cannot be reached',
    silence,
  );
  await second.end();
});

test('a server that was silent for long: told since when, everything opens all the same, and one answer makes it fresh', {
  tag: '@long',
}, async ({ page, host }) => {
  await makeReady(page, host.url());
  const today = new Date();
  await host.stop();
  await page.clock.setFixedTime(today.getTime() + 6.5 * 86_400_000);
  await page.reload();
  await expect(stateInFull(page)).toContainText('The server cannot be reached', silence);
  await expect(stateLine(page)).toHaveText('Ready offline');
  await page.clock.setFixedTime(today.getTime() + 7.5 * 86_400_000);
  await page.goto(`${host.url()}runbooks/etcd/etcdnoleader/`);
  await expect(page.getByText('No leader, first text.')).toBeVisible();
  await expect(stateLine(page)).toHaveText('Ready offline, not checked for 7 days');
  await page.goto(host.url());
  await expect(stateInFull(page)).toContainText(`Access not verified since ${today.toISOString().slice(0, 10)}: for 7 days`);
  // A login page is no answer.
  host.fail('html200');
  await host.start();
  await page.reload();
  await expect(stateInFull(page)).toContainText('A web page came instead of /ops/sw.js', silence);
  await expect(stateLine(page)).toHaveText('Ready offline, not checked for 7 days');
  host.heal();
  await page.reload();
  await expect(stateLine(page)).toHaveText('Ready offline', silence);
});

test('a version that is here asks the network for nothing but a newer one', async ({ page, host }) => {
  await makeReady(page, host.url());
  host.asked.length = 0;
  await page.goto(`${host.url()}runbooks/kubernetes/kubepodcrashlooping/`);
  await expect(stateLine(page)).toHaveText('Ready offline');
  await page.goto(`${host.url()}search/?q=heliotrope`);
  await expect(page.locator('#app\\:results li')).toContainText('KubePodNotReady');
  expect([...new Set(host.asked)].filter((path) => path !== '/ops/sw.js')).toEqual([]);
});

test('a part that the browser lost is fetched again @fault-20', async ({ page, host }) => {
  // A search that is loaded in idle time would mend what it reads.
  await savesData(page);
  await makeReady(page, host.url());
  const { count } = await keptPacks(page);
  await page.evaluate(async () => {
    const cache = await caches.open('breakglass-offline:/ops');
    const packs = (await cache.keys()).filter(({ url }) => url.endsWith('.pack'));
    await Promise.all(packs.slice(0, 3).map((request) => cache.delete(request)));
    for (const request of packs.slice(3, 5)) await cache.put(request, new Response('damaged'));
  });
  await page.getByText('Part by part').click();
  await page.getByRole('button', { name: 'Test every part' }).click();
  await expect(page.getByText('5 of', { exact: false })).toContainText('parts are missing or damaged');
  await expect(stateInFull(page)).toContainText('Partly ready offline');
  await page.getByRole('button', { name: 'Make ready now' }).click();
  await expect(stateLine(page)).toHaveText('Ready offline');
  expect(await keptPacks(page)).toEqual({ count, wrong: [] });
});
