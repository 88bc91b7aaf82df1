/** What a page that is only read loads: bytes, as a host that compresses sends them. */
import { brotliCompressSync } from 'node:zlib';
import type { Page, Request } from '@playwright/test';
import { savesData, stateLine } from './offline/offline-site.ts';
import { pageKinds } from './page-kinds.ts';
import { expect, test } from './site.ts';
import { box } from './support/steps.ts';

/** What a runbook has where nothing was recorded yet. */
const limit = 15_000;
/** While a postmortem is open a page also has the clock that leads to it. What belongs to incidents may be 10 kB in all. */
const withPostmortem = limit + 1000;

/** The styles in a page's head hold up its first paint. */
const firstStyles = 6000;

/** Brotli bytes of all scripts that the page asks for until it is at rest; what it loads later in idle time is asked not to come. */
async function scriptBytes(page: Page, url: string): Promise<{ bytes: number; names: string[] }> {
  const scripts = new Set<string>();
  const gather = (request: Request) => {
    if (new URL(request.url()).pathname.endsWith('.js')) scripts.add(request.url());
  };
  await savesData(page);
  page.on('request', gather);
  await page.goto(url);
  // The last of its parts has then done what it is there for.
  await expect(stateLine(page)).toHaveText('Ready offline', { timeout: 15_000 });
  page.off('request', gather);
  const sizes = await Promise.all(
    [...scripts].map(async (script) => brotliCompressSync(await (await page.request.get(script)).body()).length),
  );
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), names: [...scripts].map((script) => script.split('/').at(-1) ?? '') };
}

test('no page waits for more than 6 kB of styles before its first paint', async ({ request, starter }) => {
  for (const address of pageKinds) {
    const html = await (await request.get(starter.url + address)).text();
    const head = html.slice(0, html.indexOf('<body'));
    const links = [...head.matchAll(/<link rel="stylesheet" href="([^"]+)"([^>]*)>/g)];
    // Screens of some width wait for what is for them; paper, more contrast and forced colours are for few.
    const held = links.filter(([, , rest = '']) => !rest.includes('media=') || rest.includes('width'));
    const texts = await Promise.all(held.map(async ([, href = '']) => (await request.get(new URL(href, starter.url).href)).body()));
    expect(texts.length, `/${address}`).toBeGreaterThan(0);
    expect(brotliCompressSync(Buffer.concat(texts)).length, `/${address}`).toBeLessThanOrEqual(firstStyles);
  }
});

test.use({ serviceWorkers: 'allow' });

test.describe('a runbook that is only read', () => {
  test('loads little script, with variables or without', async ({ browser, starter, small }) => {
    for (const url of [`${starter.url}runbooks/user-service/latency-spike/`, `${small.url}runbooks/kubernetes/kubepodcrashlooping/`]) {
      const page = await browser.newPage();
      const { bytes, names } = await scriptBytes(page, url);
      test.info().annotations.push({ type: 'script', description: `${url}: ${bytes} bytes` });
      expect(names.join(' ')).not.toMatch(/desk|values/);
      expect(bytes).toBeGreaterThan(1000);
      expect(bytes, names.join(' ')).toBeLessThanOrEqual(limit);
      await page.close();
    }
  });

  test('loads no more where this browser has past incidents, and the record where one goes on', { tag: '@long' }, async ({
    page,
    small,
  }) => {
    const url = `${small.url}runbooks/kubernetes/kubepodcrashlooping/`;
    await page.goto(url);
    await box(page, 'Read the events').click();
    await expect(box(page, 'Read the events')).toBeChecked();
    const record = page.waitForRequest(/desk/);
    await page.goto(url);
    await record;
    await page.goto(`${small.url}incident/`);
    await page.locator('select[name=status]').selectOption('resolved');
    await expect(page.locator('.timeline .line-text').first()).toHaveText('Status: resolved');
    const past = await scriptBytes(page, url);
    expect(past.names.join(' ')).not.toContain('desk');
    // With the clock, which leads to the postmortem until that has no gaps.
    expect(past.bytes, past.names.join(' ')).toBeLessThanOrEqual(withPostmortem);
  });

  test('loads the record once where nothing tells what goes on, and knows it from then on', async ({ page, small }) => {
    const url = `${small.url}runbooks/kubernetes/kubepodcrashlooping/`;
    await page.goto(url);
    await box(page, 'Read the events').click();
    await expect(box(page, 'Read the events')).toBeChecked();
    await page.goto('about:blank');
    // A page of the site's origin that has nothing of ours.
    const blank = `${small.url}blank`;
    await page.route(blank, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
    await page.goto(blank);
    await page.evaluate(() => localStorage.clear());
    await page.goto(url);
    await expect(box(page, 'Read the events')).toBeChecked();
    await expect(page.locator('.incident-clock')).toContainText('KubePodCrashLooping');
  });
});
