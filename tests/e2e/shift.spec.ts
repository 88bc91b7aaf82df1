/** What is on screen stays where it is: on a line so slow that each piece of a page is painted by itself, and the typeface after all. */
import { test as base, expect } from '@playwright/test';
import { builtSite } from './built-sites.ts';
import { launchOptions } from './chromium.ts';
import { pageKinds } from './page-kinds.ts';
import { reportPaints, type SlowHost, shiftOf, startSlowHost } from './slow-host.ts';

const test = base.extend<object, { host: SlowHost }>({
  host: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
    async ({}, use) => {
      const host = await startSlowHost(await builtSite());
      await use(host);
      host.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

// The shell places letters at fractions of a pixel, which breaks other lines than a browser on a common screen does.
test.use({ launchOptions: launchOptions('full') });

for (const width of [360, 1280]) {
  test(`no page moves while it arrives, nor when its typeface does, at ${width} px`, { tag: width === 360 ? [] : '@long' }, async ({
    page,
    host,
  }) => {
    await page.setViewportSize({ width, height: 740 });
    await reportPaints(page);
    await page.addInitScript(() => localStorage.setItem('breakglass-fonts', '1'));
    for (const address of pageKinds) {
      await page.goto(host.url + address);
      await page.waitForFunction(() => [...document.fonts].some(({ status }) => status === 'loaded') && document.fonts.status === 'loaded');
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
      const { shift, moved } = await shiftOf(page);
      test.info().annotations.push({ type: 'shift', description: `/${address}: ${shift.toFixed(5)}` });
      // The swap is forced here: the site's typefaces are `optional`, so no page of a visitor swaps them.
      expect.soft(shift, `/${address} moved: ${moved}`).toBeLessThanOrEqual(0.01);
    }
  });
}

test('the line of the values breaks at the same places with the typeface and without it, at every width @long', async ({ page, host }) => {
  await reportPaints(page);
  await page.addInitScript(() => localStorage.setItem('breakglass-fonts', '1'));
  await page.goto(`${host.url}runbooks/user-service/latency-spike/`);
  await page.waitForFunction(() => [...document.fonts].some(({ status }) => status === 'loaded') && document.fonts.status === 'loaded');
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('[data-summary], [data-summary] > span')].map((item) => {
        const { x, y, width, height } = item.getBoundingClientRect();
        return [x, y - (item.closest('summary')?.getBoundingClientRect().y ?? 0), width, height].map(Math.round).join(' ');
      }),
    );
  const useTypeface = (isThere: boolean) =>
    page.evaluate((keep) => {
      const { style } = document.documentElement;
      style.removeProperty('--sans');
      const families = getComputedStyle(document.documentElement).getPropertyValue('--sans').split(',');
      if (!keep) style.setProperty('--sans', families.slice(1).join(','));
    }, isThere);
  for (let width = 320; width <= 1400; width += 72) {
    await page.setViewportSize({ width, height: 740 });
    await useTypeface(true);
    const before = await places();
    await useTypeface(false);
    expect(before.length).toBeGreaterThan(3);
    expect(await places(), `at ${width} px`).toEqual(before);
  }
});
