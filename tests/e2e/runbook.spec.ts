import { awake, expect, test, watch } from './site.ts';
import { box } from './support/steps.ts';

const address = 'runbooks/kubernetes/kubepodcrashlooping/';

test.describe('a runbook', () => {
  test('opens on what to do; what it means is folded with its first words in sight', async ({ page, small }) => {
    await page.goto(small.url + address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('KubePodCrashLooping');
    await expect(page.locator('#diagnosis').getByText('Read the events')).toBeVisible();
    await expect(page.getByText('The service is degraded.').first()).toBeVisible();
    await expect(page.locator('details:has(#meaning)')).not.toHaveAttribute('open');
    await page.locator('summary', { hasText: 'Impact' }).press('Enter');
    await expect(page.locator('details:has(#impact)')).toHaveAttribute('open');
  });

  test('rows have the same numbers on every screen, whatever is folded above them', async ({ page, small }) => {
    const numbers = () =>
      page.evaluate(() =>
        // A style sheet that counts would leave out what is folded on a phone.
        [...document.querySelectorAll('.step .step-body > p:first-child')].map((words) =>
          getComputedStyle(words, '::before').content.includes('counter') ? 'counted' : words.getAttribute('data-number'),
        ),
      );
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(small.url + address);
    expect(await numbers()).toEqual(['1', '2', '3']);
    await expect(page.locator('.step.next .step-place')).toHaveText(/^Step 1 of 3/);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await numbers()).toEqual(['1', '2', '3']);
  });

  test('copies exactly what runs: commands without prompt and output, queries without a last line end', async ({
    page,
    context,
    small,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(small.url + address);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.locator('[data-language=console] .copy').click();
    await expect(page.locator('[data-language=console] .copy')).toHaveText(/Copied/);
    expect(await clipboard()).toBe('kubectl -n shop get pods\nkubectl -n shop logs web-1');
    await page.locator('[data-language=promql] .copy').click();
    await expect.poll(clipboard).toBe('sum(rate(kube_pod_container_status_restarts_total[5m])) by (pod)');
    await page.getByRole('button', { name: 'Copy kubectl get pods -A' }).click();
    await expect.poll(clipboard).toBe('kubectl get pods -A');
  });

  test('copies where the clipboard is refused, as on plain http', async ({ page, context, small }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await context.grantPermissions(['clipboard-read']);
    await page.goto(small.url + address);
    await page.evaluate(() => {
      document.addEventListener('copy', (event) => {
        document.body.dataset['copied'] = event.clipboardData?.getData('text/plain') || String(document.getSelection());
      });
    });
    await page.locator('[data-language=promql] .copy').click();
    await expect(page.locator('[data-language=promql] .copy')).toHaveText(/Copied/);
  });

  test('keeps ticks in the record of an incident, which the first one starts, and counts them', async ({ page, small }) => {
    await page.goto(small.url + address);
    await page.getByRole('checkbox', { name: 'Read the events' }).click();
    await expect(page.getByText('1 of 3 done').first()).toBeVisible();
    await expect(page.locator('[data-kept]')).toHaveText('Logging to KubePodCrashLooping');
    await page.reload();
    await expect(box(page, 'Read the events')).toBeChecked();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect(page.getByText('2 of 3 done').first()).toBeVisible();
  });

  test('keys act in their order, also while what the first one needs is on its way', async ({ page, small }) => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    await page.route(/\/(keys-on-page|quick-note)\.[^/]*\.js$/, async (route) => {
      await arrived;
      await route.continue();
    });
    await page.goto(small.url + address);
    await expect(page.locator('button.keys')).toBeVisible();
    for (const key of 'jx') await page.keyboard.press(key);
    const asked = page.waitForRequest(/quick-note/);
    await page.keyboard.type('nxj 5m back');
    arrive();
    await asked;
    // The tick starts an incident, whose log may be beside the runbook by now.
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'What happened?' })).toHaveValue('xj 5m back');
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 of 3 done').first()).toBeVisible();
  });

  test('the first box is a few presses of Tab away', async ({ page, small }) => {
    await page.goto(small.url + address);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Skip to the first step' })).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('checkbox', { name: 'Read the events' })).toBeFocused();
  });

  test('a button whose part cannot be loaded says so @fault-59', async ({ page, small }) => {
    const wrong = watch(page, small);
    await page.route(/\/step-menu\.[^/]*\.js$/, (route) => route.abort());
    await page.goto(small.url + address);
    await page.locator('.step-more').first().click();
    await expect(page.locator('.toast')).toHaveText('A part of this page could not be loaded. Check the network, then try again.');
    expect(wrong.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  test('a copy that failed says so, on buttons with and without words @fault-59', async ({ page, small }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('denied')) } });
      document.execCommand = () => false;
    });
    await page.goto(small.url + address);
    const toast = page.locator('.toast');
    for (const button of [page.locator('code.run button.copy').first(), page.locator('figure button.copy').first()]) {
      await button.click();
      await expect(toast).toHaveText('Not copied: select the text');
      await page.locator('#app\\:said').evaluate((said) => said.replaceChildren());
    }
  });

  test('keys say when their part cannot be loaded, and can be turned off @fault-59 @long', async ({ page, small }) => {
    await page.route(/\/keys-on-page\.[^/]*\.js$/, (route) => route.abort());
    await page.goto(small.url + address);
    await expect(page.locator('button.keys')).toBeVisible();
    await page.keyboard.press('j');
    const toast = page.locator('.toast');
    await expect(toast).toHaveText('“j” did nothing: its part of the page could not be loaded.');
    // It goes by itself.
    await expect(toast).toHaveCount(0);
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.reload();
    await expect(page.locator('button.keys')).toBeVisible();
    await page.keyboard.press('/');
    await expect(page.locator('input[type=search]')).not.toBeFocused();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.locator('input[type=search]')).toBeFocused();
  });

  test('asks no other host, keeps to its content policy, and does not shift', async ({ page, small }) => {
    const wrong = watch(page, small);
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          document.documentElement.dataset['shift'] = `${document.documentElement.dataset['shift'] ?? ''}${JSON.stringify(entry)}`;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(small.url + address);
    await awake(page);
    expect(wrong).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.dataset['shift'] ?? 'none')).toBe('none');
  });

  test('shows a broken runbook: what is wrong, where, and its text', async ({ page, small }) => {
    await page.goto(`${small.url}runbooks/etcd/broken/`);
    await expect(page.getByText('runbooks/etcd/broken.mdx:3:5').first()).toBeVisible();
    await expect(page.getByText('Use <namespace> here.')).toBeVisible();
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('reads whole and ticks', async ({ page, small }) => {
    await page.goto(small.url + address);
    await expect(page.locator('#mitigation').getByText('Roll back', { exact: true })).toBeVisible();
    await page.getByRole('checkbox', { name: 'Roll back' }).check();
    await expect(page.getByRole('checkbox', { name: 'Roll back' })).toBeChecked();
    await page.locator('summary', { hasText: 'Meaning' }).click();
    await expect(page.locator('#meaning')).toContainText('A pod restarts again and again.');
    await expect(page.locator('.copy').first()).toBeHidden();
  });

  test('leads from an alert to its runbook', async ({ page, small }) => {
    await page.goto(`${small.url}alerts/KubePodCrashLooping/`);
    await expect(page).toHaveURL(`${small.url}${address}?alertname=KubePodCrashLooping`);
  });
});
