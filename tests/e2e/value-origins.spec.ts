/** Where values come from: two services, two alerts, two tabs, a running incident, a day later. */
import type { Page } from '@playwright/test';
import { expect, test, watch } from './site.ts';

const orders = 'runbooks/orders/slow/';
const users = 'runbooks/users/slow/';

const rollback = (page: Page) => page.locator('pre', { hasText: 'rollout undo' });
const logs = (page: Page) => page.locator('pre', { hasText: 'logs' });
/** The line of the values, an item each: what has to be looked at comes first. */
const line = (page: Page) => page.locator('.values [data-value-of]');
const item = (page: Page, name: string) => page.locator(`.values [data-value-of=${name}]`);
const bar = (page: Page) => page.locator('.values-bar');

const ofUsers = ['namespace=accounts (users)', 'service=users-api (users)', 'pod missing', 'tenant missing', 'window=5m (default)'];

test('a value of one service is not used for another, in no tab; it is offered there @fault-51', async ({ page, context, services }) => {
  const wrong = watch(page, services);
  await page.goto(`${services.url}${orders}?alertname=Slow&namespace=shop-eu&service=orders-eu&pod=api-7&tenant=acme`);
  await expect(rollback(page)).toHaveText('kubectl -n shop-eu rollout undo deployment/orders-eu');
  await expect(line(page)).toHaveText([
    'pod=api-7 (alert, not confirmed)',
    'tenant=acme (alert, not confirmed)',
    'namespace=shop-eu (alert, not confirmed)',
    'service=orders-eu (alert, not confirmed)',
    'window=5m (default)',
  ]);
  await page.goto(services.url + users);
  await expect(item(page, 'tenant')).toHaveText('tenant=acme (alert for orders, not confirmed)');
  await expect(rollback(page)).toHaveText('kubectl -n accounts rollout undo deployment/users-api');
  await expect(logs(page)).toHaveText('kubectl -n accounts logs ${pod} --since=5m | grep acme');

  const other = await context.newPage();
  await other.goto(services.url + users);
  await expect(item(other, 'tenant')).toHaveText('tenant=acme (alert for orders, not confirmed)');
  await expect(rollback(other)).toHaveText('kubectl -n accounts rollout undo deployment/users-api');
  // A page for any service shows whose it is.
  await other.goto(`${services.url}runbooks/patterns/any/`);
  await expect(item(other, 'namespace')).toHaveText('namespace=shop-eu (alert, not confirmed)');

  await page.locator('.values summary').click();
  const about = page.locator('#app\\:about-pod');
  await expect(about).toContainText('pod=api-7 came with an alert for orders.');
  await about.getByRole('button', { name: 'Use pod=api-7' }).click();
  await expect(item(page, 'pod')).toHaveText('pod=api-7 (typed)');
  await expect(logs(page)).toContainText('logs api-7');
  expect(wrong).toEqual([]);
});

test('a page of a similar name gets nothing from the alert that identifies a thing @fault-51', async ({ page, services }) => {
  await page.goto(`${services.url}${users}?alertname=UsersSlo&namespace=evil&service=orders-api&pod=api-7&tenant=acme&similar=1`);
  await expect(item(page, 'tenant')).toHaveText('tenant=acme (alert for orders-api, not confirmed)');
  await expect(item(page, 'pod')).toHaveText('pod missing');
  await expect(rollback(page)).toHaveText('kubectl -n accounts rollout undo deployment/users-api');
  await expect(logs(page)).toHaveText('kubectl -n accounts logs ${pod} --since=5m | grep acme');
});

