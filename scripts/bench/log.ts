/**
 * What a log of 20,000 events costs on the pages that read it: `node scripts/bench/log.ts SITE [EVENTS]` prints JSON, milliseconds each. With
 * `PROFILE=folder` in the environment what the page did while it was loaded again and while the postmortem was written is kept there.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CDPSession, chromium } from '@playwright/test';
import { serve } from '../../src/command/serve.ts';
import { startIncident } from '../../src/incident/commands/incident.ts';
import { logOf } from '../../src/incident/log.ts';
import { writeRecord } from '../../src/incident/record/write.ts';
import { createRecorder } from '../../src/incident/recorder.ts';
import { launchOptions } from '../../tests/e2e/chromium.ts';

export interface LogCost {
  readonly events: number;
  /** From the file until the incident is shown and kept. */
  readonly taken: number;
  /** From the address until the timeline is there. */
  readonly reload: number;
  /** From the press of the first step until it is ticked. */
  readonly firstTick: number;
  /** From the key until the postmortem is there. */
  readonly postmortem: number;
}

const [folder, count = '20000'] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder of a built site');
console.log(JSON.stringify(await measureLog(folder, Number(count))));

async function measureLog(site: string, events: number): Promise<LogCost> {
  const { url, server } = await serve({ folder: site, base: '/', port: 0 });
  const browser = await chromium.launch(launchOptions());
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const devtools = await context.newCDPSession(page);
  const timeline = page.locator('.timeline .line-text').first();
  await page.goto(`${url}incident/`);
  const file = { name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(recordOf(events)) };
  const taken = await timed(async () => {
    await page.getByLabel('Import an incident').setInputFiles(file);
    await timeline.waitFor();
  });
  const reload = await profiled(devtools, 'reload', () =>
    timed(async () => {
      await page.reload({ waitUntil: 'commit' });
      await timeline.waitFor();
    }),
  );
  await page.goto(url + runbookWithSteps(site), { waitUntil: 'networkidle' });
  const box = page.locator('.step input[type=checkbox]').first();
  const firstTick = await timed(async () => {
    await box.click();
    await page.locator('.step input[type=checkbox]:checked').first().waitFor({ state: 'attached' });
  });
  await page.goto(`${url}incident/`);
  await timeline.waitFor();
  await page.locator('h1').click();
  const postmortem = await profiled(devtools, 'postmortem', () =>
    timed(async () => {
      await page.keyboard.press('p');
      await page.locator('.postmortem-text h3').first().waitFor();
    }),
  );
  await browser.close();
  server.close();
  return { events, taken, reload, firstTick, postmortem };
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return Math.round(performance.now() - begun);
}

async function profiled<T>(devtools: CDPSession, name: string, act: () => Promise<T>): Promise<T> {
  const place = process.env['PROFILE'];
  if (place === undefined) return await act();
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.start');
  const result = await act();
  const { profile } = await devtools.send('Profiler.stop');
  writeFileSync(join(place, `${name}.cpuprofile`), JSON.stringify(profile));
  return result;
}

function recordOf(events: number): string {
  let now = Date.now() - events * 1000;
  const recorder = createRecorder(
    'filling',
    () => now,
    () => 'Ann',
  );
  const started = startIncident(recorder, { title: 'Large' });
  if (!started.ok) throw new Error(started.message);
  const notes = Array.from({ length: events - started.events.length }, (_, at) => {
    now += 1000;
    const text = `line ${at} of the log, with some words about what was seen at pod-${at % 50}`;
    return recorder.record({ kind: 'note-written/1', payload: { text } }, { incident: started.incident });
  });
  return writeRecord([logOf([...started.events, ...notes])]);
}

function runbookWithSteps(site: string): string {
  const found = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /^runbooks\/.*\/.*\/index\.html$/.test(file) && readFileSync(join(site, file), 'utf8').includes('type="checkbox"'))
    .sort()[0];
  if (found === undefined) throw new Error(`no runbook with steps in ${site}`);
  return found.replace('index.html', '');
}
