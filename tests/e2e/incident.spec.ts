import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test, watch } from './site.ts';
import { box, press } from './support/steps.ts';

async function start(page: Page, url: string, title: string): Promise<void> {
  await page.goto(`${url}incident/`);
  await expect(page.locator('.storage')).toContainText('Saved on this device');
  await page.getByLabel('What is wrong?').fill(title);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function write(page: Page, line: string): Promise<void> {
  const field = page.getByLabel('What happened?');
  await field.fill(line);
  await field.press('Enter');
  await expect(field).toHaveValue('');
}

const said = (page: Page) => page.locator('.timeline .line-text');

async function saved(page: Page, button: string): Promise<{ name: string; text: string }> {
  const panel = page.locator('details.panel', { has: page.locator('summary[data-key=p]') });
  await expect(panel).toBeVisible();
  if ((await panel.getAttribute('open')) === null) await panel.locator('summary').first().click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

test.describe('ticks', () => {
  const runbook = 'runbooks/kubernetes/kubepodcrashlooping/';

  test('stand in the timeline and the postmortem of the incident that they start', async ({ page, small }) => {
    await page.goto(small.url + runbook);
    await expect(page.locator('[data-kept]')).toHaveText('Ticking a step starts an incident log.');
    await box(page, 'Read the events').click();
    await expect(box(page, 'Read the events')).toBeChecked();
    await page.locator('[data-kept] a').click();
    await expect(page.locator('h1')).toHaveText('KubePodCrashLooping');
    await expect(said(page).first()).toHaveText(/Read the events/);
    const { text } = await saved(page, 'Save as Markdown');
    expect(text).toContain('Read the events');
  });

  test('are seen in another tab at once, and an untick undoes them there too', async ({ page, context, small }) => {
    await page.goto(small.url + runbook);
    const other = await context.newPage();
    await other.goto(small.url + runbook);
    await box(page, 'Read the events').click();
    await expect(box(other, 'Read the events')).toBeChecked();
    await expect(other.getByText('1 of 3 done').first()).toBeVisible();
    await press(other, 'Read the events');
    await expect(box(page, 'Read the events')).not.toBeChecked();
  });

  test('of one incident do not show in the next', async ({ page, small }) => {
    await page.goto(small.url + runbook);
    await box(page, 'Read the events').click();
    await expect(box(page, 'Read the events')).toBeChecked();
    await page.getByRole('button', { name: 'Start a separate incident' }).click();
    await expect(box(page, 'Read the events')).not.toBeChecked();
    await box(page, 'Read the logs').click();
    await expect(box(page, 'Read the logs')).toBeChecked();
    await expect(box(page, 'Read the events')).not.toBeChecked();
    await page.goto(`${small.url}incident/`);
    await page.locator('select[name=status]').selectOption('resolved');
    await expect(said(page).first()).toHaveText('Status: resolved');
    await page.goto(small.url + runbook);
    await expect(page.locator('[data-kept]')).toHaveText('Ticking a step starts an incident log.');
    await expect(box(page, 'Read the logs')).not.toBeChecked();
  });

  test('stand beside what was copied, with its values, and lines written with a key', async ({ page, context, values }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${values.url}runbooks/shop/slow/?namespace=shop`);
    await press(page, 'Look at');
    const copy = page.locator('figure.query .copy').first();
    await copy.click();
    await expect(copy).toHaveText('Copied');
    await page.getByLabel('What did it show? Requests a second').fill('12 a second');
    await page.keyboard.press('Enter');
    await expect(page.locator('.toast')).toContainText('Logged: 12 a second');
    await page.locator('.query-result button').focus();
    // On wide screens the line of the log is on the page.
    await page.setViewportSize({ width: 1000, height: 800 });
    await page.keyboard.press('n');
    await expect(page.locator('dialog label')).toHaveText('What happened? Logging to Slow');
    await expect(page.locator('#app\\:quick-note')).toBeFocused();
    await page.keyboard.type('-5m deploy v2.3.1');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.goto(`${values.url}incident/`);
    await expect(said(page)).toHaveText([
      'Query “Requests a second”: 12 a second',
      /^Query copied.*Requests a second/,
      'namespace = shop (from a link)',
      'Done: Look at kubectl -n ${namespace} get pods',
      'Incident opened: Slow',
      'Runbook opened: Slow',
      'deploy v2.3.1',
    ]);
    const { text } = await saved(page, 'Save as Markdown');
    expect(text).toContain('namespace="shop"');
  });

  test('begin an incident; copying on a quiet day does not', async ({ page, context, values }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${values.url}queries/shop/`);
    await page.locator('figure.query .copy').first().click();
    await expect(page.locator('figure.query .copy').first()).toHaveText('Copied');
    await page.goto(`${values.url}incident/`);
    await expect(page.locator('.lead')).toContainText('No incident in progress.');
  });

  test('are kept in memory, and said not to be saved, where the browser has no storage', async ({ page, small }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, 'indexedDB', { get: () => undefined });
    });
    await page.goto(small.url + runbook);
    await box(page, 'Read the events').click();
    await expect(box(page, 'Read the events')).toBeChecked();
    await expect(page.locator('[data-kept]')).toContainText('NOT SAVED');
  });
});