test('a new alert replaces the one before as a whole, in its tab alone; one press confirms it @fault-51', async ({
  page,
  context,
  services,
}) => {
  const link = (labels: string) => `${services.url}${orders}?alertname=Slow&${labels}`;
  await page.goto(link('namespace=shop-eu&pod=api-7&tenant=acme'));
  await expect(item(page, 'pod')).toContainText('pod=api-7');
  await page.locator('.values summary').click();
  await page.getByLabel('pod', { exact: true }).fill('api-8');
  await page.getByLabel('pod', { exact: true }).press('Enter');
  await expect(item(page, 'pod')).toHaveText('pod=api-8 (typed)');
  // Enter behind one value confirms no other: that takes a press of its own.
  await expect(item(page, 'namespace')).toHaveText('namespace=shop-eu (alert, not confirmed)');
  await page.getByRole('button', { name: 'Confirm values' }).click();
  await expect(item(page, 'namespace')).toHaveText('namespace=shop-eu (alert)');
  await expect(bar(page)).toBeEmpty();

  const other = await context.newPage();
  await other.goto(link('namespace=shop-us'));
  await expect(line(other)).toHaveText([
    'namespace=shop-us (alert, not confirmed)',
    'service=orders-api (orders)',
    'pod missing',
    'tenant missing',
    'window=5m (default)',
  ]);
  await other.locator('.values summary').click();
  await expect(other.locator('#app\\:about-pod')).toContainText('pod=api-8 was typed before this alert.');
  await other.getByRole('button', { name: 'Confirm values' }).click();
  await expect(item(other, 'namespace')).toHaveText('namespace=shop-us (alert)');
  await other.reload();
  await expect(item(other, 'namespace')).toHaveText('namespace=shop-us (alert)');

  // The first tab is about its own alert still.
  await page.goto(`${services.url}${users}`);
  await page.goto(`${services.url}${orders}`);
  await expect(item(page, 'namespace')).toHaveText('namespace=shop-eu (alert)');
});

test('in an active incident a link changes nothing unseen @fault-51', async ({ page, services }) => {
  const wrong = watch(page, services);
  await page.goto(`${services.url}${orders}?alertname=Slow&namespace=shop-eu&pod=api-7`);
  await expect(item(page, 'pod')).toContainText('pod=api-7');
  await page.locator('.step input').first().click();
  await expect(page.locator('.step input').first()).toBeChecked();

  // A page without variables takes nothing from a forged link.
  await page.goto(`${services.url}runbooks/orders/plain/?tenant=evil`);
  await expect(page.locator('.incident-clock')).toContainText('Slow');
  await page.goto(services.url + orders);
  await expect(item(page, 'namespace')).toHaveText('namespace=shop-eu (alert, not confirmed)');
  await expect(item(page, 'tenant')).toHaveText('tenant missing');
  // One that asks for some takes no others.
  await page.goto(`${services.url}runbooks/patterns/any/?namespace=shop-eu&tenant=evil`);
  await expect(item(page, 'namespace')).toContainText('shop-eu');
  await page.goto(services.url + orders);
  await expect(item(page, 'tenant')).toHaveText('tenant missing');
  await expect(item(page, 'namespace')).toHaveText('namespace=shop-eu (alert, not confirmed)');

  // What contradicts it is offered, all or nothing.
  const other = `${services.url}${orders}?alertname=Slow&namespace=shop-us&tenant=acme`;
  await page.goto(other);
  await expect(bar(page)).toContainText('Slow has tenant=acme, namespace=shop-us (incident shop-eu).');
  await expect(rollback(page)).toHaveText('kubectl -n shop-eu rollout undo deployment/orders-api');
  await expect(logs(page)).toContainText('${tenant}');
  await expect(bar(page).getByRole('link', { name: 'Start a separate incident' })).toHaveAttribute(
    'href',
    /\/incident\/#alert=.*shop-us.*&back=runbooks/,
  );
  await bar(page).getByRole('button', { name: 'Keep page values' }).click();
  await expect(bar(page)).toContainText('Not confirmed: pod=api-7, namespace=shop-eu from Slow.');
  await page.goto(other);
  await bar(page).getByRole('button', { name: 'Use alert values' }).click();
  await expect(rollback(page)).toHaveText('kubectl -n shop-us rollout undo deployment/orders-api');
  await expect(line(page)).toHaveText([
    'tenant=acme (alert)',
    'namespace=shop-us (alert)',
    'service=orders-api (orders)',
    'pod missing',
    'window=5m (default)',
  ]);
  await page.goto(services.url + users);
  await expect(item(page, 'tenant')).toHaveText('tenant=acme (alert for orders)');
  await expect(rollback(page)).toHaveText('kubectl -n accounts rollout undo deployment/users-api');

  await page.goto(`${services.url}incident/`);
  await expect(page.locator('.timeline .line-text', { hasText: 'namespace =' })).toHaveText([
    'namespace = shop-us (from an alert, confirmed)',
    'namespace = shop-eu (from an alert)',
  ]);
  await expect(page.locator('.timeline .line-text', { hasText: /evil|foo/ })).toHaveCount(0);
  expect(wrong).toEqual([]);
});

