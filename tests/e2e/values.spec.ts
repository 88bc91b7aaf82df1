import type { BrowserContext, Page } from '@playwright/test';
import { expect, test, watch } from './site.ts';

const runbook = 'runbooks/shop/slow/';

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

async function allowClipboard(context: BrowserContext): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
}

/** Its script listens to keys. */
async function awake(page: Page): Promise<void> {
  await expect(page.locator('button.copy').first()).toBeVisible();
}

/** Names of the variables that the line of the values shows without one. */
function unfilled(page: Page) {
  return page.locator('.values .unfilled b');
}

/** The block whose code holds the text. */
function block(page: Page, text: string) {
  return page.locator('figure', { has: page.locator('pre', { hasText: text }) });
}

test.describe('values', () => {
  test('are filled in once, for every query and command on every page', async ({ page, context, values }) => {
    const wrong = watch(page, values);
    await allowClipboard(context);
    await page.goto(values.url + runbook);
    await expect(unfilled(page)).toHaveText(['namespace', 'pod', 'text', 'constructor']);
    await awake(page);
    await page.keyboard.press('v');
    await expect(page.getByLabel('namespace', { exact: true })).toBeFocused();
    await page.keyboard.type('shop');
    await expect(block(page, 'sum(rate').locator('pre')).toHaveText('sum(rate(http_requests_total{namespace="shop"}[5m]))');
    await page.keyboard.press('Tab');
    await page.keyboard.type('web-1');
    await page.keyboard.press('Enter');
    await expect(page.locator('#app\\:values details')).not.toHaveAttribute('open');
    await expect(unfilled(page)).toHaveText(['text', 'constructor']);

    await block(page, 'kubectl -n').locator('.copy').first().click();
    await expect.poll(() => clipboard(page)).toBe('kubectl -n shop logs web-1 --since=5m');
    await page.getByRole('button', { name: 'Copy kubectl -n shop get pods' }).click();
    await expect.poll(() => clipboard(page)).toBe('kubectl -n shop get pods');

    await page.goto(`${values.url}queries/shop/`);
    await expect(page.locator('figure.query pre').first()).toHaveText('sum(rate(http_requests_total{namespace="shop"}[5m]))');
    await page.reload();
    await expect(page.locator('figure.query pre').first()).toContainText('namespace="shop"');
    expect(wrong).toEqual([]);
  });

  test('come with the link of an alert, and stay for the pages after it', async ({ page, values }) => {
    await page.goto(`${values.url}${runbook}?alertname=Slow&namespace=prod&pod=api-7`);
    await expect(block(page, 'kubectl -n').locator('pre').first()).toHaveText('kubectl -n prod logs api-7 --since=5m');
    await page.goto(`${values.url}queries/shop/`);
    await expect(page.locator('figure.query pre').first()).toContainText('namespace="prod"');
  });

  test('are taken from a pasted alert', async ({ page, values }) => {
    await page.goto(values.url + runbook);
    await page.locator('#app\\:values summary').click();
    await page
      .getByLabel('From an alert')
      .fill(JSON.stringify({ alerts: [{ labels: { alertname: 'Slow', namespace: 'eu', pod: 'api-9', severity: 'page' } }] }));
    await expect(page.locator('#app\\:values output')).toHaveText('Taken: namespace, pod');
    await expect(block(page, 'kubectl -n').locator('pre').first()).toHaveText('kubectl -n eu logs api-9 --since=5m');
  });

  test('are in a copy that was pressed before they were there', async ({ page, context, values }) => {
    await allowClipboard(context);
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    await page.route(/\/values\.[^/]*\.js$/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(`${values.url}${runbook}?namespace=shop&pod=web-1`);
    await block(page, 'kubectl -n').first().locator('.copy').first().click();
    arrive();
    await expect.poll(() => clipboard(page)).toBe('kubectl -n shop logs web-1 --since=5m');
  });

  test('that are missing are marked, and named when copying, each leading to its field; the copy runs nowhere @fault-52', async ({
    page,
    context,
    values,
  }) => {
    await allowClipboard(context);
    await page.goto(`${values.url}${runbook}?namespace=shop`);
    const logs = block(page, 'kubectl -n').first();
    await logs.locator('.copy').first().click();
    await expect(logs.locator('.copy-note')).toHaveText('Copied · 1 value missing: pod');
    await expect(page.locator('#app\\:said')).toHaveText('Copied · 1 value missing: pod');
    await expect(logs.locator('.copy').first()).not.toHaveClass(/copied/);
    expect(await clipboard(page)).toBe('kubectl -n shop logs ${pod:?fill in pod} --since=5m');
    await logs.locator('.copy-note button').click();
    await expect(page.getByLabel('pod', { exact: true })).toBeFocused();
    await page.keyboard.type('web-2');
    await page.keyboard.press('Enter');
    await expect(logs.locator('.copy').first()).toBeFocused();
    await logs.locator('.copy').first().click();
    await expect.poll(() => clipboard(page)).toBe('kubectl -n shop logs web-2 --since=5m');
    await expect(logs.locator('.copy-note')).toHaveCount(0);
  });

  test('that are missing stop a command that was selected and copied by hand as well, whole, in part, and with the text around it @fault-52', async ({
    page,
    context,
    values,
  }) => {
    await allowClipboard(context);
    await page.goto(`${values.url}${runbook}?namespace=shop`);
    const code = block(page, 'kubectl -n').first().locator('pre code');
    await expect(code).toContainText('shop');
    const copySelected = async (select: (element: Element) => void) => {
      const loaded = page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('copy-missing')));
      await code.evaluate(select);
      await loaded;
      await page.keyboard.press('ControlOrMeta+c');
      return await clipboard(page);
    };
    expect(await copySelected((element) => getSelection()?.selectAllChildren(element))).toBe(
      'kubectl -n shop logs ${pod:?fill in pod} --since=5m',
    );
    await expect(page.locator('#app\\:said')).toHaveText('Copied · 1 value missing: pod');
    const part = await copySelected((element) => {
      const place = element.querySelector('var[data-variable=pod]');
      if (place?.firstChild) getSelection()?.setBaseAndExtent(place.firstChild, 2, element, element.childNodes.length);
    });
    expect(part).toMatch(/^\$\{pod:\?fill in pod\} --since=5m/);
    const all = await copySelected(() => getSelection()?.selectAllChildren(document.querySelector('article') ?? document.body));
    expect(all).toContain('kubectl -n shop logs ${pod:?fill in pod} --since=5m');
    expect(all).not.toContain('logs ${pod} ');
  });

  test('cannot break out of where they stand: they are quoted, or refused in sight @fault-29', async ({ page, values }) => {
    const evil = `x"} or vector(1) #'$(reboot)`;
    await page.goto(`${values.url}${runbook}?${new URLSearchParams({ text: evil, pod: '--all' })}`);
    await expect(block(page, '|=').locator('pre')).toHaveText(`{app="web"} |= "x\\"} or vector(1) #'$(reboot)"`);
    await expect(block(page, 'grep').locator('pre')).toHaveText(`grep 'x"} or vector(1) #'\\''$(reboot)' web.log`);
    await expect(block(page, 'select').locator('pre')).toHaveText(`select * from log where text = 'x"} or vector(1) #''$(reboot)'`);
    const pod = block(page, 'kubectl -n').locator('var[data-variable=pod]').first();
    await expect(pod).toHaveText('${pod}');
    await expect(pod).toHaveClass(/refused/);
    await page.locator('#app\\:values summary').click();
    await expect(page.locator('#app\\:about-pod')).toHaveText(/^Not filled in: /);
    await expect(page.getByLabel('pod', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  });

  test('must suit their pattern', { tag: '@long' }, async ({ page, values }) => {
    await page.goto(`${values.url}${runbook}?namespace=Prod`);
    await expect(block(page, 'sum(rate').locator('pre')).toContainText('${namespace}');
    await page.locator('#app\\:values summary').click();
    await expect(page.locator('#app\\:about-namespace')).toHaveText('Not filled in: expected [a-z]+');
  });

  test('can be cleared, and put back', { tag: '@long' }, async ({ page, values }) => {
    await page.goto(`${values.url}${runbook}?namespace=shop`);
    await expect(block(page, 'sum(rate').locator('pre')).toContainText('namespace="shop"');
    await page.goto(values.url + runbook);
    await page.locator('#app\\:values summary').click();
    await page.getByRole('button', { name: 'Clear all values' }).click();
    await expect(page.getByLabel('namespace', { exact: true })).toHaveValue('');
    await page.getByRole('button', { name: 'Put them back' }).click();
    await expect(page.getByLabel('namespace', { exact: true })).toHaveValue('shop');
  });

  test('reach another tab at once', { tag: '@long' }, async ({ page, context, values }) => {
    const other = await context.newPage();
    await other.goto(values.url + runbook);
    await awake(other);
    await page.goto(values.url + runbook);
    await awake(page);
    await page.keyboard.press('v');
    await expect(page.getByLabel('namespace', { exact: true })).toBeFocused();
    await page.keyboard.type('shop');
    await expect(block(other, 'sum(rate').locator('pre')).toContainText('namespace="shop"');
  });

  test('have the default that the runbook gives them, whatever the sheet says', async ({ page, values }) => {
    await page.goto(`${values.url}runbooks/shop/late/`);
    await expect(page.locator('figure.query pre')).toContainText('[1h]');
    await expect(unfilled(page)).toHaveText(['namespace']);
  });

  test('have their defaults in the page without script', async ({ browser, values }) => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(values.url + runbook);
    await expect(block(page, 'sum(rate').locator('pre')).toHaveText('sum(rate(http_requests_total{namespace="${namespace}"}[5m]))');
    await expect(page.locator('#app\\:values')).toBeHidden();
    await expect(page.locator('.values-line:visible')).toHaveText(
      'namespace missing · pod missing · text missing · constructor missing · window=5m (default)',
    );
    await page.goto(`${values.url}runbooks/shop/late/`);
    await expect(page.locator('figure.query pre')).toContainText('[1h]');
    await page.close();
  });
});

