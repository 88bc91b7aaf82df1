/** Two people work on one incident from two browsers, over a real nats-server that is killed and a network that is cut. */

import { brotliCompressSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from '@playwright/test';
import { invitationAnchor, newInvitation } from '../../src/share/invitation.ts';
import { openLink, type TestLink } from '../support/link.ts';
import { type NatsServer, noNatsServer, startNats } from '../support/nats-server.ts';
import { test as base, expect, type Served, watch } from './site.ts';
import { savedPostmortem } from './support/saved-postmortem.ts';
import { box, press } from './support/steps.ts';

interface Sharing {
  readonly site: Served;
  readonly server: NatsServer;
  readonly link: TestLink;
}

const runbook =
  '# Late\n\n## Diagnosis\n\n- [ ] Read the events\n- [ ] Read the logs\n- [ ] Look at the queue\n\n## Mitigation\n\n- [ ] Roll back\n';

const test = base.extend<object, { readonly sharing: Sharing }>({
  sharing: [
    async ({ serveSite }, use) => {
      const server = await startNats();
      const link = await openLink(Number(new URL(server.url).port));
      const site = await serveSite({
        files: {
          'breakglass.yaml': `title: Team\nshare:\n  servers: ["ws://127.0.0.1:${link.port}"]\n  auth: { user: payments, password: team-pass }\n`,
          'runbooks/shop/late.md': runbook,
        },
      });
      await use({ site, server, link });
      link.close();
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.skip(noNatsServer !== '', noNatsServer);

async function person(browser: Browser, site: Served): Promise<{ page: Page; wrong: string[] }> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  const wrong = watch(page, site);
  return { page, wrong };
}

const shareOf = (page: Page) => page.locator('.actions').getByRole('button', { name: 'Share', exact: true });

/** Logs a line; closes what is open above first. */
async function note(page: Page, text: string, open?: Locator): Promise<void> {
  await open?.getByRole('button', { name: 'Close' }).click();
  await page.locator('#app\\:log-line').fill(text);
  await page.locator('#app\\:log-line').press('Enter');
  await expect(page.locator('.timeline')).toContainText(text);
}

/** Ticks a step, which starts the incident, and shares it; answers the invitation. */
async function startAndShare(page: Page, site: Served): Promise<string> {
  await page.goto(`${site.url}runbooks/shop/late/`);
  await press(page, 'Read the events');
  await page.goto(`${site.url}incident/`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Share this incident' });
  await expect(sheet).toContainText('Shared, all sent');
  const invitation = await sheet.locator('input[name=invitation]').inputValue();
  await sheet.getByRole('button', { name: 'Close' }).click();
  return invitation;
}

test('one press shares it, the invitation lets another in, and both follow live', async ({ browser, sharing: { site } }) => {
  const [ada, ben] = [await person(browser, site), await person(browser, site)];
  const invitation = await startAndShare(ada.page, site);
  expect(invitation).toMatch(/\/incident\/#join=[\w-]{70}\.[0-9a-f]{32}-1$/);

  await ben.page.goto(invitation);
  await expect(ben.page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  await expect(ben.page.locator('h1')).toContainText('Late');
  expect(ben.page.url()).toBe(`${site.url}incident/`);
  await expect(ada.page.getByRole('button', { name: /somebody is here/ })).toBeVisible();
  await ada.page.getByRole('button', { name: /somebody is here/ }).click();
  const { violations } = await new AxeBuilder({ page: ada.page }).include('dialog[open]').analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  await ben.page.goto(`${site.url}runbooks/shop/late/`);
  await expect(box(ben.page, 'Read the events')).toBeChecked();
  await press(ben.page, 'Read the logs');
  await expect(ada.page.locator('.timeline')).toContainText('Read the logs');
  await ada.page.goto(`${site.url}runbooks/shop/late/`);
  await press(ada.page, 'Look at the queue');
  await expect(box(ben.page, 'Look at the queue')).toBeChecked();
  expect([...ada.wrong, ...ben.wrong].filter((wrong) => !wrong.includes('ws://'))).toEqual([]);
});

test('the server is killed twice and the network cut: both go on, and have the same postmortem in the end', { tag: '@long' }, async ({
  browser,
  sharing,
}) => {
  const { site, server, link } = sharing;
  const [ada, ben] = [await person(browser, site), await person(browser, site)];
  const invitation = await startAndShare(ada.page, site);
  await ben.page.goto(invitation);
  const stateOf = (page: Page, words: RegExp) => expect(page.getByRole('button', { name: words })).toBeVisible({ timeout: 30_000 });
  await stateOf(ben.page, /^Shared, all sent/);
  for (const round of ['first', 'second']) {
    await server.kill();
    await stateOf(ada.page, /^Not connected, everything is kept here/);
    await note(ada.page, `Ada during the ${round} outage`);
    await note(ben.page, `Ben during the ${round} outage`);
    await server.start();
    await expect(ada.page.locator('.timeline')).toContainText(`Ben during the ${round} outage`, { timeout: 30_000 });
    await expect(ben.page.locator('.timeline')).toContainText(`Ada during the ${round} outage`, { timeout: 30_000 });
  }
  link.cut();
  await stateOf(ben.page, /^Not connected, everything is kept here/);
  await note(ada.page, 'Ada without a network');
  await note(ben.page, 'Ben without a network');
  link.mend();

  // Somebody comes late, and has all of it.
  const late = await person(browser, site);
  await late.page.goto(invitation);
  const people = [ada.page, ben.page, late.page];
  for (const page of people) {
    await expect(page.locator('.timeline')).toContainText('Ada without a network', { timeout: 30_000 });
    await expect(page.locator('.timeline')).toContainText('Ben without a network', { timeout: 30_000 });
    await stateOf(page, /^Shared, all sent/);
  }
  const [first, ...others] = await Promise.all(people.map(postmortemOf));
  expect(first).toContain('Ben during the second outage');
  for (const other of others) expect(other).toBe(first);
});

/** The postmortem as it would be saved. */
async function postmortemOf(page: Page): Promise<string> {
  await page.locator('body').click({ position: { x: 1, y: 1 } });
  await page.keyboard.press('p');
  return await savedPostmortem(page);
}

test('a new link shuts out who has only the old one, and tells them so; stopping and erasing end it', async ({
  browser,
  sharing: { site },
}) => {
  const [ada, ben] = [await person(browser, site), await person(browser, site)];
  const invitation = await startAndShare(ada.page, site);
  await ben.page.goto(invitation);
  await expect(ben.page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  await ada.page.getByRole('button', { name: /^Shared, all sent/ }).click();
  const sheet = ada.page.getByRole('dialog', { name: 'Share this incident' });
  await sheet.getByLabel('Your name on this device').fill('Ada');
  await sheet.getByLabel('Your name on this device').blur();
  await sheet.getByText('End sharing, or change the link').click();
  await sheet.getByRole('button', { name: 'New link' }).click();
  await expect(sheet.locator('input[name=invitation]')).not.toHaveValue(invitation);
  await expect(sheet).toContainText('Shared, all sent');

  // Ben is told, and what both log comes together once he has the new link; nothing is asked, for he was in.
  await ben.page.getByRole('button', { name: 'There is a new link: ask Ada for it' }).click();
  const bensSheet = ben.page.getByRole('dialog', { name: 'Share this incident' });
  await expect(bensSheet).toContainText(/Ada made a new link at \d\d:\d\d and goes on there/);
  await bensSheet.getByRole('button', { name: 'Close' }).click();
  await note(ben.page, 'Ben in the old room');
  await ben.page.goto(await sheet.locator('input[name=invitation]').inputValue());
  await expect(ben.page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  await expect(ada.page.locator('.timeline')).toContainText('Ben in the old room');

  // Whoever comes with the old link alone has what was logged under it, and is told too.
  const late = await person(browser, site);
  await note(ada.page, 'Ada in the new room', sheet);
  await late.page.goto(invitation);
  await expect(late.page.getByRole('button', { name: 'There is a new link: ask Ada for it' })).toBeVisible();
  await expect(late.page.locator('.timeline')).toContainText('Read the events');
  await expect(late.page.locator('.timeline')).not.toContainText('Ada in the new room');

  await ada.page.getByRole('button', { name: /^Shared, all sent/ }).click();
  await sheet.getByText('End sharing, or change the link').click();
  await sheet.getByRole('button', { name: 'Stop sharing' }).click();
  await expect(ada.page.getByRole('button', { name: /^Shared/ })).toHaveCount(0);
  // The next press, for a file perhaps, does not begin it again by itself.
  await shareOf(ada.page).click();
  await expect(sheet.getByRole('button', { name: 'Share live' })).toBeVisible();
  await expect(sheet).not.toContainText('Shared, all sent');
  await sheet.getByRole('button', { name: 'Close' }).click();

  await ben.page.getByText('Saved on this device').click();
  await ben.page.getByRole('button', { name: 'Erase everything on this device…' }).click();
  await ben.page.getByRole('button', { name: 'Erase everything', exact: true }).click();
  await expect(ben.page.getByText('No incident in progress.')).toBeVisible();
  await ben.page.reload();
  await expect(ben.page.getByText('No incident in progress.')).toBeVisible();
  await expect(ben.page.getByText(/Shared|Joining|Connecting/)).toHaveCount(0);
});

test('the invitation is a code too, and the other ways are in the same sheet', async ({ browser, sharing: { site } }) => {
  const { page } = await person(browser, site);
  const invitation = await startAndShare(page, site);
  await shareOf(page).click();
  const sheet = page.getByRole('dialog', { name: 'Share this incident' });
  const code = sheet.getByRole('img', { name: 'QR code of the invitation' });
  await expect(code).toHaveAttribute('data-drawn', invitation);
  const { default: decode } = await import('qr/decode.js');
  const { data, width, height } = await code.evaluate((canvas: HTMLCanvasElement) => {
    const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    return { data: [...(image?.data ?? [])], width: canvas.width, height: canvas.height };
  });
  expect(decode({ data: Uint8Array.from(data), width, height })).toBe(invitation);
  const ways = sheet.getByRole('group', { name: 'How' }).getByRole('button');
  await expect(ways).toHaveText(['Live', 'Show QR code', 'Link', 'File', 'Scan QR code']);
  await sheet.getByRole('button', { name: 'File' }).click();
  await expect(sheet.getByRole('button', { name: 'Save as a file' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Link' }).click();
  await expect(sheet.getByLabel('Link with this incident')).toHaveValue(/#add=H4sI/);
});

test('who joins late sees where it stands first, once, and anybody can have it as text', async ({ browser, sharing: { site } }) => {
  const [ada, late] = [await person(browser, site), await person(browser, site)];
  const invitation = await startAndShare(ada.page, site);
  const stands = late.page.getByRole('region', { name: 'Where it stands' });
  await late.page.goto(invitation);
  await expect(stands).toContainText('Users seeUnknown: nobody has written what users see.');
  await expect(stands).toContainText('NextRead the logs (Late)');
  const { violations } = await new AxeBuilder({ page: late.page }).include('.came-in').analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  // What is logged meanwhile is in it.
  await ada.page.goto(`${site.url}runbooks/shop/late/`);
  await press(ada.page, 'Read the logs');
  await expect(stands).toContainText('NextLook at the queue (Late)');
  await late.page.reload();
  await stands.getByRole('button', { name: 'Got it' }).click();
  await expect(stands).toHaveCount(0);
  await late.page.reload();
  await expect(late.page.locator('.timeline')).toContainText('Read the logs');
  await expect(stands).toHaveCount(0);

  await late.page.getByRole('button', { name: 'Catch me up' }).click();
  const sheet = late.page.getByRole('dialog', { name: 'Where it stands' });
  await sheet.getByRole('button', { name: 'Hand over to the next shift' }).click();
  await sheet.getByRole('button', { name: 'Copy as text' }).click();
  await expect(sheet.getByText('Copied.')).toBeVisible();
  const copied = await late.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    /^Late\nUsers see:\n- Unknown: nobody has written what users see\.\n- Affects: shop\nSince: Unknown: opened here at /,
  );
  expect(copied).toContain(
    '\nTried: 2 steps without a command that changes a system, the last: Read the logs\nStill in place, as far as the log says: Nothing that changes a system was ticked.\n',
  );
});

test('an image is sealed, sent and fetched when somebody looks at it; before that it is said who has it', { tag: '@long' }, async ({
  browser,
  sharing: { site, server },
}) => {
  const [ada, ben] = [await person(browser, site), await person(browser, site)];
  const invitation = await startAndShare(ada.page, site);
  await ben.page.goto(invitation);
  await expect(ben.page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  const image = await ada.page.screenshot({ clip: { x: 0, y: 0, width: 60, height: 60 } });
  await server.kill();
  await expect(ben.page.getByRole('button', { name: /^Not connected/ })).toBeVisible();
  await ada.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'graph.png', { type: 'image/png' }));
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, image.toString('base64'));
  await ada.page.getByRole('button', { name: 'Keep the image' }).click();
  await expect(ada.page.locator('.timeline')).toContainText('Evidence: image');
  await server.start();
  await expect(ben.page.locator('.timeline')).toContainText('Evidence: image', { timeout: 30_000 });
  await expect(ada.page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible({ timeout: 30_000 });
  await ben.page.locator('body').click({ position: { x: 1, y: 1 } });
  await ben.page.keyboard.press('e');
  await expect(ben.page.getByRole('button', { name: 'Save the image: Screenshot' })).toBeVisible();

  // Whoever comes while nobody is connected sees who has it, and fetches it later.
  const late = await person(browser, site);
  await late.page.goto(invitation);
  await expect(late.page.locator('.timeline')).toContainText('Evidence: image');
  await server.kill();
  await expect(late.page.getByRole('button', { name: /^Not connected/ })).toBeVisible();
  await late.page.locator('body').click({ position: { x: 1, y: 1 } });
  await late.page.keyboard.press('e');
  await expect(
    late.page.getByText(
      /The image is not on this device\. It is fetched when the server can be reached\. Whoever added it at \d\d:\d\d has it\./,
    ),
  ).toBeVisible();
  await server.start();
  await expect(late.page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible({ timeout: 30_000 });
  await late.page.getByRole('button', { name: 'Fetch it' }).click();
  await expect(late.page.getByRole('button', { name: 'Save the image: Screenshot' })).toBeVisible();
});

test('lines of a browser that cannot sign, and lines that another device passed on, are marked', async ({ browser, sharing: { site } }) => {
  const [ada, ben] = [await person(browser, site), await person(browser, site)];
  // As browsers were before Ed25519.
  await ada.page.addInitScript(() => {
    const generate = crypto.subtle.generateKey.bind(crypto.subtle);
    crypto.subtle.generateKey = ((...given: Parameters<typeof generate>) =>
      given[0] === 'Ed25519' ? Promise.reject(new DOMException('', 'NotSupportedError')) : generate(...given)) as typeof generate;
  });
  const invitation = await startAndShare(ada.page, site);
  await ben.page.goto(invitation);
  const line = (page: Page, text: string) => page.locator('.timeline li', { hasText: text });
  await expect(line(ben.page, 'Read the events')).toContainText('unsigned: who wrote it cannot be checked');
  await note(ben.page, 'Ben signs');
  await expect(line(ada.page, 'Ben signs')).toBeVisible();
  await expect(line(ada.page, 'Ben signs')).not.toContainText('unsigned');
  await ben.page.reload();
  await expect(line(ben.page, 'Read the events')).toContainText('unsigned: who wrote it cannot be checked');
  await expect(line(ben.page, 'Ben signs')).not.toContainText('unsigned');

  // Ben goes on under a new link: what he had from Ada he passes on.
  await ben.page.getByRole('button', { name: /^Shared, all sent/ }).click();
  const sheet = ben.page.getByRole('dialog', { name: 'Share this incident' });
  await sheet.getByText('End sharing, or change the link').click();
  await sheet.getByRole('button', { name: 'New link' }).click();
  await expect(sheet.locator('input[name=invitation]')).not.toHaveValue(invitation);
  await expect(sheet).toContainText('Shared, all sent');
  const late = await person(browser, site);
  await late.page.goto(await sheet.locator('input[name=invitation]').inputValue());
  await expect(line(late.page, 'Read the events')).toContainText('passed on by another device');
  await expect(line(late.page, 'Ben signs')).not.toContainText('passed on');
});

test('an invitation is read wherever an alert can be pasted, and its key is never taken for words', async ({
  browser,
  sharing: { site },
}) => {
  const [ada, ben] = [await person(browser, site), await person(browser, site)];
  const invitation = await startAndShare(ada.page, site);
  const asked: string[] = [];
  ben.page.on('request', (request) => asked.push(request.url()));
  const joined = () => expect(ben.page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  // With what a chat puts behind it.
  await ben.page.goto(`${site.url}incident/`);
  await ben.page.getByLabel('What is wrong?').fill(`Join: ${invitation}.`);
  await joined();
  await expect(ben.page.locator('h1')).toContainText('Late');
  const eve = await person(browser, site);
  eve.page.on('request', (request) => asked.push(request.url()));
  await eve.page.goto(site.url);
  const box = eve.page.locator('[data-search]').first();
  await box.focus();
  await expect(box).toHaveAttribute('role', 'combobox');
  await box.fill(invitation);
  await expect(eve.page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  expect(asked.filter((url) => url.includes('join'))).toEqual([]);
  // A broken one is told while the page is open, too.
  await eve.page.evaluate(() => location.assign('#join=abc'));
  await expect(eve.page.getByRole('status').getByText('This invitation is not whole.')).toBeVisible();
});

test('the file and a site without live sharing say what an invitation is, and forget it', { tag: '@long' }, async ({
  page,
  browser,
  serveSite,
  sharing: { site },
}) => {
  const ada = await person(browser, site);
  const { hash } = new URL(await startAndShare(ada.page, site));
  const without = await serveSite({ files: { 'breakglass.yaml': 'title: Team\n', 'runbooks/shop/late.md': runbook } });
  await page.goto(`${without.url}incident/${hash}`);
  await expect(page.getByText('This is an invitation to live sharing, which this site does not have.')).toBeVisible();
  expect(page.url()).toBe(`${without.url}incident/`);
  await page.goto(`${site.url}breakglass.html${hash}`);
  await expect(page.getByText('This is an invitation to live sharing, which this file cannot join.')).toBeVisible();
  expect(page.url()).not.toContain('join');
});

test('a room that has nothing yet says what it waits for', async ({ page, sharing: { site } }) => {
  await page.goto(`${site.url}incident/${invitationAnchor(newInvitation('0123456789abcdef0123456789abcdef-1'))}`);
  await expect(page.locator('.page-head')).toContainText(
    'Joining: the server has nothing of this incident. It comes once somebody who has it',
  );
});

test('of two who make a new link at once one is told of the other, and both come together', { tag: '@long' }, async ({
  browser,
  sharing: { site, server },
}) => {
  const [ada, ben, cem] = [await person(browser, site), await person(browser, site), await person(browser, site)];
  const invitation = await startAndShare(ada.page, site);
  for (const { page } of [ben, cem]) {
    await page.goto(invitation);
    await expect(page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  }
  const sheetOf = (page: Page) => page.getByRole('dialog', { name: 'Share this incident' });
  for (const { page } of [ada, ben]) {
    await page.getByRole('button', { name: /^Shared, all sent/ }).click();
    await sheetOf(page).getByText('End sharing, or change the link').click();
  }
  await server.kill();
  const links = new Map<Page, string>();
  for (const { page } of [ada, ben]) {
    await expect(sheetOf(page)).toContainText('Not connected, everything is kept here');
    await sheetOf(page).getByRole('button', { name: 'New link' }).click();
    await expect(sheetOf(page).locator('input[name=invitation]')).not.toHaveValue(invitation);
    links.set(page, await sheetOf(page).locator('input[name=invitation]').inputValue());
    await sheetOf(page).getByRole('button', { name: 'Close' }).click();
    await note(page, `After the new link of ${page === ada.page ? 'Ada' : 'Ben'}`);
  }
  await server.start();
  const told = (page: Page) => page.getByRole('button', { name: /^There is a new link/ });
  const counts = async () => (await Promise.all([ada, ben].map(({ page }) => told(page).count()))).reduce((sum, count) => sum + count, 0);
  await expect.poll(counts, { timeout: 30_000 }).toBe(1);
  await expect(told(cem.page)).toBeVisible({ timeout: 30_000 });
  const [second, first] = (await told(ada.page).count()) > 0 ? [ada.page, ben.page] : [ben.page, ada.page];
  await expect(first.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  // Whoever followed the second one's link meanwhile is led on.
  const eve = await person(browser, site);
  await eve.page.goto(links.get(second) ?? '');
  await expect(eve.page.locator('.timeline')).toContainText('Read the events');
  await second.goto(links.get(first) ?? '');
  await expect(told(eve.page)).toBeVisible({ timeout: 30_000 });
  for (const page of [cem.page, eve.page]) await page.goto(links.get(first) ?? '');
  const pages = [ada.page, ben.page, cem.page, eve.page];
  for (const page of pages) {
    for (const who of ['Ada', 'Ben'])
      await expect(page.locator('.timeline')).toContainText(`After the new link of ${who}`, { timeout: 30_000 });
    await expect(page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  }
  const [one, ...others] = await Promise.all(pages.map(postmortemOf));
  for (const other of others) expect(other).toBe(one);
});

test('a shared incident that becomes part of one that is not: both sides are told, and one press leads on', { tag: '@long' }, async ({
  browser,
  sharing: { site },
}) => {
  const [ada, ben] = [await person(browser, site), await person(browser, site)];
  const invitation = await startAndShare(ada.page, site);
  await ben.page.goto(invitation);
  await expect(ben.page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  await ada.page.locator('summary', { hasText: 'Start another incident' }).click();
  await ada.page.getByLabel('What is wrong?').fill('All of it is down');
  await ada.page.getByLabel('What is wrong?').press('Enter');
  await expect(ada.page.locator('h1')).toContainText('All of it is down');
  await ada.page.locator('summary', { hasText: 'Other incidents on this device' }).click();
  await ada.page
    .locator('summary, button', { hasText: /^More$/ })
    .last()
    .click();
  await ada.page.getByRole('button', { name: 'Add to All of it is down' }).click();
  await expect(
    ben.page.getByRole('button', { name: /It goes on in “All of it is down”, which is not here: ask for its link/ }),
  ).toBeVisible();
  await ada.page.goto(`${site.url}runbooks/shop/late/`);
  await expect(ada.page.locator('.progress')).toContainText(
    'Logging to All of it is down · Only a part of it is shared: what you log now is not',
  );
  await ada.page.goto(`${site.url}incident/`);
  await ada.page.getByRole('button', { name: 'Only a part of it is shared: what you log now is not' }).click();
  const sheet = ada.page.getByRole('dialog', { name: 'Share this incident' });
  await expect(sheet).toContainText('Shared, all sent');
  const whole = await sheet.locator('input[name=invitation]').inputValue();
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(ben.page.getByRole('button', { name: /^There is a new link/ })).toBeVisible();
  await note(ben.page, 'Ben before he has the link');
  await ben.page.goto(whole);
  await note(ada.page, 'Ada in the whole');
  for (const { page } of [ada, ben]) {
    await expect(page.locator('h1')).toContainText('All of it is down');
    for (const text of ['Ben before he has the link', 'Ada in the whole']) await expect(page.locator('.timeline')).toContainText(text);
    await expect(page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  }
  const [one, other] = await Promise.all([ada.page, ben.page].map(postmortemOf));
  expect(other).toBe(one);
});

test('a runbook says how its incident is shared and who is here, at once when somebody gives a name', async ({ browser, sharing }) => {
  const { site, server } = sharing;
  const [ada, ben] = [await person(browser, site), await person(browser, site)];
  const invitation = await startAndShare(ada.page, site);
  await ben.page.goto(invitation);
  await expect(ben.page.getByRole('button', { name: /somebody is here/ })).toBeVisible();
  await ben.page.goto(`${site.url}runbooks/shop/late/`);
  const line = ben.page.locator('.progress p');
  await expect(line).toHaveText(/Logging to Late · Shared, all sent · somebody is here$/);
  await ada.page.getByRole('button', { name: /^Shared, all sent/ }).click();
  const sheet = ada.page.getByRole('dialog', { name: 'Share this incident' });
  await sheet.getByLabel('Your name on this device').fill('Ada');
  await sheet.getByLabel('Your name on this device').blur();
  // Those who are here say so every 15 s anyway.
  await expect(line).toHaveText(/· Ada is here$/, { timeout: 5000 });
  await server.kill();
  await expect(line).toHaveText(/Logging to Late · Not connected, everything is kept here$/, { timeout: 30_000 });
  await press(ben.page, 'Read the logs');
  await server.start();
  await expect(line).toHaveText(/Logging to Late · Shared, all sent/, { timeout: 30_000 });
  await expect(ada.page.locator('.timeline')).toContainText('Read the logs');
});

test('an invitation that is cut off says so', async ({ page, sharing: { site } }) => {
  await page.goto(`${site.url}incident/#join=abc`);
  await expect(page.getByRole('status').getByText('This invitation is not whole.')).toBeVisible();
});

test('nothing of it is loaded before somebody shares, and less than 60 kB then', async ({ browser, sharing: { site } }) => {
  const { page } = await person(browser, site);
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(`${site.url}runbooks/shop/late/`);
  await press(page, 'Read the events');
  expect(loaded.join(' ')).not.toMatch(/share-live|Sharing/);
  await page.goto(`${site.url}incident/`);
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeVisible();
  expect(loaded.join(' ')).not.toMatch(/share-live/);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('Shared, all sent');
  const scripts = loaded.filter((url) => /\/(?:share-live|Sharing)\.[^/]+\.js$/.test(url));
  expect(scripts).toHaveLength(2);
  const sizes = await Promise.all(scripts.map(async (url) => brotliCompressSync(await (await page.request.get(url)).body()).length));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
});

test('a site without it has the same pages but for the policy, and no live way to share', async ({
  page,
  request,
  serveSite,
  sharing: { site },
}) => {
  const without = await serveSite({ files: { 'breakglass.yaml': 'title: Team\n', 'runbooks/shop/late.md': runbook } });
  const bare = (html: string) => html.replace(/ wss?:\/\/[^; ]+/g, '').replace(/"share":\{[^}]*\{[^}]*\}\},?/, '');
  for (const address of ['', 'runbooks/shop/late/', 'incident/']) {
    const [mine, theirs] = await Promise.all([site, without].map(async ({ url }) => (await request.get(url + address)).text()));
    expect(scriptsIn(mine ?? '')).toEqual(scriptsIn(theirs ?? ''));
    if (address === 'runbooks/shop/late/') expect(bare(mine ?? '').length).toBe(bare(theirs ?? '').length);
  }
  const loaded: string[] = [];
  page.on('request', (asked) => loaded.push(asked.url()));
  await page.goto(`${without.url}runbooks/shop/late/`);
  await press(page, 'Read the events');
  await page.goto(`${without.url}incident/`);
  await expect(page.locator('.timeline')).toContainText('Read the events');
  await expect(page.getByRole('button', { name: 'Share', exact: true })).toHaveCount(1);
  await shareOf(page).click();
  await expect(page.getByRole('button', { name: 'Copy link' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Live', exact: true })).toHaveCount(0);
  expect(loaded.join(' ')).not.toMatch(/share-live|Sharing/);
});

function scriptsIn(html: string): readonly string[] {
  return [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src = '']) => src);
}

test('one tab connects; another goes on when it is closed, and both show how it is', { tag: '@long' }, async ({
  browser,
  sharing: { site },
}) => {
  const [ada, ben] = [await person(browser, site), await person(browser, site)];
  const invitation = await startAndShare(ada.page, site);
  await ben.page.goto(invitation);
  await expect(ben.page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  const sockets: string[] = [];
  const second = await ada.page.context().newPage();
  second.on('websocket', (socket) => sockets.push(socket.url()));
  await second.goto(`${site.url}incident/`);
  await expect(second.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  await ada.page.close();
  await second.locator('#app\\:log-line').fill('From the second tab');
  await second.locator('#app\\:log-line').press('Enter');
  await expect(ben.page.locator('.timeline')).toContainText('From the second tab');
  expect(sockets.length).toBeGreaterThan(0);
});

test('people with a name and password of their own are asked once', { tag: '@long' }, async ({ browser, serveSite, sharing }) => {
  const own = await serveSite({
    files: {
      'breakglass.yaml': `title: Asked\nshare:\n  servers: ["${sharing.server.url}"]\n  auth: { ask: true }\n`,
      'runbooks/shop/late.md': runbook,
    },
  });
  const { page } = await person(browser, own);
  await page.goto(`${own.url}runbooks/shop/late/`);
  await press(page, 'Read the events');
  await page.goto(`${own.url}incident/`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const sheet = page.getByRole('dialog', { name: 'Share this incident' });
  const signIn = async (password: string) => {
    await sheet.getByLabel('User name for sharing').fill('payments');
    await sheet.getByLabel('Password').fill(password);
    await sheet.getByRole('button', { name: 'Sign in' }).click();
  };
  await signIn('wrong');
  await expect(sheet).toContainText('No access: the server does not accept this user name and password');
  await signIn('team-pass');
  await expect(sheet).toContainText('Shared, all sent', { timeout: 15_000 });
  await expect(sheet.getByLabel('Password')).toHaveCount(0);
});