test('what an incident keeps of an earlier alert is not called the new one’s, and confirming it confirms nothing of that @fault-51 @long', async ({
  page,
  services,
}) => {
  await page.goto(`${services.url}${orders}?alertname=Slow&namespace=shop-eu&pod=api-7`);
  await page.locator('.step input').first().click();
  await expect(page.locator('.step input').first()).toBeChecked();
  await page.goto(`${services.url}${users}?alertname=UsersSlow&pod=users-1`);
  await expect(item(page, 'pod')).toHaveText('pod=users-1 (alert, not confirmed)');
  await expect(bar(page)).toContainText('UsersSlow has pod=users-1.');
  await page.goto(services.url + orders);
  await expect(item(page, 'pod')).toHaveText('pod=api-7 (alert, not confirmed)');
  await expect(bar(page)).toContainText('Not confirmed: pod=api-7, namespace=shop-eu from Slow.');
  await page.getByRole('button', { name: 'Confirm values' }).click();
  await expect(item(page, 'pod')).toHaveText('pod=api-7 (alert)');
  await page.goto(services.url + users);
  await expect(item(page, 'pod')).toHaveText('pod=users-1 (alert, not confirmed)');
});

test('a tab keeps what it shows when another one starts or leaves an incident, and offers both ways on @fault-51', async ({
  page,
  context,
  services,
}) => {
  const mine = ['pod=api-7 (alert)', 'tenant=acme (alert)', 'namespace=shop-eu (alert)'];
  await page.goto(`${services.url}${orders}?alertname=Slow&namespace=shop-eu&pod=api-7&tenant=acme`);
  await page.getByRole('button', { name: 'Confirm values' }).click();
  await page.locator('.step input').first().click();
  await expect(page.locator('.step input').first()).toBeChecked();
  await expect(page.locator('.values-end .note')).toHaveText('Kept with Slow.');

  const other = await context.newPage();
  await other.goto(`${services.url}${users}?alertname=UsersSlow&namespace=accounts-eu&pod=u-9&tenant=other`);
  await expect(bar(other)).toContainText('UsersSlow has pod=u-9, tenant=other (incident acme), namespace=accounts-eu (default accounts).');
  await expect(rollback(other)).toHaveText('kubectl -n accounts-eu rollout undo deployment/users-api');
  await other.locator('[data-leave]').click();
  await expect(bar(page)).toContainText('Slow is no longer active. This page still has its values.');
  await expect(line(page)).toContainText(mine);
  await other.locator('.step input').first().click();
  await expect(other.locator('.step input').first()).toBeChecked();

  for (const _ of ['as it is', 'loaded again']) {
    await expect(bar(page)).toContainText('Active now: UsersSlow, where steps are logged. This page still has the values of Slow.');
    await expect(line(page)).toContainText(mine);
    await expect(rollback(page)).toHaveText('kubectl -n shop-eu rollout undo deployment/orders-api');
    await page.reload();
  }
  // A new tab begins with the active incident.
  const fresh = await context.newPage();
  await fresh.goto(services.url + orders);
  await expect(item(fresh, 'namespace')).toHaveText('namespace=shop (orders)');

  await bar(page).getByRole('button', { name: 'Keep values' }).click();
  await expect(bar(page)).toBeEmpty();
  await expect(line(page)).toContainText(mine);
  await page.reload();
  await expect(line(page)).toContainText(mine);
  await expect(bar(page)).toBeEmpty();
  // The other tab is not changed by that, nor by going back.
  await expect(item(other, 'pod')).toHaveText('pod=u-9 (alert, not confirmed)');
});