test.describe('values of an incident', () => {
  const namespace = (page: Page) => page.getByLabel('namespace', { exact: true });
  const stand = (page: Page) => block(page, 'sum(rate').locator('pre').first();

  async function begin(page: Page): Promise<void> {
    await page.locator('.step input').first().click();
    await expect(page.locator('.step input').first()).toBeChecked();
  }

  test('are those that were filled in before it began; the next incident begins with none', { tag: '@long' }, async ({ page, values }) => {
    await page.goto(`${values.url}${runbook}?namespace=shop`);
    await expect(stand(page)).toContainText('namespace="shop"');
    await page.goto(values.url + runbook);
    await begin(page);
    await expect(stand(page)).toContainText('namespace="shop"');
    await page.locator('#app\\:values summary').click();
    await expect(page.locator('.values-end .note')).toHaveText('Kept with Slow.');
    await page.reload();
    await expect(stand(page)).toContainText('namespace="shop"');
    await page.getByRole('button', { name: 'Start a separate incident' }).click();
    await expect(stand(page)).toContainText('${namespace}');
    await begin(page);
    await expect(stand(page)).toContainText('${namespace}');
  });

  test('are recorded when a field is left, not with every key, and are there on all pages and in other tabs', async ({
    page,
    context,
    values,
  }) => {
    await page.goto(values.url + runbook);
    await begin(page);
    const other = await context.newPage();
    await other.goto(`${values.url}queries/shop/`);
    await page.locator('#app\\:values summary').click();
    await namespace(page).focus();
    await page.keyboard.type('shop');
    await expect(stand(page)).toContainText('namespace="shop"');
    await expect(other.locator('figure.query pre').first()).toContainText('${namespace}');
    await page.keyboard.press('Tab');
    await expect(other.locator('figure.query pre').first()).toContainText('namespace="shop"');
    await page.goto(`${values.url}incident/`);
    await expect(page.locator('.timeline .line-text', { hasText: 'namespace =' })).toHaveText(['namespace = shop']);
    await page.locator('select[name=status]').selectOption('resolved');
    // The other tab keeps what it shows until somebody answers there.
    await expect(other.locator('.values-bar')).toContainText('Slow is no longer active.');
    await expect(other.locator('figure.query pre').first()).toContainText('namespace="shop"');
    await other.getByRole('button', { name: 'Clear values' }).click();
    await expect(other.locator('figure.query pre').first()).toContainText('${namespace}');
    await page.goto(values.url + runbook);
    await expect(page.locator('.step input').first()).not.toBeChecked();
    await expect(stand(page)).toContainText('${namespace}');
  });

  test('are cleared and put back in it', { tag: '@long' }, async ({ page, values }) => {
    await page.goto(`${values.url}${runbook}?namespace=shop`);
    await begin(page);
    await page.locator('#app\\:values summary').click();
    await page.getByRole('button', { name: 'Clear all values' }).click();
    await expect(stand(page)).toContainText('${namespace}');
    await page.getByRole('button', { name: 'Put them back' }).click();
    await expect(stand(page)).toContainText('namespace="shop"');
    await page.goto(values.url + runbook);
    await expect(stand(page)).toContainText('namespace="shop"');
  });

  test('come with the link of an alert where the incident has none, are recorded once confirmed, and can be changed', async ({
    page,
    values,
  }) => {
    await page.goto(values.url + runbook);
    await begin(page);
    await page.goto(`${values.url}${runbook}?namespace=prod`);
    await expect(stand(page)).toContainText('namespace="prod"');
    await page.getByRole('button', { name: 'Confirm values' }).click();
    await page.locator('#app\\:values summary').click();
    await namespace(page).fill('eu');
    await namespace(page).press('Enter');
    await expect(stand(page)).toContainText('namespace="eu"');
    await page.reload();
    await expect(stand(page)).toContainText('namespace="eu"');
    await page.goto(`${values.url}incident/`);
    await expect(page.locator('.timeline .line-text', { hasText: 'namespace =' })).toHaveText([
      'namespace = eu',
      'namespace = prod (from a link, confirmed)',
    ]);
  });
});