test.describe('an incident', () => {
  test('keeps its log over a reload, the newest on top, and takes a time in front', async ({ page, small }) => {
    const wrong = watch(page, small);
    await start(page, small.url, 'Payments time out');
    await write(page, 'rolled back');
    await write(page, '-30m alert fired');
    await expect(said(page)).toHaveText(['rolled back', 'Incident opened: Payments time out', 'alert fired']);
    await page.locator('select[name=status]').selectOption('mitigated');
    await expect(said(page).first()).toHaveText('Status: mitigated');
    await page.reload();
    await expect(said(page)).toHaveCount(4);
    await expect(page.locator('select[name=status]')).toHaveValue('mitigated');
    expect(wrong).toEqual([]);
  });

  test('keeps what was first written when a line is edited or taken back', async ({ page, small }) => {
    await start(page, small.url, 'Orders fail');
    await write(page, 'deploy v2.3');
    await page.getByRole('button', { name: 'Change: deploy v2.3' }).click();
    await page.getByRole('button', { name: 'Edit: deploy v2.3' }).click();
    await page.getByLabel('New text').fill('deploy v2.4');
    await page.keyboard.press('Enter');
    await expect(said(page).filter({ hasText: 'deploy v2.4' })).toHaveCount(1);
    await expect(page.locator('.timeline')).toContainText('originally: deploy v2.3');
    await page.getByRole('button', { name: 'Change: deploy v2.4' }).click();
    await page.getByRole('button', { name: 'Remove: deploy v2.4' }).click();
    await expect(page.locator('.timeline del')).toHaveText('deploy v2.4');
  });

  test('starts from a pasted alert: its name, its labels and when it fired', async ({ page, small }) => {
    await page.goto(`${small.url}incident/`);
    const labels = { alertname: 'KubePodCrashLooping', namespace: 'shop', service: 'checkout' };
    await page
      .getByLabel('What is wrong? Or paste the alert')
      .fill(JSON.stringify({ alerts: [{ startsAt: '2026-11-20T02:14:00Z', labels }] }));
    await expect(page.locator('#app\\:alert-read')).toHaveText(
      /^Read: KubePodCrashLooping with namespace, service\. Fired .*: set as the detection time\.$/,
    );
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'KubePodCrashLooping' })).toBeVisible();
    await expect(page.locator('.timeline li', { hasText: 'detected' }).locator('time')).toHaveAttribute(
      'datetime',
      '2026-11-20T02:14:00.000Z',
    );
    await page.getByRole('link', { name: 'Open the runbook of KubePodCrashLooping' }).click();
    await expect(page.locator('h1')).toHaveText('KubePodCrashLooping');
  });

  test('is followed by another tab at once', { tag: '@long' }, async ({ page, context, small }) => {
    await start(page, small.url, 'Search is slow');
    const other = await context.newPage();
    await other.goto(`${small.url}incident/`);
    await expect(other.locator('h1')).toHaveText('Search is slow');
    await write(page, 'cache flushed');
    await expect(said(other).first()).toHaveText('cache flushed');
  });

  test('becomes a postmortem in which nothing that was typed runs or breaks out', async ({ page, small }) => {
    const wrong = watch(page, small);
    await start(page, small.url, 'Shop <img src=x onerror=alert(1)> | down');
    await write(page, '**bold** | [x](javascript:alert(1)) <b>y</b>');
    await expect(said(page).first()).toHaveText('**bold** | [x](javascript:alert(1)) <b>y</b>');
    const { name, text } = await saved(page, 'Save as Markdown');
    expect(name).toMatch(/^\d{4}-\d\d-\d\d-shop-.*-postmortem\.md$/);
    expect(text).toContain('# Postmortem: Shop');
    expect(text).not.toMatch(/(?<!\\)<(?:img|b)\b/);
    expect(text).not.toMatch(/(?<!\\)\]\(javascript:/);
    expect(wrong).toEqual([]);
  });

  test('goes on elsewhere from its file, and reading it twice changes nothing', { tag: '@long' }, async ({ page, browser, small }) => {
    await start(page, small.url, 'Login fails');
    await write(page, 'certificate expired');
    const { text } = await saved(page, 'Export incident');
    const elsewhere = await (await browser.newContext()).newPage();
    await elsewhere.goto(`${small.url}incident/`);
    await expect(elsewhere.locator('.storage')).toContainText('Saved on this device');
    const file = { name: 'record.json', mimeType: 'application/json', buffer: Buffer.from(text) };
    await elsewhere.getByLabel('Import an incident').setInputFiles(file);
    await expect(elsewhere.locator('h1')).toHaveText('Login fails');
    await expect(said(elsewhere).first()).toHaveText('certificate expired');
    await elsewhere.getByLabel('Import an incident').setInputFiles(file);
    await expect(elsewhere.locator('.announcement')).toHaveText('Read 2 events of 1 incident. All of them were here already.');
    const broken = { ...file, buffer: Buffer.from('{"format":') };
    await elsewhere.getByLabel('Import an incident').setInputFiles(broken);
    await expect(elsewhere.locator('.announcement')).toHaveText(/^Nothing was imported/);
    await elsewhere.context().close();
  });

  test('has no violation that axe knows', { tag: '@long' }, async ({ page, small }) => {
    await start(page, small.url, 'Anything');
    await write(page, 'a line');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });

  test('works on with the server gone once the page is open', { tag: '@long' }, async ({ page, context, small }) => {
    await start(page, small.url, 'Network is gone');
    await context.setOffline(true);
    await write(page, 'no VPN, no DNS');
    await expect(said(page).first()).toHaveText('no VPN, no DNS');
    await expect(page.locator('.storage')).toContainText('Saved on this device');
    await context.setOffline(false);
  });
});