test('a tab that starts another incident itself asks on the first one’s runbook which of the two it is for', async ({ page, services }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${services.url}${orders}?alertname=Slow&namespace=shop-eu&pod=api-7`);
  await page.getByRole('button', { name: 'Confirm values' }).click();
  await page.locator('.step input').first().click();
  await expect(page.locator('.values-end .note')).toHaveText('Kept with Slow.');
  await page.goto(`${services.url}${users}?alertname=UsersSlow&namespace=accounts-eu&pod=u-9`);
  await bar(page).getByRole('link', { name: 'Start a separate incident' }).click();
  const question = 'Active now: UsersSlow, where steps are logged. This page still has the values of Slow.';

  // One press starts it, and the runbook of its alert is here again and belongs to it.
  await expect(page).toHaveURL(services.url + users);
  await expect(page.locator('.values-end .note')).toHaveText('Kept with UsersSlow.');
  await expect(item(page, 'namespace')).toContainText('namespace=accounts-eu');
  await expect(bar(page)).not.toContainText('Active now');
  await page.goto(services.url + orders);
  await expect(bar(page)).toContainText(question);
  await expect(rollback(page)).toHaveText('kubectl -n shop-eu rollout undo deployment/orders-api');
  await bar(page).getByRole('button', { name: 'Back to Slow' }).click();
  await expect(page.locator('.values-end .note')).toHaveText('Kept with Slow.');
  await expect(bar(page)).toBeEmpty();
  await expect(page.locator('.step input').first()).toBeChecked();

  // The home page names the other one and leads to it, once.
  await page.goto(services.url);
  await expect(page.locator('.also-open')).toHaveText('1 other incident is openUsersSlowSwitch');
  await page.locator('.also-open').click();
  await expect(page.locator('.band')).toContainText('UsersSlow');
  expect(new URL(page.url()).hash).toBe('');
  await expect(page.getByRole('button', { name: 'Switch to Slow' })).toBeVisible();
  await page.locator('summary', { hasText: 'Other incidents on this device' }).click();
  await expect(page.locator('.others li')).toContainText(['open for less than 1 min']);
  await page.goto(services.url + orders);
  await expect(bar(page)).toContainText(question);
  await bar(page).getByRole('button', { name: 'Switch to UsersSlow' }).click();
  await expect(item(page, 'namespace')).toHaveText('namespace=shop (orders)');
  await page.reload();
  await expect(item(page, 'namespace')).toHaveText('namespace=shop (orders)');
  await expect(bar(page)).not.toContainText('Active now');
});

test('a tab whose incident another one resolves keeps its values, can go back to one that is open, or switch @fault-51 @long', async ({
  page,
  context,
  services,
}) => {
  await page.goto(`${services.url}${orders}?alertname=Slow&namespace=shop-eu&pod=api-7`);
  await page.locator('.step input').first().click();
  await expect(page.locator('.values-end .note')).toHaveText('Kept with Slow.');
  const other = await context.newPage();
  await other.goto(`${services.url}${users}?alertname=UsersSlow&pod=u-9`);
  await other.locator('[data-leave]').click();
  await other.locator('.step input').first().click();
  await bar(page).getByRole('button', { name: 'Back to Slow' }).click();
  await expect(page.locator('.values-end .note')).toHaveText('Kept with Slow.');
  await expect(item(page, 'pod')).toHaveText('pod=api-7 (alert, not confirmed)');
  await expect(bar(other)).toContainText('Active now: Slow, where steps are logged.');
  await expect(item(other, 'pod')).toHaveText('pod=u-9 (alert, not confirmed)');
  await bar(other).getByRole('button', { name: 'Switch to Slow' }).click();
  await expect(item(other, 'pod')).toHaveText('pod missing');

  await other.goto(`${services.url}incident/`);
  await other.locator('select[name=status]').selectOption('resolved');
  await expect(bar(page)).toContainText('Slow is no longer active.');
  await expect(item(page, 'pod')).toHaveText('pod=api-7 (alert, not confirmed)');
  await bar(page).getByRole('button', { name: 'Clear values' }).click();
  await expect(item(page, 'pod')).toHaveText('pod missing');
});

test('labels of an alert or a link that the incident knows nothing of are offered, and declining loses none @fault-51', async ({
  page,
  context,
  services,
}) => {
  await page.goto(`${services.url}${orders}?alertname=Slow&namespace=shop-eu&pod=api-7`);
  await page.locator('.step input').first().click();
  await expect(page.locator('.step input').first()).toBeChecked();
  await page.goto(`${services.url}${orders}?alertname=Slower&tenant=zed`);
  await expect(bar(page)).toContainText('Slower has tenant=zed.');
  await expect(logs(page)).toContainText('${tenant}');
  await page.goto(`${services.url}${orders}?tenant=evil`);
  await expect(bar(page)).toContainText('This link has tenant=evil.');
  await expect(logs(page)).toContainText('${tenant}');
  const other = await context.newPage();
  await other.goto(services.url + orders);
  await expect(item(other, 'pod')).toContainText('pod=api-7');
  await expect(bar(other)).not.toContainText('evil');

  await page.goto(`${services.url}${users}?alertname=UsersSlow&namespace=accounts-eu&pod=u-9`);
  await bar(page).getByRole('button', { name: 'Keep page values' }).click();
  await expect(item(page, 'pod')).toHaveText('pod missing');
  await page.locator('.values summary').click();
  await expect(page.locator('#app\\:about-pod').getByRole('button', { name: 'Use pod=u-9' })).toBeVisible();
  await expect(page.locator('#app\\:about-namespace').getByRole('button', { name: 'Use namespace=accounts-eu' })).toBeVisible();
});

test('what one press confirms is named, and seen whole before it does @fault-51', async ({ page, services }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${services.url}${orders}?alertname=Slow&namespace=shop-eu&pod=api-7&tenant=acme`);
  const question = bar(page).locator('p');
  await expect(question).toHaveText('Not confirmed: pod=api-7, tenant=acme, namespace=shop-eu from Slow.');
  expect(await question.evaluate((words) => words.scrollHeight - words.clientHeight)).toBeLessThanOrEqual(1);
  await page.getByRole('button', { name: 'Confirm values' }).click();
  await expect(bar(page)).toBeEmpty();

  await page.goto(`${services.url}${orders}?alertname=Slow&namespace=shop-eu&pod=${'api-'.repeat(30)}7&tenant=acme`);
  await page.getByRole('button', { name: 'Confirm values' }).click();
  await expect(page.locator('.values details')).toHaveAttribute('open', '');
  await expect(item(page, 'tenant')).toHaveText('tenant=acme (alert, not confirmed)');
  expect(await question.evaluate((words) => words.scrollHeight - words.clientHeight)).toBeLessThanOrEqual(1);
  await page.getByRole('button', { name: 'Confirm values' }).click();
  await expect(item(page, 'tenant')).toHaveText('tenant=acme (alert)');

  // In an incident the three answers stay in their box.
  await page.locator('.step input').first().click();
  await expect(page.locator('.step input').first()).toBeChecked();
  await page.goto(`${services.url}${users}?alertname=UsersSlow&namespace=accounts-eu&pod=u-9&tenant=other`);
  await expect(bar(page)).toContainText('UsersSlow has');
  const box = await page.locator('.values').boundingBox();
  for (const answer of await bar(page).locator('.answers > *').all()) {
    const { x = 0, width = 0 } = (await answer.boundingBox()) ?? {};
    expect(x + width).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0) - 4);
  }
});

