import type { Locator, Page } from '@playwright/test';
import { expect, test, watch } from './site.ts';

const webhook = {
  version: '4',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'web-1' },
      annotations: { summary: 'Pod is crash looping.' },
    },
  ],
};

/** Pastes as a keyboard does: the page sees the event, with what is on the clipboard. */
async function paste(box: Locator, text: string): Promise<void> {
  await box.focus();
  await box.evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

/** The search box of a page, ready for keys. */
async function openBox(page: Page, key: string): Promise<Locator> {
  await page.locator('button.keys').waitFor({ state: 'attached' });
  await expect(page.locator('button.theme')).toBeVisible();
  await page.keyboard.press(key);
  const box = page.locator('input[type=search]:focus');
  await expect(box).toHaveAttribute('role', 'combobox');
  return box;
}

test('a name is found as it is typed, with a typo, by its initials, and reached by keyboard alone', async ({ page, small }) => {
  await page.goto(small.url);
  const box = await openBox(page, '/');
  for (const typed of ['KubePodCrash', 'crash pod', 'kpcl', 'kubepodcrashlopping']) {
    await box.fill(typed);
    await expect(page.getByRole('option').first(), typed).toContainText('KubePodCrashLooping');
  }
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${small.url}runbooks/kubernetes/kubepodcrashlooping/`);
});

test('Ctrl-K opens search from within a field, and what the page can do is an action in it', async ({ page, small }) => {
  const wrong = watch(page, small);
  await page.goto(`${small.url}runbooks/kubernetes/kubepodcrashlooping/`);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const box = await openBox(page, 'Control+k');
  await box.fill('keyboard');
  await expect(page.getByRole('option').first()).toContainText('Keyboard help');
  const list = await page.getByRole('listbox').boundingBox();
  expect(list?.x, 'the list begins on the screen of a phone').toBeGreaterThanOrEqual(0);
  if (size !== null) await page.setViewportSize(size);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  expect(wrong).toEqual([]);
});

test('under a box stands what the text says, and the way to all results', async ({ page, small }) => {
  await page.goto(small.url);
  const box = await openBox(page, '/');
  await box.fill('restarts again');
  await expect(page.getByRole('option', { name: /KubePodCrashLooping/ })).toContainText('Meaning');
  await page.getByRole('option', { name: /All results/ }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('restarts again');
  await expect(page.locator('#app\\:results a').first()).toHaveText('KubePodCrashLooping');
});

test('an alert pasted into the box leads to its runbook, and its labels fill in the values', async ({ page, small }) => {
  await page.goto(small.url);
  const box = await openBox(page, '/');
  await paste(box, JSON.stringify(webhook, null, 2));
  await expect(box).toHaveValue('KubePodCrashLooping');
  await expect(page.getByRole('option').first()).toContainText('fills in namespace, pod');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(
    `${small.url}runbooks/kubernetes/kubepodcrashlooping/?alertname=KubePodCrashLooping&namespace=shop&pod=web-1&summary=Pod+is+crash+looping.`,
  );
});

test('a pasted alert that is over, or cut off, says so', async ({ page, small }) => {
  await page.goto(small.url);
  const box = await openBox(page, '/');
  await paste(box, '[RESOLVED] KubePodCrashLooping\nalertname: KubePodCrashLooping\nnamespace: shop-eu\nSeverity: High');
  await expect(page.getByRole('option').first()).toContainText('this alert is resolved');
  await expect(page.getByRole('option').first()).toContainText(/fills in namespace$/);
  await box.fill('');
  const text = JSON.stringify(webhook);
  await paste(box, text.slice(0, text.indexOf('"annotations"')));
  await expect(page.getByRole('option').first()).toContainText('the text was cut off: what is there was read');
  await expect(page.getByRole('option').first()).toContainText('fills in namespace, pod');
});

test('an alert without a runbook comes first, and similar ones below it @fault-55', async ({ page, small }) => {
  await page.goto(`${small.url}search/`);
  const box = page.getByRole('searchbox');
  // The script that takes what is pasted has drawn its line.
  await page.locator('main p[role=status]').waitFor({ state: 'attached' });
  await paste(box, 'ALERTS{alertname="KubeletPodNotReadyForLong", namespace="shop"}');
  await expect(page.locator('main p[role=status]')).toHaveText('No runbook for KubeletPodNotReadyForLong yet');
  await expect(page.locator('#app\\:results a').first()).toHaveText('No runbook for KubeletPodNotReadyForLong yet');
  await expect(page.locator('#app\\:results a').nth(1)).toHaveText('KubePodNotReady');
});

test('words in the text are found on the search page, with the place they stand at', async ({ page, starter }) => {
  await page.goto(`${starter.url}search/?q=sequential scan`);
  const found = page.locator('#app\\:results > li', { hasText: 'Latency spike' });
  await expect(found.first()).toBeVisible();
  await expect(found.locator('mark').first()).toBeVisible();
  await expect(page.getByRole('status').first()).toContainText('match');
});

test('what is typed before the search page is awake is kept, and searched for', async ({ page, starter }) => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  await page.route(/\/results\.[^/]*\.js$/, async (route) => {
    await arrived;
    await route.continue();
  });
  const asked = page.waitForRequest(/\/results\./);
  await page.goto(`${starter.url}search/`);
  await asked;
  await page.getByRole('searchbox').fill('sequential scan');
  arrive();
  await expect(page.locator('#app\\:results > li', { hasText: 'Latency spike' }).first()).toBeVisible();
  await expect(page).toHaveURL(/q=sequential/);
});

test('identifiers are found whole and in part', { tag: '@long' }, async ({ page, starter }) => {
  await page.goto(`${starter.url}search/`);
  const box = page.getByRole('searchbox');
  for (const typed of ['container_memory_working_set_bytes', 'working_set', 'OOMKilled', 'kubectl rollout undo']) {
    await box.fill(typed);
    await expect(page.getByRole('status').first(), typed).toContainText('match');
    await expect(
      page
        .locator('#app\\:results > li')
        .filter({ hasText: new RegExp(typed.split(' ')[0] ?? '', 'i') })
        .first(),
      typed,
    ).toBeVisible();
  }
});

test('a search is narrowed down, and the address keeps how', async ({ page, starter }) => {
  await page.goto(`${starter.url}search/?q=roll back`);
  await expect(page.getByRole('status').first()).toContainText('match');
  await page.getByText('Filters').click();
  await page.getByLabel('What').selectOption('step');
  await expect(page.locator('#app\\:results > li .note').first()).toHaveText(/^step/);
  await expect(page).toHaveURL(/#kind=step$/);
  await page.reload();
  await expect(page.locator('#app\\:results > li .note').first()).toHaveText(/^step/);
  await page.locator('#app\\:results a').first().click();
  await expect(page).toHaveURL(/runbooks\/.*#/);
});

test('arrow keys go from the box into the results and back', { tag: '@long' }, async ({ page, starter }) => {
  await page.goto(`${starter.url}search/?q=dns`);
  await expect(page.getByRole('status').first()).toContainText('match');
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#app\\:results a').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('nothing found is said in words', { tag: '@long' }, async ({ page, starter }) => {
  await page.goto(`${starter.url}search/?q=zzzzqqqq`);
  await expect(page.getByRole('status').first()).toContainText('Nothing found');
});

test('a text index that cannot be read is not called empty', async ({ page, starter }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto(`${starter.url}search/?q=sequential scan`);
  await expect(page.getByRole('status').first()).toContainText('Only names were searched');
});
