/** A newer version: fetched beside the one in use, never mixed with it, and changed to when somebody asks. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../support/content-root.ts';
import { startBrowser } from '../storage/browser-process.ts';
import { expect, keptPacks, makeReady, stateInFull, stateLine, switchVersion, test } from './offline-site.ts';

const runbook = 'runbooks/etcd/etcdnoleader/';

test('is told with what changed, and waits: the page in use and the next ones stay of the version before @fault-22', async ({
  page,
  host,
  versions,
}) => {
  await makeReady(page, host.url());
  await page.goto(host.url() + runbook);
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  host.deploy(versions.second);
  host.asked.length = 0;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const update = page.locator('[data-update]');
  await expect(update).toContainText('New version, 2 runbooks changed.');
  // What did not change is not fetched again.
  expect(host.asked.filter((path) => path.endsWith('.packs'))).toEqual([]);
  await update.getByRole('button', { name: 'Show' }).click();
  await expect(update.locator('li')).toHaveText(['etcdNoLeader changed', 'etcdSlow new']);
  expect(await page.evaluate(() => 'sameDocument' in globalThis)).toBe(true);
  // Its own scripts, also those that load only now.
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.goto(host.url() + runbook);
  await expect(page.getByText('No leader, first text.')).toBeVisible();
  await page.goto(host.url());
  await expect(stateInFull(page)).toContainText('3 of 3 runbooks');
});

test('is changed to by a press; other tabs are told and not loaded anew @fault-22', async ({ page, context, host, versions }) => {
  await makeReady(page, host.url());
  const other = await context.newPage();
  await other.goto(host.url() + runbook);
  await expect(stateLine(other)).toHaveText('Ready offline');
  host.deploy(versions.second);
  await page.goto(host.url() + runbook);
  await switchVersion(page);
  await expect(page.getByText('No leader, second text.')).toBeVisible();
  await host.stop();
  await expect(other.getByText('No leader, first text.')).toBeVisible();
  await expect(other.locator('[data-update]')).toContainText('Another tab has switched to a newer version.');
  // The old page still loads its own parts, now that neither server nor new version have them.
  await other.keyboard.press('?');
  await expect(other.getByRole('dialog')).toBeVisible();
  await other.goto(`${host.url()}runbooks/etcd/etcdslow/`);
  await expect(other.getByText('Slow disks.')).toBeVisible();
  expect((await keptPacks(other)).wrong).toEqual([]);
});

test('is changed to while the page loads its search, too', { tag: '@long' }, async ({ page, host, versions }) => {
  await makeReady(page, host.url());
  host.deploy(versions.second);
  await page.goto(host.url());
  const change = page.getByRole('button', { name: 'Switch' });
  await expect(change).toBeVisible();
  // Chromium then forgot to change in 6 of 24 presses: requests answered by the old worker, under way and none after.
  const searching = page.waitForRequest(/text-worker/);
  await page.goto(`${host.url()}${runbook}`);
  await searching;
  await change.click();
  await expect(page.getByText('No leader, second text.')).toBeVisible();
  await expect(page.locator('[data-update]')).toBeHidden();
});

test('a page is never of two versions: all that a version answers with is its own @fault-22 @long', async ({ page, host, versions }) => {
  await makeReady(page, host.url());
  host.deploy(versions.second);
  await page.goto(host.url() + runbook);
  await expect(page.getByRole('button', { name: 'Switch' })).toBeVisible();
  const of = (folder: string) => (file: string) => readFileSync(join(folder, file), 'utf8');
  const answered = (files: string[]) =>
    page.evaluate(
      (paths) => Promise.all(paths.map(async (path) => (await fetch(path)).text())),
      files.map((file) => host.url() + file),
    );
  const files = ['index.html', 'runbooks/index.html', 'search/jump.json', `${runbook}index.html`];
  expect(await answered(files)).toEqual(files.map(of(versions.first)));
  await switchVersion(page);
  await expect(page.getByText('No leader, second text.')).toBeVisible();
  expect(await answered(files)).toEqual(files.map(of(versions.second)));
});

test('an update that fails half-way leaves the version in use as it was, says why, and goes on where it ended @fault-20', async ({
  page,
  host,
  versions,
}) => {
  await makeReady(page, host.url());
  host.deploy(versions.second);
  const lists = packNamed(versions.second, 'lists');
  host.fail('500', new RegExp(lists));
  await page.goto(host.url());
  await expect(stateInFull(page)).toContainText('A newer version could not be fetched. The server answered 500 for');
  await expect(stateLine(page)).toHaveText('Ready offline');
  expect((await keptPacks(page)).wrong).toEqual([]);
  host.heal();
  host.asked.length = 0;
  await page.goto(host.url() + runbook);
  await expect(page.locator('[data-update]')).toContainText('2 runbooks changed');
  expect(host.asked.filter((path) => path.endsWith('.pack'))).toEqual([`/ops/offline/${lists}.pack`]);
});

test('a deployment that has arrived in part, the new worker and the old everything else: told, and nothing is mixed @fault-20 @long', async ({
  page,
  host,
  versions,
}) => {
  await makeReady(page, host.url());
  const mixed = join(temporaryFolder(), 'site');
  cpSync(versions.first, mixed, { recursive: true });
  cpSync(join(versions.second, 'sw.js'), join(mixed, 'sw.js'));
  host.deploy(mixed);
  await page.goto(host.url());
  await expect(stateInFull(page)).toContainText('A newer version could not be fetched. The server answered 404 for');
  await page.goto(host.url() + runbook);
  await expect(page.getByText('No leader, first text.')).toBeVisible();
  host.deploy(versions.second);
  await page.reload();
  await expect(page.locator('[data-update]')).toContainText('2 runbooks changed');
});

test('new pages and the old worker: the pages of its own version come @fault-22', async ({ page, host, versions }) => {
  const mixed = join(temporaryFolder(), 'site');
  cpSync(versions.second, mixed, { recursive: true });
  cpSync(join(versions.first, 'offline'), join(mixed, 'offline'), { recursive: true });
  cpSync(join(versions.first, 'sw.js'), join(mixed, 'sw.js'));
  host.deploy(mixed);
  await makeReady(page, host.url());
  await page.goto(host.url() + runbook);
  await expect(page.getByText('No leader, first text.')).toBeVisible();
  expect((await keptPacks(page)).wrong).toEqual([]);
});

test('a browser that is killed in a first install, and in an update, goes on with the next visit @fault-21', { tag: '@long' }, async ({
  host,
  versions,
}) => {
  test.setTimeout(90_000);
  const profile = temporaryFolder();
  const held = new RegExp(packNamed(versions.first, 'lists'));
  host.fail('truncate', /\.packs$/);
  host.fail('hang', held);
  const first = await startBrowser(profile);
  await first.page.goto(host.url());
  await expect.poll(() => host.asked.some((path) => held.test(path))).toBe(true);
  await first.kill();

  host.heal();
  const second = await startBrowser(profile);
  await makeReady(second.page, host.url());
  host.deploy(versions.second);
  const heldNow = new RegExp(packNamed(versions.second, 'lists'));
  host.fail('hang', heldNow);
  await second.page.goto(host.url() + runbook);
  await expect.poll(() => host.asked.some((path) => heldNow.test(path))).toBe(true);
  await second.kill();

  await host.stop();
  const third = await startBrowser(profile);
  await third.page.goto(host.url() + runbook);
  await expect(third.page.getByText('No leader, first text.')).toBeVisible();
  await expect(stateLine(third.page)).toHaveText('Ready offline');
  host.heal();
  await host.start();
  await third.page.goto(host.url() + runbook);
  await expect(third.page.locator('[data-update]')).toContainText('2 runbooks changed');
  expect((await keptPacks(third.page)).wrong).toEqual([]);
  await third.end();
});

/** sha256 of a pack of a built site. */
function packNamed(folder: string, name: string): string {
  const script = readFileSync(join(folder, 'sw.js'), 'utf8');
  const manifest = /"manifest":"([0-9a-f]{64})"/.exec(script)?.[1] ?? '';
  const { packs }: { packs: { name: string; sha256: string }[] } = JSON.parse(
    readFileSync(join(folder, 'offline', `${manifest}.json`), 'utf8'),
  );
  return packs.find((pack) => pack.name === name)?.sha256 ?? 'none';
}