test('the first step begins no lower than 420 px on a phone while there is a question @fault-51', async ({ page, starter }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const latency = `${starter.url}runbooks/user-service/latency-spike/`;
  const start = () => page.locator('.step.open').evaluate((step) => step.getBoundingClientRect().top + scrollY);
  await page.goto(`${latency}?namespace=shop`);
  await expect(bar(page)).toContainText('Not confirmed: namespace=shop from a link.');
  expect(await start()).toBeLessThanOrEqual(420);
});

test('alerts of one name that differ are chosen from, and no usual value stands in; each is logged with its labels @fault-51', async ({
  page,
  services,
}) => {
  await page.goto(`${services.url}${orders}?alertname=Slow&tenant=acme&namespace=shop-eu&namespace=shop-us&pod=api-7&pod=api-9`);
  await expect(bar(page)).toContainText('2 alerts Slow: namespace shop-eu or shop-us, pod api-7 or api-9. Which one?');
  await expect(item(page, 'namespace')).toHaveText('namespace missing');
  await expect(rollback(page)).toHaveText('kubectl -n ${namespace} rollout undo deployment/orders-api');
  await page.locator('.step input').first().click();
  await expect(page.locator('.step input').first()).toBeChecked();
  // Starting an incident answers nothing.
  await expect(page.locator('.values-end .note')).toHaveText('Kept with Slow.');
  await expect(item(page, 'namespace')).toHaveText('namespace missing');
  await bar(page).getByRole('button', { name: 'shop-us api-9' }).click();
  await expect(bar(page)).toContainText('Slow has pod=api-9, namespace=shop-us (default shop).');
  await bar(page).getByRole('button', { name: 'Use alert values' }).click();
  await expect(rollback(page)).toHaveText('kubectl -n shop-us rollout undo deployment/orders-api');
  await page.goto(`${services.url}incident/`);
  await expect(page.locator('.timeline .line-text', { hasText: 'Alert Slow' })).toHaveText([
    'Alert Slow (namespace=shop-us, pod=api-9, tenant=acme)',
    'Alert Slow (namespace=shop-eu, pod=api-7, tenant=acme)',
  ]);
});

