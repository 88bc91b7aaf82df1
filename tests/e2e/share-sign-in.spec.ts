/** People whom the site's login let in share from browsers, with a pass that the site hands out: nobody types a user or a password. */
import type { Browser, Page } from '@playwright/test';
import { type JwtNats, noNatsServer, startJwtNats } from '../support/nats-server.ts';
import { type Front, signInPath, startFront } from '../support/sign-in-front.ts';
import { test as base, expect } from './site.ts';
import { press } from './support/steps.ts';

interface Signed {
  readonly server: JwtNats;
  readonly front: Front;
}

const test = base.extend<object, { readonly signed: Signed }>({
  signed: [
    async ({ serveSite }, use) => {
      const server = await startJwtNats();
      const site = await serveSite({
        files: {
          'breakglass.yaml': `title: Team\nshare:\n  servers: ["${server.url}"]\n  auth: { signIn: ${signInPath} }\n`,
          'runbooks/shop/late.md': '# Late\n\n## Diagnosis\n\n- [ ] Read the events\n- [ ] Read the logs\n',
        },
      });
      const front = await startFront(server.folder, { site: site.url });
      front.sessions.set('a1', 'ada@example.com').set('b2', 'ben@example.com');
      await use({ server, front });
      await front.stop();
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test.skip(noNatsServer !== '', noNatsServer);

async function person(browser: Browser, front: Front, session: string): Promise<Page> {
  const context = await browser.newContext();
  await context.addCookies([{ name: 'session', value: session, url: front.url }]);
  return await context.newPage();
}

async function startAndShare(page: Page, front: Front) {
  await page.goto(`${front.url}runbooks/shop/late/`);
  await press(page, 'Read the events');
  await page.goto(`${front.url}incident/`);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  return page.getByRole('dialog', { name: 'Share this incident' });
}

test('who is signed in to the site shares and joins without another password @long', async ({ browser, signed: { front } }) => {
  const [ada, ben] = [await person(browser, front, 'a1'), await person(browser, front, 'b2')];
  const sheet = await startAndShare(ada, front);
  await expect(sheet).toContainText('Shared, all sent');
  await expect(sheet.getByLabel('Password')).toHaveCount(0);
  await ben.goto(await sheet.locator('input[name=invitation]').inputValue());
  await expect(ben.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  await ben.goto(`${front.url}runbooks/shop/late/`);
  await press(ben, 'Read the logs');
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(ada.locator('.timeline')).toContainText('Read the logs');
});

test('whose session has ended is told to sign in, and keeps everything @long', async ({ browser, signed: { front } }) => {
  const page = await person(browser, front, 'nobody');
  const sheet = await startAndShare(page, front);
  await expect(sheet).toContainText('No access: you are not signed in to this site. Reload the page and sign in. Everything is kept here');
  await sheet.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('.timeline')).toContainText('Read the events');
  front.sessions.set('nobody', 'dee@example.com');
  await page.reload();
  await expect(page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
});
