/**
 * How long a tick takes on a real runbook page until it is durable and shown, in an incident of 5,000 events and in an empty one:
 * `node scripts/bench/tick.ts SITE` prints JSON. The bare transaction of the same run stands beside it: disks and machines differ.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { serve } from '../../src/command/serve.ts';
import { logOf } from '../../src/incident/log.ts';
import { writeRecord } from '../../src/incident/record/write.ts';
import { createRecorder } from '../../src/incident/recorder.ts';
import { launchOptions } from '../../tests/e2e/chromium.ts';
import { spread } from './spread.ts';
import { bareWrites, pressUntilDurable, pressUntilShown, type Shown, watchTransactions } from './tick-page.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('name the folder of a built site');
const presses = 100;
const runbook = firstRunbook(folder);

const { url, server } = await serve({ folder, base: '/', port: 0 });
const browser = await chromium.launch(launchOptions());
const full = await measure(browser, 5000);
const empty = await measure(browser, 0);
await browser.close();
server.close();

console.log(
  JSON.stringify({
    runbook,
    full: figures(full),
    empty: figures(empty),
    bare: spread(full.bare),
    /** How many times as long a tick takes as the bare transaction; and as in an empty incident. */
    perBare: ratio(figures(full).durable.median, spread(full.bare).median),
    perEmpty: ratio(figures(full).durable.median, figures(empty).durable.median),
  }),
);

interface Measured {
  readonly durable: readonly number[];
  readonly shown: readonly Shown[];
  readonly bare: readonly number[];
}

/** Presses in an incident that has so many notes already. */
async function measure(from: Browser, notes: number): Promise<Measured> {
  const context = await from.newContext();
  const page = await context.newPage();
  await page.addInitScript(watchTransactions);
  await page.goto(`${url}incident/`);
  const file = { name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(recordOf(notes)) };
  await page.getByLabel('Import an incident').setInputFiles(file);
  await page.locator('.timeline .line-text').first().waitFor();
  await page.goto(url + runbook);
  await page.locator('[data-kept] a').waitFor();
  const durable = await page.evaluate(pressUntilDurable, presses);
  const bare = await page.evaluate(bareWrites, presses);
  const shown = await page.evaluate(pressUntilShown, presses);
  await context.close();
  return { durable, shown, bare };
}

function recordOf(notes: number): string {
  const recorder = createRecorder('filling', () => Date.now());
  const opened = recorder.record({ kind: 'incident-opened/1', payload: { title: 'Large' } }, {});
  const texts = Array.from({ length: notes }, (_, at) => `note ${at}: ${'x'.repeat(80)}`);
  const { incident } = opened;
  return writeRecord([
    logOf([opened, ...texts.map((text) => recorder.record({ kind: 'note-written/1', payload: { text } }, { incident }))]),
  ]);
}

function firstRunbook(site: string): string {
  const found = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /^runbooks\/.*\/.*\/index\.html$/.test(file) && readFileSync(join(site, file), 'utf8').includes('type="checkbox"'))
    .sort()[0];
  if (found === undefined) throw new Error(`no runbook with steps in ${site}`);
  return found.replace('index.html', '');
}

function figures({ durable, shown }: Measured) {
  return {
    durable: spread(durable),
    shown: spread(shown.map((one) => one.shown)),
    framesToSign: spread(shown.map((one) => one.framesToSign)),
  };
}

function ratio(one: number, other: number): number {
  return Math.round((one / other) * 100) / 100;
}
