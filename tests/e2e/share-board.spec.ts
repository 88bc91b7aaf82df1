/** Somebody starts on an alert that another one works on already: they are offered to join, over a real nats-server. */
import type { Browser, Page, WebSocket } from '@playwright/test';
import { type NatsServer, noNatsServer, startNats } from '../support/nats-server.ts';
import { test as base, expect, type Served } from './site.ts';
import { box, press } from './support/steps.ts';

const runbook = (name: string) => `# ${name}\n\n## Diagnosis\n\n- [ ] Read the events\n- [ ] Read the logs\n- [ ] Look at the queue\n`;

const test = base.extend<object, { readonly sharing: { readonly site: Served; readonly server: NatsServer } }>({
  sharing: [
    async ({ serveSite }, use) => {
      const server = await startNats();
      const site = await serveSite({
        files: {
          'breakglass.yaml': `title: Team\nshare:\n  servers: ["${server.url}"]\n  teamKey: ${'k'.repeat(40)}\n  auth: { user: payments, password: team-pass }\n`,
          'runbooks/shop/DataStale.md': runbook('Data is stale'),
          'runbooks/shop/Late.md': runbook('Late'),
        },
      });
      await use({ site, server });
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.skip(noNatsServer !== '', noNatsServer);

const person = async (browser: Browser) => (await browser.newContext()).newPage();
const offer = (page: Page) => page.getByRole('region', { name: 'Already open' });
const stateOf = (page: Page, words: RegExp) => page.getByRole('button', { name: words });

/** However a connection ends. */
const ended = (socket: WebSocket) => new Promise<void>((resolve) => (socket.isClosed() ? resolve() : socket.on('close', () => resolve())));

async function startAndShare(page: Page, site: Served, address: string): Promise<void> {
  await page.goto(site.url + address);
  await press(page, 'Read the events');
  await page.goto(`${site.url}incident/`);
  // The connection of the room stays; that of the board ends once it is posted.
  const posted = new Promise<void>((resolve) => page.on('websocket', (socket) => socket.on('close', () => resolve())));
  await page.locator('.actions').getByRole('button', { name: 'Share', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Share this incident' });
  await expect(sheet).toContainText('Shared, all sent');
  await expect(sheet).toContainText('listed for your team');
  await sheet.getByRole('button', { name: 'Close' }).click();
  await posted;
}

const alert = (namespace: string) => `runbooks/shop/DataStale/?alertname=DataStale&namespace=${namespace}`;

test('the first tick on the same alert offers to join; joined, both have one incident', async ({ browser, sharing: { site } }) => {
  const [ada, ben] = [await person(browser), await person(browser)];
  await startAndShare(ada, site, alert('shop'));
  await ben.goto(site.url + alert('shop'));
  await expect(offer(ben)).toHaveCount(0);
  await press(ben, 'Read the logs');
  await expect(offer(ben)).toContainText(/^DataStale has been open since \d\d:\d\d with this alert\./);
  // Nothing was switched, and it is asked on the next page too.
  await expect(box(ben, 'Read the events')).not.toBeChecked();
  await ben.goto(`${site.url}incident/`);
  await expect(stateOf(ben, /^Shared/)).toHaveCount(0);
  await offer(ben).getByRole('button', { name: 'Join' }).click();
  await expect(stateOf(ben, /^Shared, all sent/)).toBeVisible();
  await expect(offer(ben)).toHaveCount(0);
  for (const page of [ada, ben]) {
    await expect(page.locator('.timeline')).toContainText('Read the events');
    await expect(page.locator('.timeline')).toContainText('Read the logs');
  }
  await ben.goto(site.url + alert('shop'));
  await expect(box(ben, 'Read the events')).toBeChecked();
  await expect(box(ben, 'Read the logs')).toBeChecked();
  await ada.context().close();
  await ben.context().close();
});

test('whoever joins on a runbook without a name is asked for it there, and the others see it', async ({ browser, sharing: { site } }) => {
  const [ada, ben] = [await person(browser), await person(browser)];
  await startAndShare(ada, site, alert('named'));
  await ben.goto(site.url + alert('named'));
  await press(ben, 'Read the logs');
  await offer(ben).getByRole('button', { name: 'Join' }).click();
  const question = ben.getByRole('form', { name: 'Your name' });
  await expect(question).toContainText('Joining DataStale. What you logged goes there too.');
  const name = question.getByLabel('Your name, so that the others see who logs what');
  await expect(name).toBeFocused();
  await name.fill('Ben');
  await name.press('Enter');
  await expect(question).toHaveCount(0);
  await expect(box(ben, 'Read the events')).toBeChecked();
  await press(ben, 'Look at the queue');
  await expect(ada.locator('.timeline li', { hasText: 'Look at the queue' })).toContainText('Ben');
  // What was logged before the name was given has it too.
  await expect(ada.locator('.timeline li', { hasText: 'Read the logs' })).toContainText('Ben');
  await ada.context().close();
  await ben.context().close();
});

test('on a phone the offer covers nothing for good, and its buttons are large enough', async ({ browser, sharing: { site } }) => {
  const ada = await person(browser);
  await startAndShare(ada, site, alert('phone'));
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const ben = await context.newPage();
  for (const address of [alert('phone'), 'incident/']) {
    await ben.goto(site.url + address);
    if (address !== 'incident/') await ben.locator('.step label.tick').first().tap();
    await expect(offer(ben)).toBeVisible();
    for (const name of ['Join', 'Separate']) {
      const button = await offer(ben).getByRole('button', { name }).boundingBox();
      expect(Math.min(button?.width ?? 0, button?.height ?? 0), name).toBeGreaterThanOrEqual(44);
    }
    // Whatever can be pressed on the page can be scrolled to where nothing lies on it.
    const covered = await ben.evaluate(() => {
      const strip = document.querySelector('.join-offer');
      const bar = document.querySelector('.bar');
      const targets = [...document.querySelectorAll<HTMLElement>('main :is(a, button, input, summary, label), footer a')];
      return targets.flatMap((target) => {
        if (!target.checkVisibility({ visibilityProperty: true }) || strip?.contains(target) || bar?.contains(target)) return [];
        target.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const { bottom } = target.getBoundingClientRect();
        return bottom > (strip?.getBoundingClientRect().top ?? 0) + 1 ? [`${target.textContent} ${bottom}`] : [];
      });
    });
    expect(covered, address).toEqual([]);
    expect((await offer(ben).boundingBox())?.height).toBeLessThanOrEqual(110);
    // All of its words: whoever presses Join has read what it is.
    const cut = await offer(ben)
      .locator('p')
      .first()
      .evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight);
    expect(cut).toBe(false);
  }
  await ben.goto(site.url + alert('phone'));
  await ben.getByRole('button', { name: 'Start a separate incident' }).click();
  await context.close();
  await ada.context().close();
});

test('separate stays so; another place, another alert and one that is resolved are not offered', { tag: '@long' }, async ({
  browser,
  sharing: { site },
}) => {
  const [ada, ben, eve] = [await person(browser), await person(browser), await person(browser)];
  await startAndShare(ada, site, alert('payments'));
  await ben.goto(site.url + alert('payments'));
  await press(ben, 'Read the logs');
  await offer(ben).getByRole('button', { name: 'Stay separate' }).click();
  await ben.reload();
  await press(ben, 'Look at the queue');
  await expect(offer(ben)).toHaveCount(0);
  await expect(box(ben, 'Read the events')).not.toBeChecked();

  await eve.goto(site.url + alert('elsewhere'));
  const connected = eve.waitForEvent('websocket');
  await press(eve, 'Read the logs');
  await ended(await connected);
  await expect(offer(eve)).toHaveCount(0);

  const posts = ada.waitForEvent('websocket');
  await ada.getByRole('button', { name: 'Resolve' }).click();
  await ada
    .getByRole('dialog')
    .getByRole('button', { name: /resolve/i })
    .last()
    .click();
  await ended(await posts);
  const late = await person(browser);
  await late.goto(site.url + alert('payments'));
  const looked = late.waitForEvent('websocket');
  await press(late, 'Read the logs');
  await ended(await looked);
  await expect(offer(late)).toHaveCount(0);
  for (const page of [ada, ben, eve, late]) await page.context().close();
});

test('without a server, and before anything is started, nothing waits and nothing is loaded', async ({
  browser,
  sharing: { site, server },
}) => {
  const page = await person(browser);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await server.kill();
  await page.goto(site.url + alert('alone'));
  expect(loaded.join(' ')).not.toMatch(/share-live/);
  await press(page, 'Read the events');
  await press(page, 'Read the logs');
  await expect(offer(page)).toHaveCount(0);
  await server.start();
  await page.context().close();
});
