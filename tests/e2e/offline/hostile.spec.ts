/** Hosts and networks that lie: whatever they send, nothing wrong is kept, what was readable stays readable, the state is true. */
import type { Page } from '@playwright/test';
import { type Fault, faults } from './fault-server.ts';
import { expect, keptPacks, makeReady, stateInFull, stateLine, test } from './offline-site.ts';

const runbook = 'runbooks/etcd/etcdnoleader/';

/** Looks for a newer version and waits until that has ended, one way or the other. */
async function lookForUpdate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => {});
    const { installing } = registration ?? {};
    if (installing) await new Promise((resolve) => installing.addEventListener('statechange', resolve, { once: true }));
  });
}

/** The rows of the table of faults, for the titles. */
const rowOf: Record<Fault, string> = {
  html200: '@fault-16',
  sso302: '@fault-17',
  '401': '@fault-18',
  '500': '@fault-18',
  hang: '@fault-19',
  reset: '@fault-18',
  truncate: '@fault-18',
  altered: '@fault-23',
};

/** What is told of a pack that did not come. */
const said: Record<Fault, RegExp> = {
  html200: /A web page came instead of \/ops\/offline\/[0-9a-f]+\.json: expected sha256 [0-9a-f]{64}, received [0-9a-f]{64}/,
  sso302: /The server redirected \/ops\/offline\/\S+, perhaps to a login page/,
  '401': /The server answered 401 for/,
  '500': /The server answered 500 for/,
  hang: /The server accepted the request but did not respond for 20 s/,
  reset: /The server cannot be reached/,
  truncate: /The connection broke in the middle of/,
  altered: /Something on the way has altered .*expected sha256 [0-9a-f]{64}, received [0-9a-f]{64}/,
};

/** What is told when the worker's script did not come. A script that is altered is a script. */
const noAnswer: Record<Fault, RegExp> = {
  html200: /A web page came instead of \/ops\/sw\.js/,
  sso302: /The server redirected \/ops\/sw\.js, perhaps to a login page/,
  '401': /The server answered 401 for \/ops\/sw\.js/,
  '500': /The server answered 500 for \/ops\/sw\.js/,
  hang: /not known\. The server accepted the request but did not respond for 5 s/,
  reset: /not known\. The server cannot be reached/,
  truncate: /not known\. The connection broke in the middle of \/ops\/sw\.js/,
  altered: /A newer version could not be fetched/,
};

/** A few in each run, all of them in the long one: each waits for time-outs of the product. */
const often: readonly Fault[] = ['html200', 'altered'];
const long = (fault: Fault, among = often) => (among.includes(fault) ? {} : { tag: '@long' });

for (const fault of faults) {
  test(
    `${fault} for every address: pages stay as they were ${rowOf[fault]}`,
    long(fault, ['html200']),
    async ({ page, context, host, versions }) => {
      await makeReady(page, host.url());
      const before = await keptPacks(page);
      host.deploy(versions.second);
      host.fail(fault);
      const tab = await context.newPage();
      await tab.goto(host.url() + runbook);
      await expect(tab.getByText('No leader, first text.')).toBeVisible();
      await expect(stateLine(tab)).toHaveText('Ready offline');
      // What hangs never ends.
      if (fault !== 'hang') await lookForUpdate(tab);
      expect(await keptPacks(tab)).toEqual(before);
      await tab.goto(`${host.url()}search/?q=heliotrope`);
      await expect(tab.locator('#app\\:results li')).toContainText('KubePodNotReady');
      await expect(tab.locator('[data-update]')).toBeHidden();
      await tab.goto(host.url());
      await expect(stateInFull(tab)).toHaveText(/^Ready offline: 3 of 3 runbooks, search, queries/);
      await expect(stateInFull(tab)).toHaveText(noAnswer[fault], { timeout: 20_000 });
    },
  );

  test(
    `${fault} for all packs of an update: the old version stays, the cause is named ${rowOf[fault]}`,
    long(fault),
    async ({ page, host, versions }) => {
      test.setTimeout(60_000);
      await makeReady(page, host.url());
      host.deploy(versions.second);
      host.fail(fault, /\/offline\//);
      await page.goto(host.url());
      await expect(stateInFull(page)).toHaveText(said[fault], { timeout: 40_000 });
      await expect(stateLine(page)).toHaveText('Ready offline');
      expect((await keptPacks(page)).wrong).toEqual([]);
      await page.goto(host.url() + runbook);
      await expect(page.getByText('No leader, first text.')).toBeVisible();
    },
  );

  test(
    `${fault} for all packs of a first visit: told as not ready, nothing kept, and mended by the next visit ${rowOf[fault]}`,
    long(fault),
    async ({ page, host }) => {
      test.setTimeout(60_000);
      host.fail(fault, /\/offline\//);
      await page.goto(host.url());
      await expect(stateLine(page)).toHaveText('Not ready offline', { timeout: 40_000 });
      await expect(stateInFull(page)).toHaveText(said[fault]);
      expect(await keptPacks(page)).toEqual({ count: 0, wrong: [] });
      host.heal();
      await page.getByRole('button', { name: 'Make ready now' }).click();
      await expect(stateLine(page)).toHaveText('Ready offline', { timeout: 15_000 });
    },
  );
}

test('a page that is in no pack comes from the network; when that hangs, the page for unknown addresses comes @fault-19', {
  tag: '@long',
}, async ({ page, host, versions }) => {
  await makeReady(page, host.url());
  host.deploy(versions.second);
  host.fail('hang', /sw\.js/);
  await page.goto(`${host.url()}runbooks/etcd/etcdslow/`);
  await expect(page.getByText('Slow disks.')).toBeVisible();
  host.fail('hang');
  const unknown = await page.goto(`${host.url()}runbooks/etcd/etcdslow/`);
  expect(unknown?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'No page at this address' })).toBeVisible();
});

test('no room: told, with what it needs; nothing of it takes the room of the record @fault-5', async ({ page, context, host }) => {
  const devtools = await context.newCDPSession(page);
  const origin = new URL(host.url()).origin;
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 150_000 });
  await page.goto(host.url());
  await expect(stateInFull(page)).toHaveText(/Not ready offline\. The browser has no room for \d\.\d MB/);
  expect((await keptPacks(page)).count).toBe(0);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByRole('button', { name: 'Make ready now' }).click();
  await expect(stateLine(page)).toHaveText('Ready offline', { timeout: 15_000 });
});

test('no room for an update: the version in use stays whole, and the record keeps the room @fault-5 @long', async ({
  page,
  context,
  host,
  versions,
}) => {
  await makeReady(page, host.url());
  const before = await keptPacks(page);
  const devtools = await context.newCDPSession(page);
  const origin = new URL(host.url()).origin;
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: used + 2000 });
  host.deploy(versions.second);
  await page.goto(host.url());
  await expect(stateInFull(page)).toHaveText(/^Ready offline: 3 of 3 .* A newer version could not be fetched\. The browser has no room/);
  expect(await keptPacks(page)).toEqual(before);
  await page.goto(host.url() + runbook);
  await expect(page.getByText('No leader, first text.')).toBeVisible();
  await devtools.send('Storage.overrideQuotaForOrigin', { origin });
  await page.reload();
  await expect(page.locator('[data-update]')).toContainText('2 runbooks changed');
});