test('of alerts of several names in one link, a runbook takes the labels of its own @fault-51', async ({ page, small }) => {
  const link = 'alertname=KubePodNotReady&alertname=KubePodCrashLooping&1.namespace=a&1.pod=a-1&2.namespace=b&2.pod=b-1';
  await page.goto(`${small.url}runbooks/kubernetes/kubepodcrashlooping/?${link}`);
  await page.getByRole('checkbox', { name: 'Read the events' }).click();
  await expect(page.locator('.incident-clock')).toContainText('KubePodNotReady');
  await page.goto(`${small.url}incident/`);
  await expect(page.locator('.timeline .line-text', { hasText: /^(?:Alert|namespace) / })).toHaveText([
    'namespace = b (from an alert)',
    'Alert KubePodCrashLooping (namespace=b, pod=b-1)',
    'Alert KubePodNotReady (namespace=a, pod=a-1)',
  ]);
});

test('a runbook that is asked for by the name of its alert in lower case keeps that alert @fault-51', async ({ page, serveSite }) => {
  const site = await serveSite({
    files: {
      'breakglass.yaml': 'title: Names\nvariables: { namespace: { description: Where it runs } }\n',
      'runbooks/shop/checkout.md':
        '---\ntitle: Checkout fails\nalerts: [CheckoutFails, CheckoutSlow]\naliases: [/runbooks/old/checkoutslow]\n---\n\n- [ ] Look\n\n```bash\nkubectl -n ${namespace} get pods\n```\n',
    },
  });
  for (const address of [
    'runbooks/kubernetes/checkoutslow/',
    'runbooks/shop/checkoutslow',
    'runbooks/old/checkoutslow/',
    'alerts/CheckoutSlow',
  ]) {
    await page.goto(`${site.url}${address}?namespace=shop-eu`);
    await expect(page, address).toHaveURL(/\/runbooks\/shop\/checkout\/\?/);
    expect(new URL(page.url()).searchParams.get('alertname'), address).toBe('CheckoutSlow');
    await expect(item(page, 'namespace')).toHaveText('namespace=shop-eu (alert, not confirmed)');
    await page.evaluate(() => sessionStorage.clear());
  }
});

