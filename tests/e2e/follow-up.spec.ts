/** Follow-up and trends: what is still to do after incidents on the day the page is read, and what they have in common. Without a network. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { proposeHypothesis, rejectHypothesis } from '../../src/incident/commands/hypotheses.ts';
import { setStatus } from '../../src/incident/commands/incident.ts';
import { writeRecord } from '../../src/incident/record/write.ts';
import { Person } from '../unit/incident/desk.ts';
import { makeReady } from './offline/offline-site.ts';
import { test as base, expect, type Served, watch } from './site.ts';

const cart = '# Cart\n\n- [ ] Roll back\n';
const content = {
  'breakglass.yaml':
    'title: Follow\nalerts: { site: https://ops.example/ }\nissues: { github: { repository: https://github.com/example/shop }, linear: { team: OPS } }\n',
  'runbooks/shop/service.yaml': 'title: Online shop\n',
  'runbooks/shop/cart.md': cart,
  'runbooks/shop/pay.md': '# Pay\n\n- [ ] Call\n',
  'postmortems/2026-01-10-slow.md': `---
title: Slow checkout
services: [shop]
severity: SEV2
started: 2026-01-10T10:00:00Z
detected: 2026-01-10T10:04:00Z
resolved: 2026-01-10T11:00:00Z
causes: [cache]
actions:
  - { title: "Don't cap; alert on $(id)!", owner: alice, due: 2026-02-01 }
  - { title: Warm the cache, owner: Alice, due: 2026-03-01, ticket: https://tickets.example/SHOP-7 }
  - { title: Done long ago, owner: bob, due: 2026-01-20, state: done }
repairs:
  - { runbook: shop/cart, step: Roll back, what: Name the deployment }
  - { runbook: shop/pay, what: Nobody needs this any more, version: old }
---
# Slow checkout
`,
  'postmortems/2026-02-10-empty.md': `---
services: [shop]
severity: SEV1
started: 2026-02-10T10:00:00Z
detected: 2026-02-10T10:10:00Z
causes: [Cache]
status: in review
review: 2026-02-20
actions: [{ title: Nobody will }]
---
# Empty carts
`,
  'postmortems/2026-02-10-empty.json': record(),
  'postmortems/2026-02-12-wrong.md': `---
services: [shop]
started: 2026-02-12T10:00:00Z
detected: 2026-02-12T10:40:00Z
mitigated: 2026-02-12T09:00:00Z
---
# Wrong prices
`,
};

/** The log of the incident in review. */
function record(): string {
  const person = new Person('a'.repeat(32), Date.parse('2026-02-10T10:00:00Z'));
  person.do((desk) => setStatus(desk, 'investigating'));
  const disk = person.do((desk) => proposeHypothesis(desk, { statement: 'The disk is full' }));
  person.do((desk) => proposeHypothesis(desk, { statement: 'Is it the cache?' }));
  person.do((desk) => rejectHypothesis(desk, disk, 'half of it is free'));
  return writeRecord([person.state.log]);
}

const test = base.extend<{ kept: Served }>({
  kept: async ({ serveSite }, use) => use(await serveSite({ files: content })),
});

test.use({ serviceWorkers: 'allow' });

/** Opens a page of a site that the browser has whole, with the network cut. */
async function offline(page: Page, site: Served, address: string): Promise<void> {
  await makeReady(page, site.url);
  await page.context().setOffline(true);
  await page.goto(site.url + address);
}

