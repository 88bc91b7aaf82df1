/**
 * Live sharing over a real nats-server, in two browsers: from a press to the other screen, on loopback and over a slow link; how fast 5,000
 * events are caught up and known ones loaded again; how long a tick takes meanwhile. `node scripts/bench/share.ts WORK` prints JSON, or
 * `null` where there is no nats-server.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { serve } from '../../src/command/serve.ts';
import { logOf } from '../../src/incident/log.ts';
import { writeRecord } from '../../src/incident/record/write.ts';
import { createRecorder } from '../../src/incident/recorder.ts';
import { runProgram } from '../../src/process/run-program.ts';
import { launchOptions } from '../../tests/e2e/chromium.ts';
import { openLink, type TestLink } from '../../tests/support/link.ts';
import { noNatsServer, startNats } from '../../tests/support/nats-server.ts';
import { spread } from './spread.ts';
import { pressUntilDurable, watchTransactions } from './tick-page.ts';

const work = process.argv[2];
if (work === undefined) throw new Error('name a folder to work in');
const presses = 60;
const events = 5000;

if (noNatsServer !== '') console.log('null');
else await measureAll(work);

async function measureAll(folder: string): Promise<void> {
  const server = await startNats();
  const to = Number(new URL(server.url).port);
  const [fast, slow] = [await openLink(to), await openLink(to, { rate: 50_000, delay: 150 })];
  const browser = await chromium.launch(launchOptions());
  const near = await servedWith(folder, fast);
  const far = await servedWith(folder, slow);
  const result = {
    near: spread(await latencies(browser, near.url)),
    far: spread(await latencies(browser, far.url)),
    ...(await large(browser, near.url)),
  };
  await browser.close();
  for (const { server: http } of [near, far]) {
    http.closeAllConnections();
    http.close();
  }
  fast.close();
  slow.close();
  await server.stop();
  console.log(JSON.stringify(result));
}

async function servedWith(folder: string, link: TestLink) {
  const content = join(folder, `share-${link.port}`);
  const out = `${content}-out`;
  mkdirSync(join(content, 'runbooks', 'shop'), { recursive: true });
  const settings = `share:\n  servers: ["ws://127.0.0.1:${link.port}"]\n  auth: { user: payments, password: team-pass }\n`;
  writeFileSync(join(content, 'breakglass.yaml'), settings);
  const steps = Array.from({ length: presses }, (_, at) => `- [ ] Step ${at}`).join('\n');
  writeFileSync(join(content, 'runbooks', 'shop', 'late.md'), `# Late\n\n## Diagnosis\n\n${steps}\n`);
  const { code, output } = await runProgram(process.execPath, ['scripts/breakglass.ts', 'build', '--content', content, '--out', out]);
  if (code !== 0) throw new Error(output);
  return await serve({ folder: out, base: '/', port: 0 });
}

/** Milliseconds from each press until the other page shows it. */
async function latencies(browser: Browser, url: string): Promise<readonly number[]> {
  const [ada, ben] = [await newPage(browser), await newPage(browser)];
  await ada.goto(`${url}runbooks/shop/late/`);
  await ada.waitForLoadState('load');
  await ada.getByRole('checkbox', { name: 'Step 0', exact: true }).click();
  await ada.waitForFunction(() => document.documentElement.dataset['incident'] !== undefined);
  await ben.goto(await share(ada, url));
  await allSent(ben);
  for (const page of [ada, ben]) await page.goto(`${url}runbooks/shop/late/`);
  await ben.waitForFunction(() => document.querySelector<HTMLInputElement>('.step input[type=checkbox]')?.checked);
  // Both have connected again.
  await ada.waitForTimeout(3000);
  await ben.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    const boxes = [...document.querySelectorAll<HTMLInputElement>('.step input[type=checkbox]')];
    setInterval(() => {
      for (const [at, box] of boxes.entries()) if (box.checked) seen[at] ??= performance.timeOrigin + performance.now();
    }, 4);
  });
  const pressed: number[] = [];
  for (let at = 1; at < presses; at++) {
    pressed[at] = await ada.evaluate((step) => {
      document.querySelectorAll<HTMLInputElement>('.step input[type=checkbox]')[step]?.click();
      return performance.timeOrigin + performance.now();
    }, at);
    await ben.waitForFunction((step) => Reflect.get(globalThis, 'seen')[step] !== undefined, at);
  }
  const seen: readonly number[] = await ben.evaluate(() => Reflect.get(globalThis, 'seen'));
  for (const page of [ada, ben]) await page.context().close();
  return pressed.slice(1).map((at, index) => (seen[index + 1] ?? Number.NaN) - at);
}

/** With 5,000 events: caught up, loaded again, and a tick of who shares them. */
async function large(browser: Browser, url: string) {
  const [ada, ben] = [await newPage(browser), await newPage(browser)];
  await ada.addInitScript(watchTransactions);
  await ada.goto(`${url}incident/`);
  await ada
    .getByLabel('Import an incident')
    .setInputFiles({ name: 'r.json', mimeType: 'application/json', buffer: Buffer.from(recordOf(events)) });
  await ada.locator('.timeline .line-text').first().waitFor();
  const invitation = await share(ada, url, false);
  const joined = performance.now();
  await ben.goto(invitation);
  await ben.waitForFunction(() => document.querySelectorAll('.timeline .line-text').length > 0);
  await allSent(ben);
  const caughtUp = performance.now() - joined;
  await ben.waitForTimeout(3000);
  // By the page's own clock: who looks from outside looks a few times a second.
  await ben.addInitScript(markAllSent);
  await ben.reload();
  await allSent(ben);
  const reloaded = await ben.evaluate(() => performance.getEntriesByName('all sent')[0]?.startTime ?? Number.NaN);
  await ada.goto(`${url}runbooks/shop/late/`);
  await ada.locator('[data-kept] a').waitFor();
  await ada.waitForTimeout(3000);
  const durable = spread(await ada.evaluate(pressUntilDurable, 100));
  for (const page of [ada, ben]) await page.context().close();
  return { caughtUp: Math.round(caughtUp), reloaded: Math.round(reloaded), durable };
}

/** In the page: notes when it first says that all is sent, as it is drawn. */
function markAllSent(): void {
  const look = () => {
    const isShown = [...document.querySelectorAll('.figures button')].some((button) => button.textContent?.startsWith('Shared, all sent'));
    if (isShown && performance.getEntriesByName('all sent').length === 0) performance.mark('all sent');
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

async function newPage(browser: Browser): Promise<Page> {
  return await (await browser.newContext()).newPage();
}

async function share(page: Page, url: string, goes = true): Promise<string> {
  if (goes) await page.goto(`${url}incident/`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await page.getByText('Shared, all sent.').waitFor({ timeout: 60_000 });
  return await page.locator('input[name=invitation]').inputValue();
}

async function allSent(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Shared, all sent/ }).waitFor({ timeout: 60_000 });
}

function recordOf(notes: number): string {
  const recorder = createRecorder('filling', () => Date.now());
  const opened = recorder.record({ kind: 'incident-opened/1', payload: { title: 'Large' } }, {});
  const { incident } = opened;
  const text = (at: number) => `note ${at}: ${'x'.repeat(80)}`;
  const made = Array.from({ length: notes }, (_, at) =>
    recorder.record({ kind: 'note-written/1', payload: { text: text(at) } }, { incident }),
  );
  return writeRecord([logOf([opened, ...made])]);
}
