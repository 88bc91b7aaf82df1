/** Times in front of a line of the log, an incident that comes back, a file from a clock that is years ahead. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { startIncident } from '../../src/incident/commands/incident.ts';
import { logOf } from '../../src/incident/log.ts';
import { writeRecord } from '../../src/incident/record/write.ts';
import { createRecorder } from '../../src/incident/recorder.ts';
import { expect, test, watch } from './site.ts';
import { box } from './support/steps.ts';

const runbook = 'runbooks/kubernetes/kubepodcrashlooping/';
const said = (page: Page) => page.locator('.timeline .line-text');
const panel = (page: Page, title: string) =>
  page.locator('details.panel').filter({ has: page.getByRole('heading', { name: title, level: 2 }) });

async function start(page: Page, url: string, title: string): Promise<void> {
  await page.goto(`${url}incident/`);
  await expect(page.locator('.storage')).toContainText('Saved on this device');
  await page.getByLabel('What is wrong?').fill(title);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function setStatus(page: Page, at: string, status: string): Promise<void> {
  await page.clock.setFixedTime(at);
  await page.locator('select[name=status]').selectOption(status);
  await expect(
    said(page)
      .filter({ hasText: `Status: ${status}` })
      .first(),
  ).toBeVisible();
}

test.describe('a time in front of a line @fault-56', () => {
  test.use({ timezoneId: 'Europe/Berlin' });

  test('is echoed while it is typed, without moving anything', async ({ page, small }) => {
    const wrong = watch(page, small);
    await page.clock.setFixedTime('2026-11-29T13:40:00Z');
    await start(page, small.url, 'Payments time out');
    const echo = page.locator('[id="app:log-line-time"]');
    const field = page.getByLabel('What happened?');
    await expect(echo).toHaveText('Start with 14:32 or -5m to set the time.');
    const top = () => page.locator('.timeline').evaluate((list) => list.getBoundingClientRect().top);
    const before = await top();
    for (const [typed, shown] of [
      ['14:32 deploy', '→ Sun 14:32 Europe/Berlin = 13:32 UTC'],
      ['[14.32] deploy', '→ Sun 14:32 Europe/Berlin = 13:32 UTC'],
      ['5 min ago deploy', '→ Sun 14:35 Europe/Berlin = 13:35 UTC'],
      ['08:32 EST deploy', '→ Sun 14:32 Europe/Berlin = 13:32 UTC'],
      ['2 p.m. EST on the dashboard', '? 2 p.m. EST: which day?'],
      ['14:32 [UTC] deploy', '? 14:32 [UTC]: which day?'],
      ['08:32 ET deploy', '→ Sun 14:32 Europe/Berlin = 13:32 UTC'],
      ['14:32 XYZ deploy', '→ Sun 14:32 Europe/Berlin = 13:32 UTC (“XYZ” not read as a zone)'],
      ['- 14:32 deploy', '→ Sun 14:32 Europe/Berlin = 13:32 UTC'],
      ['3h earlier deploy', '? 3h earlier: than now?'],
      ['rolled back', '→ now'],
      ['15:30 deploy', '? 15:30: which day?'],
    ] as const) {
      await field.fill(typed);
      await expect(echo).toHaveText(shown);
      expect(await top(), typed).toBe(before);
    }
    await expect(echo).toHaveAttribute('aria-live', 'polite');
    expect(wrong).toEqual([]);
  });

  test('that is not certain is asked about, one key each, and nothing is recorded before', async ({ page, small }) => {
    await page.clock.setFixedTime('2026-11-29T13:40:00Z');
    await start(page, small.url, 'Payments time out');
    const field = page.getByLabel('What happened?');
    await field.fill('15:30 deploy');
    await field.press('Enter');
    const question = page.getByRole('group', { name: '15:30: which day?' });
    await expect(question.getByRole('button')).toHaveText([
      '1 Sat 15:30 Europe/Berlin = 14:30 UTC',
      '2 Sun 15:30 Europe/Berlin = 14:30 UTC, in the future',
      '3 Now, keep the words',
    ]);
    await expect(question.getByRole('button').first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('15:30 deploy');
    await expect(said(page)).toHaveCount(1);
    await field.press('Enter');
    await page.keyboard.press('1');
    await expect(said(page)).toHaveText(['Incident opened: Payments time out', 'deploy']);
    await expect(page.locator('.timeline time').last()).toHaveAttribute('datetime', '2026-11-28T14:30:00.000Z');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('');
  });

  test('in a zone with several meanings is asked about, the usual one first, though it was long ago', async ({ page, small }) => {
    await page.clock.setFixedTime('2026-11-30T20:00:00Z');
    await start(page, small.url, 'Payments time out');
    const field = page.getByLabel('What happened?');
    await field.fill('23:10 PST deploy');
    await field.press('Enter');
    await expect(page.getByRole('group', { name: 'PST: which one?' }).getByRole('button')).toHaveText([
      '1 Mon 08:10 Europe/Berlin = 07:10 UTC (Los Angeles)',
      '2 Mon 16:10 Europe/Berlin = 15:10 UTC (Manila)',
      '3 Now, keep the words',
    ]);
    await page.keyboard.press('3');
    await expect(said(page).filter({ hasText: /^23:10 PST deploy$/ })).toHaveCount(1);
  });

  for (const { where, width, id, around } of [
    { where: 'the quick note of any page', width: 1000, id: 'app:quick-note', around: 'dialog' },
    { where: 'the log beside a runbook', width: 1280, id: 'app:live-log-line', around: '.live-log' },
  ]) {
    test(`is echoed and asked about in ${where} too`, async ({ page, small }) => {
      await page.setViewportSize({ width, height: 740 });
      await page.clock.setFixedTime('2026-11-29T13:40:00Z');
      await page.goto(small.url + runbook);
      await box(page, 'Read the events').click();
      await expect(box(page, 'Read the events')).toBeChecked();
      await page.locator('h1').click();
      if (width === 1280) await expect(page.locator('.log-lines li')).not.toHaveCount(0);
      await page.keyboard.press('n');
      const place = page.locator(around);
      const field = page.locator(`[id="${id}"]`);
      await expect(field).toBeFocused();
      await field.fill('14:32 deploy');
      await expect(place.locator('.log-time')).toHaveText('→ Sun 14:32 Europe/Berlin = 13:32 UTC');
      await field.fill('11:00 IST deploy');
      await page.keyboard.press('Enter');
      await expect(place.getByRole('group', { name: 'IST: which one?' }).getByRole('button')).toHaveText([
        '1 Sun 06:30 Europe/Berlin = 05:30 UTC (India)',
        '2 Sun 10:00 Europe/Berlin = 09:00 UTC (Israel)',
        '3 Sun 11:00 Europe/Berlin = 10:00 UTC (UTC+1)',
        '4 Sun 12:00 Europe/Berlin = 11:00 UTC (the clock in Ireland)',
        '5 Now, keep the words',
      ]);
      await page.keyboard.press('2');
      await expect(page.locator(`${around} fieldset`)).toHaveCount(0);
      if (width === 1280) await expect(field).toBeFocused();
      await page.goto(`${small.url}incident/`);
      await expect(said(page).filter({ hasText: /^deploy$/ })).toHaveCount(1);
      await expect(page.locator('.timeline li').filter({ hasText: 'deploy' }).locator('time')).toHaveAttribute(
        'datetime',
        '2026-11-29T09:00:00.000Z',
      );
    });
  }
});

test.describe('an incident that comes back @fault-57', () => {
  test('has no stale end in its messages, and its periods in the postmortem of every template @long', async ({ page, small }) => {
    await page.clock.setFixedTime('2026-11-21T14:00:00Z');
    await start(page, small.url, 'Checkout fails');
    await setStatus(page, '2026-11-21T14:01:00Z', 'investigating');
    await setStatus(page, '2026-11-21T14:30:00Z', 'mitigated');
    await setStatus(page, '2026-11-21T14:40:00Z', 'resolved');
    // Corrected under Times, as people do.
    await panel(page, 'Times').locator('summary').first().click();
    const resolved = page.locator('[id="app:time-resolved"]');
    await resolved.fill((await resolved.inputValue()).replace(/:\d\d$/, ':35'));
    await page.getByRole('button', { name: 'Save times' }).click();
    await expect(said(page).filter({ hasText: 'Milestone: resolved' })).toHaveCount(1);
    await setStatus(page, '2026-11-21T16:00:00Z', 'investigating');
    await expect(panel(page, 'Times').getByRole('table', { name: 'Periods of impact' }).locator('tbody tr')).toHaveCount(2);
    await page
      .getByRole('button', { name: /^Update/ })
      .first()
      .click();
    const message = page.locator('.compose textarea');
    await expect(message).toHaveValue(/From 2026-11-21 14:00 UTC.* to 2026-11-21 14:35 UTC.*, and again since 2026-11-21 16:00 UTC/);
    await page.getByLabel('Executives').check();
    await expect(message).toHaveValue(/It recurred/);
    await page.keyboard.press('Escape');
    await setStatus(page, '2026-11-21T17:00:00Z', 'mitigated');
    await setStatus(page, '2026-11-21T17:10:00Z', 'resolved');
    // Nobody recorded when it started: the head says no length that the postmortem does not know.
    await expect(page.locator('.clock')).toHaveText('Time with impact: unknown in 2 periods');
    await panel(page, 'Postmortem').locator('summary').first().click();
    const template = panel(page, 'Postmortem').locator('select').first();
    for (const shape of await template
      .locator('option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''))) {
      await template.selectOption(shape);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as Markdown' }).click()]);
      const text = readFileSync(await download.path(), 'utf8');
      expect(text, shape).toMatch(/\| 1 \| .*2026-11-21 14:35/);
      expect(text, shape).toMatch(/\| 2 \| 2026-11-21 16:00 \| 2026-11-21 17:00 \| 2026-11-21 17:10 \| 1 h \|/);
    }
  });
});

test.describe('a file from a clock that is years ahead @fault-58', () => {
  const foreign = () => {
    const recorder = createRecorder(
      'f'.repeat(32),
      () => Date.UTC(2031, 0, 1),
      () => 'Ben',
    );
    const outcome = startIncident(recorder, { title: 'From 2031' });
    if (!outcome.ok) throw new Error(outcome.message);
    return { name: 'future.json', mimeType: 'application/json', buffer: Buffer.from(writeRecord([logOf(outcome.events)])) };
  };

  test('never takes the place of the incident of today, and ticks still go to that @long', async ({ page, small }) => {
    await page.goto(small.url + runbook);
    await box(page, 'Read the events').click();
    await expect(box(page, 'Read the events')).toBeChecked();
    await page.goto(`${small.url}incident/`);
    await page.getByLabel('Import an incident').setInputFiles(foreign());
    await expect(page.locator('.announcement')).toContainText('ahead: check its times.');
    await expect(page.locator('h1')).toHaveText('KubePodCrashLooping');
    await page.goto(small.url + runbook);
    await expect(box(page, 'Read the events')).toBeChecked();
    await expect(page.locator('.incident-clock')).toContainText('KubePodCrashLooping');
    await box(page, 'Read the logs').click();
    await expect(box(page, 'Read the logs')).toBeChecked();
    await page.goto(`${small.url}incident/`);
    await expect(page.locator('h1')).toHaveText('KubePodCrashLooping');
    await expect(said(page).first()).toHaveText('Done: Read the logs');
  });

  test('takes no ticks where nothing else is current either @long', async ({ page, small }) => {
    await page.goto(`${small.url}incident/`);
    await page.getByLabel('Import an incident').setInputFiles(foreign());
    await expect(page.locator('h1')).toHaveText('From 2031');
    await expect(page.locator('.clock-skew')).toContainText('The device of Ben has a clock that is');
    await page.goto(small.url + runbook);
    await box(page, 'Read the events').click();
    await expect(box(page, 'Read the events')).toBeChecked();
    await page.goto(`${small.url}incident/`);
    await expect(page.locator('h1')).toHaveText('KubePodCrashLooping');
  });
});

test('what was written before the name was given gets it, a retraction is undone in place, services are added', async ({
  page,
  values,
}) => {
  await start(page, values.url, 'Slow');
  const field = page.getByLabel('What happened?');
  await field.fill('first errors');
  await field.press('Enter');
  const row = page.locator('.timeline li').filter({ hasText: 'first errors' });
  await expect(row).toHaveCount(1);
  await panel(page, 'Roles').locator('summary').first().click();
  await page.getByLabel('Your name on this device').fill('Ann');
  await page.getByLabel('Your name on this device').press('Tab');
  await expect(row.locator('.note').first()).toContainText('Ann');
  await row.getByRole('button', { name: 'Change: first errors' }).click();
  await row.getByRole('button', { name: 'Remove: first errors' }).click();
  await expect(row.locator('del')).toHaveText('first errors');
  await row.getByRole('button', { name: 'Restore: first errors' }).click();
  await expect(row.locator('del')).toHaveCount(0);
  await panel(page, 'Impact').locator('summary').first().click();
  await page.getByLabel('Affected service').first().fill('checkout');
  await page.getByRole('button', { name: 'Add service' }).click();
  await expect(page.locator('.figures')).toContainText('Affects checkout');
  await page.getByRole('button', { name: 'Remove: checkout' }).click();
  await expect(page.locator('.figures')).not.toContainText('checkout');
});

test.describe('a field for a time, which holds no offset', () => {
  test.use({ timezoneId: 'Europe/Berlin' });

  for (const { what, typed, at, choices, chosen } of [
    {
      what: 'the hour that the clock shows twice',
      typed: '2026-10-25T02:30',
      at: '2026-10-25T08:00:00Z',
      choices: ['1 Sun 02:30 Europe/Berlin = 00:30 UTC (the first time)', '2 Sun 02:30 Europe/Berlin = 01:30 UTC (the second time)'],
      chosen: '2026-10-25T01:30:00.000Z',
    },
    {
      what: 'the hour that the clock skips',
      typed: '2026-03-29T02:30',
      at: '2026-03-29T08:00:00Z',
      choices: ['1 Sun 01:30 Europe/Berlin = 00:30 UTC', '2 Sun 03:30 Europe/Berlin = 01:30 UTC'],
      chosen: '2026-03-29T01:30:00.000Z',
    },
  ])
    test(`asks about ${what}, and records nothing before that`, async ({ page, small }) => {
      const wrong = watch(page, small);
      await page.clock.setFixedTime(at);
      await start(page, small.url, 'Payments time out');
      await page.locator('body').click({ position: { x: 1, y: 1 } });
      await page.keyboard.press('w');
      const times = panel(page, 'Times');
      await times.getByRole('textbox', { name: 'Started' }).fill(typed);
      await times.getByRole('button', { name: 'Save times' }).click();
      const question = times.getByRole('group', { name: /02:30/ });
      await expect(question.getByRole('button')).toHaveText(choices);
      await page.keyboard.press('Escape');
      await expect(question).toHaveCount(0);
      await expect(said(page)).toHaveCount(1);
      await times.getByRole('button', { name: 'Save times' }).click();
      await page.keyboard.press('2');
      const line = page.locator('.timeline li', { hasText: 'Milestone: started' });
      await expect(line.locator('time').first()).toHaveAttribute('datetime', chosen);
      // A line of the log is corrected in the same way.
      await page.getByLabel('What happened?').fill('rolled back');
      await page.keyboard.press('Enter');
      const note = page.locator('.timeline li', { hasText: 'rolled back' });
      await note.getByRole('button', { name: /^Change: / }).click();
      await note.getByRole('button', { name: /^Edit: / }).click();
      await note.getByLabel('When it happened').fill(typed);
      await note.getByRole('button', { name: 'Save' }).click();
      await note.getByRole('group', { name: /02:30/ }).getByRole('button').nth(1).click();
      await expect(note.locator('time').first()).toHaveAttribute('datetime', chosen);
      await expect(note.locator('.line-edit')).toHaveCount(0);
      expect(wrong).toEqual([]);
    });
});
