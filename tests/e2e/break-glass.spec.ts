/** The break-glass file, opened from disk with the network cut (row 28 of the faults). */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { serve } from '../../src/command/serve.ts';
import { payloadIn, payloadOf, readPayload } from '../../src/share/link.ts';
import { run } from '../support/command.ts';
import { contentRoot, temporaryFolder } from '../support/content-root.ts';
import { noise } from '../support/images.ts';
import { incidentOf } from '../unit/share/record.ts';
import { expect, test } from './site.ts';
import { box } from './support/steps.ts';

const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=', 'base64');

const content = contentRoot({
  'breakglass.yaml': 'title: Shop </script><script>globalThis.ran=1</script>\nvariables: { namespace: { pattern: "[a-z]+" } }\n',
  'queries/shop.yaml':
    'title: Shop\nqueries:\n  - { id: rate, title: Requests a second, language: promql, query: "sum(rate(http_requests_total{namespace=\\"${namespace}\\"}[5m]))" }\n',
  'runbooks/shop/slow.mdx': [
    '---\nalerts: [ShopSlow]\naliases: [/old/slow]\n---\n# Slow checkout',
    '## Stabilise',
    '![Graph](graph.png)',
    '![Dashboard](dashboard.png)',
    'See [what dies](./dead.md#the-end) and [below](#last).',
    '- [ ] Look at the pods',
    '<Query id="shop/rate" />',
    '## Last',
    'Tell the pelicans.',
    '',
  ].join('\n\n'),
  'runbooks/shop/graph.png': dot,
  'runbooks/shop/dashboard.png': await noise(1800, 300),
  'runbooks/shop/dead.md':
    '# Dead\n\n<img src=x onerror="globalThis.ran=1"><script>globalThis.ran=1</script>\n\n```bash\necho "</script><script>globalThis.ran=1</script>"\n```\n\n## The end\n\nText.\n',
});

let folder: string;
let site: string;
let server: Server;

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = join(temporaryFolder(), 'site');
  const built = await run('build', '--content', content, '--out', folder, '--base', '/ops/');
  expect(built.code, built.stderr).toBe(0);
  ({ url: site, server } = await serve({ folder, base: '/ops/', port: 0 }));
});
test.afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The file's address, in a folder of its own as on a stick. Tests of one worker do not share what browsers keep. */
function onDisk(): string {
  const copy = join(temporaryFolder(), 'breakglass.html');
  copyFileSync(join(folder, 'breakglass.html'), copy);
  return pathToFileURL(copy).href;
}