test('overdue is what is overdue on the day the page is read, on top, also without a network', async ({ page, kept }) => {
  const wrong = watch(page, kept);
  await offline(page, kept, 'follow-up/');
  await page.clock.setFixedTime('2026-01-15T12:00:00Z');
  await page.reload();
  const alice = page.locator('.by-owner section').filter({ has: page.getByRole('heading', { name: 'alice' }) });
  await expect(alice.locator('.due-day')).toHaveText(['due 2026-02-01', 'due 2026-03-01']);
  await expect(page.locator('.lead')).toHaveText('3 action items of 2 postmortems are open, first due 2026-02-01, 1 without a due day.');

  await page.clock.setFixedTime('2026-02-28T12:00:00Z');
  await page.reload();
  await expect(alice.locator('.due-day')).toHaveText(['27 days overdue', 'due in 1 day']);
  await expect(page.locator('.lead')).toContainText('1 of 2 overdue, 1 without a due day.');
  await expect(page.locator('.by-owner section').first()).toContainText('alice');
  await expect(page.locator('.by-owner section').last()).toContainText('no due day');
  expect(wrong.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

test('by owner or by service, with tickets, forms and commands', async ({ page, kept }) => {
  await page.goto(`${kept.url}follow-up/`);
  await expect(page.getByRole('link', { name: 'Ticket SHOP-7' }).first()).toHaveAttribute('href', 'https://tickets.example/SHOP-7');
  const links = page.locator('.by-owner').getByRole('link', { name: 'Open a GitHub issue: Don' });
  await expect(links).toHaveCount(1);
  const form = new URL((await links.getAttribute('href')) ?? '');
  expect(form.origin + form.pathname).toBe('https://github.com/example/shop/issues/new');
  expect(form.searchParams.get('title')).toBe("Don't cap; alert on $(id)!");
  expect(form.searchParams.get('body')).toContain('https://ops.example/postmortems/2026-01-10-slow/');
  await expect(page.locator('.by-owner').getByRole('link', { name: 'Open a Linear issue: Don' })).toHaveCount(1);

  await expect(page.locator('.by-service')).toBeHidden();
  await page.getByLabel('By service').check();
  await expect(page.locator('.by-owner')).toBeHidden();
  await expect(page.locator('.by-service section')).toHaveCount(1);
  await expect(page.locator('.by-service')).toContainText('Online shop');

  await page.getByText('Create these issues with gh').click();
  const commands = page.locator('figure.code code');
  await expect(commands).toContainText(String.raw`--title $'Don\'t cap; alert on $(id)\x21'`);
  expect((await commands.textContent())?.split('\n')).toHaveLength(2);
});

test('runbooks name their repairs until they are changed', async ({ page, kept }) => {
  await page.goto(`${kept.url}runbooks/shop/cart/`);
  await page.getByRole('link', { name: '1 repair asked for after incidents' }).click();
  await expect(page).toHaveURL(/follow-up\/#repairs$/);
  const repairs = page.locator('#repairs');
  await expect(repairs).toContainText('Name the deployment');
  await expect(repairs).toContainText('The postmortem names no version');
  await expect(repairs).not.toContainText('Nobody needs this any more');
  await page.goto(`${kept.url}runbooks/shop/pay/`);
  await expect(page.getByText('asked for after incidents')).toHaveCount(0);
});

test('without script both switches work and days stand as they are', async ({ browser, kept }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${kept.url}follow-up/`);
  await expect(page.locator('.by-owner .due-day').first()).toHaveText('due 2026-02-01');
  await page.getByLabel('By service').check();
  await expect(page.locator('.by-owner')).toBeHidden();
  await expect(page.locator('.by-service')).toBeVisible();
  await context.close();
});

test('trends say of how many they speak, list what is too few, and leave out what contradicts itself', async ({ page, kept }) => {
  await offline(page, kept, 'trends/');
  const all = page.locator('.times').first();
  const detect = all.getByRole('row', { name: /^Detect/ });
  await expect(detect).toContainText('10 min');
  await expect(detect).toContainText('4 min to 40 min');
  await expect(detect).toContainText('shortest to longest');
  await expect(detect).toContainText('3 of 3');
  await expect(all.getByRole('row', { name: /^Resolve/ })).toContainText('1 h Slow checkout');
  await expect(all.getByRole('row', { name: /^Resolve/ })).toContainText('1 of 3');
  await expect(all.getByRole('row', { name: /^Notify/ })).toContainText('not recorded');
  await expect(page.locator('.left-out').first()).toContainText('Wrong prices mitigated before started');
  await expect(page.getByText('2 times').first()).toBeVisible();
});

test('no page is wider than a small screen, and nothing moves when script comes', async ({ page, kept }) => {
  await page.setViewportSize({ width: 320, height: 740 });
  await page.clock.setFixedTime('2028-02-28T12:00:00Z');
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) seen.shift += Number(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const address of ['follow-up/', 'trends/']) {
    await page.goto(kept.url + address);
    if (address === 'follow-up/') await expect(page.locator('.by-owner .due-day').first()).toContainText('overdue');
    expect(await page.evaluate('window.seen.shift')).toBeLessThan(0.001);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`neither page has a violation that axe knows, in ${colorScheme}`, { tag: '@long' }, async ({ browser, kept }) => {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    for (const address of ['follow-up/', 'trends/']) {
      await page.goto(kept.url + address);
      await page.evaluate(() => {
        for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '');
      });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
    }
    await context.close();
  });
}

test('a thumb hits every link that stands alone', async ({ browser, kept }) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(`${kept.url}follow-up/`);
  for (const target of await page.locator('.by-owner :is(.acts, .note) a, .switch label').all()) {
    const box = await target.boundingBox();
    expect(box?.height ?? 0, await target.innerText()).toBeGreaterThanOrEqual(44);
  }
  await context.close();
});

test('a draft says how far it is and what its review talks about', async ({ page, kept }) => {
  await page.goto(`${kept.url}postmortems/2026-02-10-empty/`);
  const meeting = page.locator('.review-meeting');
  await expect(meeting).toHaveAttribute('open');
  await expect(meeting.locator('[aria-current="step"]')).toHaveText('in review');
  await expect(meeting.locator('summary')).toContainText('2026-02-20');
  await expect(meeting).toContainText('Ruled out: The disk is full');
  await expect(meeting).toContainText('Is it the cache?');
  await expect(meeting).toContainText('Nobody will no owner · no due day');
  await page.goto(`${kept.url}postmortems/2026-01-10-slow/`);
  await expect(page.locator('.review-meeting')).toHaveCount(0);
});

test('files come as what they are; a site without postmortems has none of it', async ({ request, kept, small }) => {
  const kinds = {
    'follow-up.ics': 'text/calendar',
    'follow-up.json': 'application/json',
    'follow-up.csv': 'text/csv',
    'trends.json': 'application/json',
    'trends.csv': 'text/csv',
  };
  for (const [file, kind] of Object.entries(kinds)) {
    const answer = await request.get(kept.url + file);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toContain(kind);
    expect((await request.get(small.url + file)).status()).toBe(404);
  }
  for (const page of ['follow-up/', 'trends/']) expect((await request.get(small.url + page)).status()).toBe(404);
  expect(await (await request.get(small.url)).text()).not.toContain('follow-up');
});
