/** `node scripts/run.mjs picture`: takes the README's pictures from the site itself, built from this repository, into docs/pictures. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { programRoot } from '../src/build/paths.ts';
import { serve } from '../src/command/serve.ts';
import { launchOptions } from '../tests/e2e/chromium.ts';
import { runNode } from './test/tool.ts';

const pictures = join(programRoot, 'docs', 'pictures');
const alert = 'alerts/UserServiceHighLatency/?alertname=UserServiceHighLatency&namespace=production&service=user-service';
const begun = Date.UTC(2026, 2, 12, 14, 7);

const site = mkdtempSync(join(tmpdir(), 'breakglass-picture-'));
process.on('exit', () => rmSync(site, { recursive: true, force: true }));
const built = await runNode('scripts/build.ts', ['--out', site]);
if (built.code !== 0) throw new Error(built.output);
const { url, server } = await serve({ folder: site, base: '/', port: 0 });
const browser = await chromium.launch(launchOptions());
mkdirSync(pictures, { recursive: true });
await take(browser, 'runbook', { width: 1440, height: 900 }, 'light', async () => {});
await take(browser, 'incident', { width: 1280, height: 800 }, 'light', async (page) => {
  await page.goto(`${url}incident/`);
  await page.locator('.timeline .line-text').first().waitFor();
});
await take(browser, 'phone', { width: 390, height: 844 }, 'dark', async () => {});
await browser.close();
server.close();

/** A first look at an alert's runbook with two steps done, then what `more` does, then the picture. */
async function take(
  from: Browser,
  name: string,
  viewport: { width: number; height: number },
  colorScheme: 'light' | 'dark',
  more: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await from.newContext({ viewport, colorScheme, timezoneId: 'Europe/Berlin', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.clock.setFixedTime(begun);
  await page.goto(url + alert);
  await page.locator('li.step input').first().waitFor();
  for (const [step, minutes] of [
    [0, 2],
    [1, 5],
  ] as const) {
    await page.clock.setFixedTime(begun + minutes * 60_000);
    await page.locator('li.step.next .tick').click();
    await page.locator('li.step input:checked').nth(step).waitFor({ state: 'attached' });
  }
  // The site's own typeface comes with the second page.
  await page.reload();
  await page.locator('li.step input:checked').nth(1).waitFor({ state: 'attached' });
  await more(page);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await context.close();
}