/** Gathers what a file must never do: ask for anything but itself, break its policy, throw. */
function watch(page: Page, file: string): string[] {
  const wrong: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url.split('#')[0] !== file && !/^(?:blob|data):/.test(url)) wrong.push(`request to ${url}`);
  });
  page.on('pageerror', (error) => wrong.push(`error ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && wrong.push(`console ${message.text()}`));
  return wrong;
}

const tick = (page: Page) => box(page, 'Look at the pods');
const said = (page: Page) => page.locator('.timeline .line-text');

async function savedRecord(page: Page): Promise<string> {
  await page.locator('summary', { hasText: 'Postmortem' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export incident' }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

async function readRecord(page: Page, text: string): Promise<void> {
  await page.getByLabel('Import an incident').setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(page.locator('.announcement')).toContainText('Read ');
}

test('finds, fills in, copies, ticks, keeps; and the record goes to the site and comes back @fault-28', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(60_000);
  await context.setOffline(true);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const file = onDisk();
  const wrong = watch(page, file);
  await page.goto(file);
  await expect(page.locator('.copy-age')).toHaveText(/^This is a copy: less than a day old\. Built .* UTC, version \w+\.$/);
  await expect(page.locator('[data-break-glass]')).toHaveCount(0);

  // A word that stands in the text alone.
  const search = page.locator('main [data-search]');
  await search.fill('pelicans');
  await page.getByRole('option', { name: /Slow checkout/ }).click();
  await expect(page).toHaveURL(`${file}#/runbooks/shop/slow/#last`);
  await expect(page.getByRole('heading', { name: 'Last' })).toBeInViewport();

  await page.locator('#app\\:values summary').click();
  await page.getByLabel('namespace', { exact: true }).fill('prod');
  await page.getByLabel('namespace', { exact: true }).press('Enter');
  await page.locator('figure', { hasText: 'Requests a second' }).getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('sum(rate(http_requests_total{namespace="prod"}[5m]))');

  await tick(page).click();
  await expect(tick(page)).toBeChecked();
  await page.reload();
  await expect(tick(page)).toBeChecked();
  await expect(page.locator('var[data-variable=namespace]').first()).toHaveText('prod');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: /What happened/ }).fill('seen in the file');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.locator('[data-kept] a').click();
  await expect(page).toHaveURL(`${file}#/incident/`);
  await expect(said(page).first()).toHaveText('seen in the file');
  await expect(page.locator('.band .lane')).toBeVisible();
  const fromFile = await savedRecord(page);
  const [markdown] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as Markdown' }).click()]);
  expect(readFileSync(await markdown.path(), 'utf8')).toContain('seen in the file');

  const elsewhere = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
  await elsewhere.goto(`${site}incident/`);
  await readRecord(elsewhere, fromFile);
  await elsewhere.getByLabel('What happened?').fill('seen on the site');
  await elsewhere.keyboard.press('Enter');
  await expect(said(elsewhere).first()).toHaveText('seen on the site');
  const fromSite = await savedRecord(elsewhere);
  await elsewhere.goto(`${site}runbooks/shop/slow/`);
  await expect(tick(elsewhere)).toBeChecked();
  await elsewhere.context().close();

  await readRecord(page, fromSite);
  await expect(said(page).first()).toHaveText('seen on the site');
  await page.goBack();
  await expect(tick(page)).toBeChecked();
  expect(wrong).toEqual([]);
});

test('links, anchors, old addresses, images and downloads lead to what is in it; what is hostile stays text @fault-28', async ({
  page,
  context,
}) => {
  await context.setOffline(true);
  const file = onDisk();
  const wrong = watch(page, file);
  await page.setViewportSize({ width: 800, height: 300 });
  await page.goto(`${file}#/old/slow/`);
  await expect(page).toHaveURL(`${file}#/runbooks/shop/slow/`);
  await expect(page).toHaveTitle('Slow checkout · Shop </script><script>globalThis.ran=1</script>');
  await expect.poll(() => page.getByAltText('Graph').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  const dashboard = page.getByAltText('Dashboard');
  await dashboard.scrollIntoViewIfNeeded();
  await expect.poll(() => dashboard.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
  await expect(page.getByRole('link', { name: 'Dashboard' })).toHaveCount(0);
  await page.getByRole('link', { name: 'below' }).click();
  await expect(page).toHaveURL(`${file}#/runbooks/shop/slow/#last`);
  // A click by script: Playwright would scroll to what it clicks.
  await page.getByRole('link', { name: 'what dies' }).evaluate((link: HTMLAnchorElement) => {
    scrollTo({ top: 123, behavior: 'instant' });
    link.click();
  });
  await expect(page).toHaveURL(`${file}#/runbooks/shop/dead/#the-end`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dead');
  await expect(page.locator('#the-end')).toBeFocused();
  await expect(page.locator('figure code')).toContainText('</script><script>globalThis.ran=1</script>');
  expect(await page.evaluate(() => Reflect.get(globalThis, 'ran'))).toBeUndefined();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Slow checkout');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(123);
  await page.goto(`${file}#/alerts/shopslowly/`);
  await expect(page.locator('#app\\:nearest')).toContainText('Slow checkout');
  await page.goto(`${file}#/queries/`);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'JSON' }).click()]);
  expect(readFileSync(await download.path(), 'utf8')).toBe(readFileSync(join(folder, 'queries.json'), 'utf8'));
  expect(wrong).toEqual([]);
});

