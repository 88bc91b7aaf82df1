/** Search in the offline copy with the server stopped: identifiers whole and in part, and alerts that are pasted. */
import type { Locator, Page } from '@playwright/test';
import { FaultServer } from './offline/fault-server.ts';
import { buildSite, makeReady, sitePath } from './offline/offline-site.ts';
import { expect, test } from './site.ts';

const content = {
  'breakglass.yaml': 'title: Shop\nvariables:\n  namespace: { description: Where it runs }\n  pod: { description: One pod }\n',
  'runbooks/checkout/memory.md':
    '# Checkout grows\n\n## Diagnosis\n\nPods end as OOMKilled.\n\n```promql\nsum(container_memory_working_set_bytes{namespace="${namespace}"}) by (pod)\n```\n',
  'runbooks/checkout/errors.md':
    '# Checkout fails\n\n## Diagnosis\n\nCustomers see 5xx.\n\n```bash\ncurl -i https://shop.example/api/checkout/health\n```\n',
  'runbooks/checkout/KubePodCrashLooping.md':
    '# KubePodCrashLooping\n\n## Diagnosis\n\n- [ ] Read the end: `kubectl -n ${namespace} logs ${pod} --previous`\n\n## Mitigation\n\n- [ ] Go back: `kubectl rollout undo deploy/checkout`\n',
  // What has the same words otherwise must not come first.
  'runbooks/search/slow.md':
    '# Search is slow\n\n## Diagnosis\n\nThe working hours are set in bytes of memory. Customers see 4xx, and a pod that undoes itself.\n\n```bash\ncurl -i https://shop.example/api/search/health\nkubectl rollout status deploy/search\n```\n',
};

let host: FaultServer;

// One site and one server for all.
test.use({ serviceWorkers: 'allow' });

test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  host = new FaultServer({ base: sitePath, folder: await buildSite(content) });
});
test.afterAll(() => host.stop());

/** A page in a browser that has the copy, the server gone. */
async function cutOff(page: Page, address: string): Promise<void> {
  await host.start();
  await makeReady(page, host.url());
  await host.stop();
  await page.goto(host.url() + address);
}

async function paste(box: Locator, value: object): Promise<void> {
  await box.evaluate(
    (input, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    JSON.stringify(value, null, 2),
  );
}

const webhook = {
  version: '4',
  status: 'firing',
  commonLabels: {},
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'web-1', service: 'checkout', severity: 'sev2' },
      annotations: { summary: 'Pod is crash looping.' },
      startsAt: '2026-11-20T02:14:00Z',
    },
  ],
};

test('identifiers are found first, whole and in part @long', async ({ page }) => {
  await cutOff(page, 'search/');
  const box = page.getByRole('searchbox');
  const wanted = {
    container_memory_working_set_bytes: 'Checkout grows',
    working_set: 'Checkout grows',
    OOMKilled: 'Checkout grows',
    KubePodCrashLooping: 'KubePodCrashLooping',
    CrashLoop: 'KubePodCrashLooping',
    '5xx': 'Checkout fails',
    '/api/checkout': 'Checkout fails',
    'kubectl rollout undo': 'KubePodCrashLooping',
  };
  for (const [typed, title] of Object.entries(wanted)) {
    await box.fill(typed);
    await expect(page.getByRole('status').first(), typed).toContainText('match');
    await expect(page.locator('#app\\:results a').first(), typed).toHaveText(title);
    await box.fill('');
    await expect(page.locator('#app\\:results li')).toHaveCount(0);
  }
  await box.fill('kubectl rollout undo');
  await expect(page.locator('#app\\:results mark', { hasText: 'undo' }).first()).toBeVisible();
  await page.locator('#app\\:results a').first().click();
  await expect(page).toHaveURL(/kubepodcrashlooping\/#/);
});

test('a pasted alert opens its runbook, with its labels as values @long', async ({ page }) => {
  await cutOff(page, 'runbooks/search/slow/');
  await page.locator('button.keys').waitFor({ state: 'attached' });
  await page.keyboard.press('/');
  const box = page.locator('input[role=combobox]:focus');
  await box.fill('working_set');
  await expect(page.getByRole('option', { name: 'Checkout grows' })).toBeVisible();
  await box.fill('');
  await paste(box, webhook);
  await expect(page.getByRole('option').nth(1)).toContainText('Start an incident');
  await page.keyboard.press('Enter');
  await expect(page.getByText('kubectl -n shop logs web-1 --previous')).toBeVisible();
});

test('a pasted alert starts an incident that knows what the alert says @long', async ({ page }) => {
  await cutOff(page, 'search/');
  await paste(page.getByRole('searchbox'), webhook);
  await expect(page.locator('#app\\:results a').first()).toHaveText('KubePodCrashLooping');
  await page.getByRole('link', { name: 'Start an incident with this alert' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'KubePodCrashLooping' })).toBeVisible();
  await expect(page.locator('#app\\:severity')).toContainText('SEV2');
  await expect(page.locator('.timeline li', { hasText: 'detected' }).locator('time')).toHaveAttribute(
    'datetime',
    '2026-11-20T02:14:00.000Z',
  );
  await expect(page).toHaveURL(`${host.url()}incident/`);
  await page.goto(`${host.url()}runbooks/checkout/kubepodcrashlooping/`);
  await expect(page.getByText('kubectl -n shop logs web-1 --previous')).toBeVisible();
});
