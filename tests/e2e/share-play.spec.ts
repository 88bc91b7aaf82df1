/** One incident on a laptop, a phone and the screen of who joins late, over a real nats-server that is killed twice and a network that is cut once. */
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { openLink } from '../support/link.ts';
import { noNatsServer, startNats } from '../support/nats-server.ts';
import { expect, test, watch } from './site.ts';
import { savedPostmortem } from './support/saved-postmortem.ts';
import { box, press } from './support/steps.ts';

const runbook =
  '# Data is stale\n\n## Diagnosis\n\n- [ ] Read the events\n- [ ] Read the logs\n- [ ] Look at the queue\n\n## Mitigation\n\n- [ ] Roll it back\n\n  ```bash undo="kubectl rollout undo deploy/feed"\n  kubectl rollout undo deploy/feed\n  ```\n\n- [ ] Watch the lag\n';

const patience = { timeout: 30_000 };

test.skip(noNatsServer !== '', noNatsServer);

test(
  'one incident on three screens: one log, one picture, one postmortem, whatever the network does',
  { tag: '@long' },
  async ({ browser, serveSite }, info) => {
    const server = await startNats();
    const link = await openLink(Number(new URL(server.url).port));
    const site = await serveSite({
      files: {
        'breakglass.yaml': `title: Team\nshare:\n  servers: ["ws://127.0.0.1:${link.port}"]\n  teamKey: ${'k'.repeat(40)}\n  auth: { user: payments, password: team-pass }\n`,
        'runbooks/feed/DataStale.md': runbook,
      },
    });
    const alert = `${site.url}runbooks/feed/DataStale/?alertname=DataStale&namespace=feed`;
    const incident = `${site.url}incident/`;
    const wrong: string[] = [];
    const device = async (options: BrowserContextOptions) => {
      const page = await newPage(browser, options);
      const seen = watch(page, site);
      page.on('close', () => wrong.push(...seen));
      return page;
    };
    const look = (page: Page, name: string) => page.screenshot({ path: info.outputPath(`${name}.png`) });

    // The laptop starts and shares; the phone starts on the same alert and joins.
    const laptop = await device({ viewport: { width: 1280, height: 800 }, colorScheme: 'light' });
    await laptop.goto(alert);
    await press(laptop, 'Read the events');
    await laptop.goto(incident);
    const posted = new Promise<void>((resolve) => laptop.on('websocket', (socket) => socket.on('close', () => resolve())));
    await laptop.locator('.actions').getByRole('button', { name: 'Share', exact: true }).click();
    const sheet = laptop.getByRole('dialog', { name: 'Share this incident' });
    await expect(sheet).toContainText('Shared, all sent');
    await sheet.getByLabel('Your name on this device').fill('Ada');
    await sheet.getByLabel('Your name on this device').blur();
    const invitation = await sheet.locator('input[name=invitation]').inputValue();
    await look(laptop, '01-laptop-shares');
    await sheet.getByRole('button', { name: 'Close' }).click();
    await posted;

    const phone = await device({ viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true, isMobile: true });
    await phone.goto(alert);
    await tap(phone, 'Read the logs');
    const offer = phone.getByRole('region', { name: 'Already open' });
    await expect(offer).toContainText('DataStale has been open since');
    await look(phone, '02-phone-is-asked');
    await offer.getByRole('button', { name: 'Join' }).click();
    await expect(box(phone, 'Read the events')).toBeChecked(patience);
    await look(phone, '03-phone-joined');
    await expect(timeline(laptop)).toContainText('Done: Read the logs', patience);

    // The laptop commands; both see it.
    await laptop.getByRole('button', { name: 'Set severity' }).click();
    await laptop.getByRole('dialog').getByRole('radio', { name: /^SEV2/ }).check();
    await laptop.getByRole('button', { name: 'Set SEV2' }).click();
    await key(laptop, 'r');
    await laptop.getByRole('button', { name: 'Assign to me: Incident commander' }).click();
    await phone.goto(incident);
    await expect(phone.locator('.band')).toContainText('SEV2', patience);
    await expect(phone.locator('.band')).toContainText('Ada', patience);
    await look(phone, '04-phone-incident');

    // The server is killed: each goes on.
    await server.kill();
    await stateOf(laptop, /^Not connected, everything is kept here/);
    await key(laptop, 'h');
    await laptop.getByLabel('What might the cause be?').fill('The queue is full');
    await laptop.getByRole('button', { name: 'Propose' }).click();
    await laptop.getByRole('button', { name: 'Reject: The queue is full' }).click();
    await laptop.getByLabel('What is the evidence against it?').fill('it is empty');
    await laptop.getByRole('button', { name: 'Reject', exact: true }).last().click();
    await phone.goto(alert);
    await tap(phone, 'Look at the queue');
    await look(laptop, '05-laptop-without-server');
    await server.start();
    await expect(timeline(laptop)).toContainText('Done: Look at the queue', patience);
    await phone.goto(incident);
    await expect(timeline(phone)).toContainText('The queue is full', patience);

    // The network is cut: the phone rolls back, the laptop writes down what users see.
    link.cut();
    await stateOf(laptop, /^Not connected, everything is kept here/);
    await phone.goto(alert);
    await tap(phone, 'Roll it back');
    await key(laptop, 'b');
    await laptop.locator('input[name=summary], textarea[name=summary]').first().fill('Prices are an hour old');
    await laptop.keyboard.press('Enter');
    await expect(timeline(laptop)).toContainText('Prices are an hour old');
    link.mend();
    await expect(timeline(laptop)).toContainText('Done: Roll it back', patience);

    // Somebody joins late, while the server is killed again and comes back.
    await server.kill();
    const late = await device({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' });
    await late.goto(invitation);
    await expect(late.locator('.page-head')).toContainText('Joining: the server cannot be reached. It is tried again by itself', patience);
    await look(late, '06-late-without-server');
    await log(laptop, 'Lag is falling');
    await server.start();
    const stands = late.getByRole('region', { name: 'Where it stands' });
    await expect(stands).toContainText('Prices are an hour old', patience);
    for (const fact of ['SEV2', 'Incident commander: Ada', 'The queue is full, because: it is empty', 'Roll it back', 'Watch the lag'])
      await expect(stands).toContainText(fact, patience);
    await look(late, '07-late-where-it-stands');
    await stands.getByLabel('Your name, so that the others see who logs what').fill('Eve');
    await stands.getByRole('button', { name: 'Got it' }).click();
    await log(late, 'Late has looked at the dashboards');

    // It is over, for all.
    await expect(timeline(laptop)).toContainText('Late has looked', patience);
    await laptop.getByRole('button', { name: 'Resolve', exact: true }).click();
    await laptop.getByRole('button', { name: /^Resolve, fixed by: Roll it back/ }).click();
    await laptop.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await phone.goto(incident);
    const pages = [laptop, phone, late];
    for (const page of pages) {
      await expect(timeline(page)).toContainText('Late has looked at the dashboards', patience);
      await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible(patience);
      await stateOf(page, /^Shared, all sent/);
    }
    await look(laptop, '08-laptop-end');
    await look(phone, '09-phone-end');
    const [first, ...others] = await Promise.all(pages.map(postmortemOf));
    expect(first).toContain('Prices are an hour old');
    expect(first).toContain('Late has looked at the dashboards');
    for (const other of others) expect(other).toBe(first);
    for (const page of pages) await page.context().close();
    // The policy of the pages, what they ask for and what they throw; that the server is gone may be said.
    expect(wrong.filter((one) => !/ws:\/\/|ERR_|WebSocket/.test(one))).toEqual([]);
    link.close();
    await server.stop();
  },
);

async function newPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...options, permissions: ['clipboard-read', 'clipboard-write'] });
  return await context.newPage();
}

/** A finger meets the label, which is larger than the box. */
async function tap(page: Page, name: string): Promise<void> {
  await box(page, name).locator('xpath=ancestor::label').tap();
  await expect(box(page, name)).toBeChecked();
}

const timeline = (page: Page) => page.locator('.timeline');

async function stateOf(page: Page, words: RegExp): Promise<void> {
  await expect(page.getByRole('button', { name: words })).toBeVisible(patience);
}

/** A key of the page, pressed beside every field. */
async function key(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press(name);
}

async function log(page: Page, text: string): Promise<void> {
  await page.locator('#app\\:log-line').fill(text);
  await page.locator('#app\\:log-line').press('Enter');
  await expect(timeline(page)).toContainText(text);
}

/** The postmortem as it would be saved. */
async function postmortemOf(page: Page): Promise<string> {
  await key(page, 'p');
  return await savedPostmortem(page);
}