test('where the browser keeps nothing, says so, and the record stays in the tab @fault-28', async ({ page, context }) => {
  await context.setOffline(true);
  await page.addInitScript(() => {
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage']) {
      Object.defineProperty(globalThis, name, {
        get: () => {
          throw new DOMException('no storage here', 'SecurityError');
        },
      });
    }
  });
  const file = onDisk();
  await page.goto(`${file}#/runbooks/shop/slow/`);
  await tick(page).click();
  await expect(page.locator('[data-kept]')).toContainText('NOT SAVED');
  await page.getByRole('link', { name: 'what dies' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dead');
  await page.goBack();
  await expect(tick(page)).toBeChecked();
  await expect(page.locator('[data-kept]')).toContainText('NOT SAVED');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export everything' }).click()]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('Look at the pods');
});

test('says what is wrong with a file that is old, cut off or damaged, and with a browser without script @fault-28', async ({
  page,
  browser,
}) => {
  const file = join(temporaryFolder(), 'file.html');
  const whole = readFileSync(join(folder, 'breakglass.html'), 'utf8');
  const opened = async (text: string) => {
    writeFileSync(file, text);
    await page.goto('about:blank');
    await page.goto(pathToFileURL(file).href);
  };
  await page.clock.setFixedTime(Date.now() + 40.5 * 24 * 60 * 60 * 1000);
  await opened(whole);
  await expect(page.locator('.copy-age')).toContainText('This is a copy: 40 days old.');
  await expect(page.locator('.copy-age')).toContainText('Get a newer one');
  await opened(whole.slice(0, whole.lastIndexOf('data-block') + 100));
  await expect(page.getByRole('status')).toHaveText('This file is incomplete: its end is missing. Download it again.');
  // The index, and so every page, is in the first gzip member.
  await opened(whole.replace(/(id="app:copy-index">.{80})...../, '$1AAAAA'));
  await expect(page.getByRole('status')).toContainText('This file is damaged');
  const without = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await without.goto(pathToFileURL(join(folder, 'breakglass.html')).href);
  await expect(without.locator('noscript p')).toBeVisible();
  expect(await without.locator('noscript p').textContent()).toContain('This file holds 2 runbooks, packed.');
  await without.context().close();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`nothing is in the way of anybody on a phone, ${colorScheme}`, { tag: colorScheme === 'light' ? '@long' : [] }, async ({
    browser,
  }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(`${onDisk()}#/runbooks/shop/slow/`);
    await expect(tick(page)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await context.close();
  });
}

test('an incident comes into the file by a link and leaves it by link and code', async ({ page, context }) => {
  await context.setOffline(true);
  const file = onDisk();
  const wrong = watch(page, file);
  const payload = await payloadOf([incidentOf(500).log]);
  await page.goto(`${file}#/incident/#add=${payload}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Checkout fails');
  await expect(page).toHaveURL(`${file}#/incident/`);
  await page.locator('.actions').getByRole('button', { name: 'Share', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Share this incident' });
  await expect(sheet.getByLabel('Link with this incident')).toHaveValue(/#add=H4sI/);
  await expect(sheet).toContainText('This page is a file');
  const link = await sheet.getByLabel('Link with this incident').inputValue();
  expect(await readPayload(payloadIn(link) ?? '')).toEqual(await readPayload(payload));
  await sheet.getByRole('button', { name: 'Show QR code' }).click();
  await expect(sheet.locator('canvas.qr-code')).toHaveAttribute('data-drawn', /#part=1\.\d+\./);
  await sheet.getByRole('button', { name: 'Close' }).click();
  // Opened while the page is shown, and pasted.
  for (const open of [
    () => page.evaluate((hash) => location.assign(hash), `#/incident/#add=${payload}`),
    () => page.evaluate((hash) => location.assign(hash), '#/incident/#add=H4sIbroken'),
  ]) {
    await open();
    await expect(page).toHaveURL(`${file}#/incident/`);
  }
  await expect(page.locator('.announcement').first()).toContainText('Nothing was imported.');
  expect(wrong).toEqual([]);
});