test.describe('what changes something', () => {
  test('says so, asks once before it is copied, and shows what undoes it', async ({ page, context, values }) => {
    await allowClipboard(context);
    await page.goto(`${values.url}${runbook}?namespace=shop&pod=web-1`);
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    const scale = block(page, 'kubectl scale');
    await expect(scale.locator('.danger')).toContainText('Changes state');
    await scale.locator('button.copy').first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('This changes production');
    await expect(dialog).toContainText('Undo: kubectl scale deploy/web --replicas=3');
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect(await clipboard(page)).toBe('before');
    await scale.locator('button.copy').first().click();
    await dialog.getByRole('button', { name: 'Copy command' }).click();
    await expect.poll(() => clipboard(page)).toBe('kubectl scale deploy/web --replicas=0');
    await scale.locator('button.copy').first().click();
    await expect(dialog).toHaveCount(0);
  });

  test('asks for the values that are missing, also those of what undoes it, before it is copied', async ({ page, context, values }) => {
    await allowClipboard(context);
    await page.goto(values.url + runbook);
    await page.evaluate(() => navigator.clipboard.writeText('before'));
    await block(page, 'kubectl label').locator('button.copy').first().click();
    const dialog = page.getByRole('dialog');
    const field = dialog.getByRole('textbox', { name: 'namespace' });
    await expect(field).toBeFocused();
    await field.fill('NOT allowed');
    await page.keyboard.press('Enter');
    await expect(dialog.locator('.note.refused')).toBeVisible();
    expect(await clipboard(page)).toBe('before');
    await field.fill('shop');
    await dialog.getByRole('textbox', { name: 'pod' }).fill('web-1');
    await expect(dialog).toContainText('Undo: kubectl label ns shop last=web-1');
    await dialog.getByRole('button', { name: 'Copy command' }).click();
    await expect.poll(() => clipboard(page)).toBe('kubectl label ns shop last-');
    await expect(unfilled(page)).toHaveText(['text', 'constructor']);
  });

  test('is told in words for what destroys, in a block and in a line of text', async ({ page, values }) => {
    await page.goto(values.url + runbook);
    await expect(block(page, 'delete pvc').locator('.danger')).toContainText('Destructive');
    await page.getByRole('button', { name: 'Copy kubectl delete pod web-0' }).click();
    await expect(page.getByRole('dialog')).toContainText('This is destructive');
  });
});

test('the sheets are there for other programs', async ({ request, values }) => {
  const json = await (await request.get(`${values.url}queries.json`)).json();
  expect(json.sheets[0].queries[0].id).toBe('shop/rate');
  const cheat = await (await request.get(`${values.url}queries.cheat`)).text();
  expect(cheat).toContain('# Requests a second\nsum(rate(http_requests_total{namespace="<namespace>"}[<window>]))');
});