test('without JavaScript the page says that the link’s values are not used @fault-51', async ({ browser, services }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${services.url}${orders}?namespace=shop-eu`);
  const notice = page.locator('noscript > .note').first();
  await expect(notice).toBeVisible();
  await expect(notice).toContainText('JavaScript is off, so no value of the link is used.');
  await expect(page.locator('button.copy').first()).toBeHidden();
  await page.close();
});

test('a tab that came with an alert without a runbook has its values, not those of another tab @fault-51', async ({
  context,
  services,
}) => {
  const other = await context.newPage();
  await other.goto(`${services.url}${users}?alertname=UsersSlow&tenant=acme`);
  await expect(item(other, 'tenant')).toHaveText('tenant=acme (alert, not confirmed)');
  const page = await context.newPage();
  await page.goto(`${services.url}alerts/WarehouseFull/?tenant=globex`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No runbook for WarehouseFull yet');
  await page.goto(services.url + users);
  await expect(item(page, 'tenant')).toHaveText('tenant=globex (alert, not confirmed)');
  await expect(bar(page)).toContainText('Not confirmed: tenant=globex from WarehouseFull.');
});

test('a page that stays open clears what is too old too @fault-51', async ({ page, services }) => {
  await page.clock.install({ time: new Date('2026-11-21T21:10:00') });
  await page.goto(services.url + users);
  await page.locator('.values summary').click();
  await page.getByLabel('tenant').fill('acme');
  await page.getByLabel('tenant').press('Enter');
  await expect(item(page, 'tenant')).toHaveText('tenant=acme (typed)');
  await page.clock.setSystemTime(new Date('2026-11-22T10:00:00'));
  await page.clock.runFor('01:00');
  await expect(bar(page)).toContainText(/^Values from .*21:10 were cleared\./);
  await expect(item(page, 'tenant')).toHaveText('tenant missing');
});

test('a dead link fills in no other page @fault-51', async ({ page, services }) => {
  await page.goto(`${services.url}runbooks/gone/?namespace=shop-eu&tenant=evil`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No page at this address');
  await page.goto(services.url + users);
  await expect(page.locator('button.copy').first()).toBeVisible();
  await page.locator('.values summary').click();
  await page.getByLabel('window').focus();
  await expect(line(page)).toHaveText(ofUsers);
});

test('yesterday’s values are cleared, which the page reports once, and can be used again @fault-51', async ({ page, services }) => {
  await page.clock.install({ time: new Date('2026-11-21T21:10:00') });
  await page.goto(`${services.url}${orders}?alertname=Slow&namespace=shop-eu`);
  await expect(item(page, 'namespace')).toHaveText('namespace=shop-eu (alert, not confirmed)');
  await page.locator('.values summary').click();
  await page.getByLabel('tenant').fill('acme');
  await page.getByLabel('tenant').press('Enter');
  await expect(item(page, 'tenant')).toHaveText('tenant=acme (typed)');
  await page.clock.setSystemTime(new Date('2026-11-22T09:00:00'));
  await page.goto(services.url + orders);
  await expect(item(page, 'tenant')).toHaveText('tenant=acme (typed)');

  await page.clock.setSystemTime(new Date('2026-11-22T09:11:00'));
  await page.goto(services.url + orders);
  await expect(bar(page)).toContainText(/^Values from .*21:10 were cleared\./);
  await expect(item(page, 'tenant')).toHaveText('tenant missing');
  await expect(item(page, 'namespace')).toHaveText('namespace=shop (orders)');
  await page.reload();
  await page.locator('.values summary').click();
  await page.getByLabel('window').focus();
  await expect(bar(page)).toBeEmpty();

  await page.clock.setSystemTime(new Date('2026-11-21T21:10:00'));
  await page.goto(`${services.url}${orders}?alertname=Slow&namespace=shop-eu`);
  await expect(item(page, 'namespace')).toHaveText('namespace=shop-eu (alert, not confirmed)');
  await page.clock.setSystemTime(new Date('2026-11-22T12:00:00'));
  await page.goto(services.url + orders);
  await bar(page).getByRole('button', { name: 'Use them again' }).click();
  await expect(item(page, 'namespace')).toHaveText('namespace=shop-eu (alert, not confirmed)');
});

test('values that earlier versions kept are of no known day: cleared, and back on request @fault-51', async ({ page, services }) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem('seen') === null) localStorage.setItem('breakglass-values:/', '{"namespace":"old","__proto__":"x"}');
    sessionStorage.setItem('seen', '1');
  });
  await page.goto(services.url + users);
  await expect(bar(page)).toContainText('Values from an earlier day were cleared.');
  await expect(line(page)).toHaveText(ofUsers);
});

test('a value is stored once it was drawn, so that one that freezes a page is not met again @fault-52', async ({ page, services }) => {
  await page.goto(services.url + users);
  await page.evaluate(() => {
    document.addEventListener('breakglass:values', () => {
      document.documentElement.dataset['whenDrawn'] = localStorage.getItem('breakglass-values:/') ?? 'nothing';
    });
  });
  await page.locator('.values summary').click();
  await page.getByLabel('tenant').fill('acme');
  await expect(logs(page)).toContainText('grep acme');
  await expect(page.locator('html')).toHaveAttribute('data-when-drawn', 'nothing');
  expect(await page.evaluate(() => localStorage.getItem('breakglass-values:/'))).toContain('acme');
});

test('nothing moves when a link’s values arrive, at any width, and what is not confirmed is in sight', async ({ page, services }) => {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift: unknown = Reflect.get(entry, 'value');
        const before = Number(document.documentElement.dataset['shift'] ?? 0);
        document.documentElement.dataset['shift'] = String(before + Number(shift));
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const long = 'a-pod-with-a-name-as-long-as-names-of-pods-become-in-a-deployment-7f9c66b5d4-x2x9z';
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    await page.goto(`${services.url}${orders}?alertname=W${width}&namespace=shop-eu&pod=${long}&tenant=acme`);
    await expect(page.getByRole('button', { name: 'Confirm values' })).toBeVisible();
    expect(Number(await page.evaluate(() => document.documentElement.dataset['shift'] ?? 0)), `at ${width} px`).toBeLessThan(0.01);
    // Two rows have room for so many; the others are one press away.
    const inSight = { 360: ['pod'], 768: ['pod', 'tenant', 'namespace'], 1280: ['pod', 'tenant'] }[width] ?? [];
    for (const name of inSight) {
      await expect(item(page, name).locator('i')).toBeInViewport({ ratio: 0.9 });
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const { height = 0 } = (await page.getByRole('button', { name: 'Confirm values' }).boundingBox()) ?? {};
    expect(height).toBeGreaterThanOrEqual(32);
    await expect(item(page, 'pod')).toHaveAttribute('title', new RegExp(long));
    await page.locator('.values summary').click();
    for (const [name, value] of Object.entries({ pod: long, tenant: 'acme', namespace: 'shop-eu' })) {
      await expect(page.getByLabel(name, { exact: true })).toHaveValue(value);
    }
  }
});
