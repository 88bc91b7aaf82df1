/** Two people work on one incident from two browsers, over a real nats-server that is killed and a network that is cut. */
import type { Browser, Page } from '@playwright/test';
import { openLink, type TestLink } from '../support/link.ts';
import { type NatsServer, noNatsServer, startNats } from '../support/nats-server.ts';
import { test as base, expect, type Served, watch } from './site.ts';
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
          'breakglass.yaml': `title: Shared\nshare:\n  servers: ["ws://127.0.0.1:${link.port}"]\n  auth: { user: payments, password: team-pass }\n`,
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
  expect(invitation).toMatch(/\/incident\/#join=[\w-]{64}\.[0-9a-f]{32}-1$/);

  await ben.page.goto(invitation);
  await expect(ben.page.getByRole('button', { name: /^Shared, all sent/ })).toBeVisible();
  await expect(ben.page.locator('h1')).toContainText('Late');
  expect(ben.page.url()).toBe(`${site.url}incident/`);
  await expect(ada.page.getByRole('button', { name: /somebody is here/ })).toBeVisible();

  await ben.page.goto(`${site.url}runbooks/shop/late/`);
  await expect(box(ben.page, 'Read the events')).toBeChecked();
  await press(ben.page, 'Read the logs');
  await expect(ada.page.locator('.timeline')).toContainText('Read the logs');
  await ada.page.goto(`${site.url}runbooks/shop/late/`);
  await press(ada.page, 'Look at the queue');
  await expect(box(ben.page, 'Look at the queue')).toBeChecked();
  expect([...ada.wrong, ...ben.wrong].filter((wrong) => !wrong.includes('ws://'))).toEqual([]);
});
