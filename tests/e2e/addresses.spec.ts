import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '../../src/command/serve.ts';
import { run } from '../support/command.ts';
import { temporaryFolder } from '../support/content-root.ts';
import { communityRunbooks, corpora, noCorpora } from '../support/corpora.ts';
import { expect, test } from './site.ts';

test('an alert is found with and without a slash at the end, in the small letters of runbook_url', async ({ page, small }) => {
  for (const path of ['runbooks/kubernetes/kubepodcrashlooping', 'runbooks/kubernetes/kubepodcrashlooping/']) {
    await page.goto(small.url + path);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('KubePodCrashLooping');
  }
});

test('an alert address keeps what it was called with', async ({ page, small }) => {
  await page.goto(`${small.url}alerts/KubePodCrashLooping/?namespace=shop#mitigation`);
  await expect(page).toHaveURL(
    `${small.url}runbooks/kubernetes/kubepodcrashlooping/?alertname=KubePodCrashLooping&namespace=shop#mitigation`,
  );
});

test('an unknown runbook lands on a page that names similar ones', async ({ page, small }) => {
  const response = await page.goto(`${small.url}runbooks/kubernetes/kubepodcrashloping`);
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('main').getByRole('link', { name: 'KubePodCrashLooping' })).toBeVisible();
});

test('an alert in another spelling goes to its runbook', async ({ page, small }) => {
  await page.goto(`${small.url}alerts/kubepodcrashlooping`);
  await expect(page).toHaveURL(`${small.url}runbooks/kubernetes/kubepodcrashlooping/?alertname=KubePodCrashLooping`);
});

test('a link between runbooks leads there below a base path', async ({ page, small }) => {
  await page.goto(`${small.url}runbooks/etcd/etcdnoleader/`);
  await page.getByRole('link', { name: 'pods', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('KubePodNotReady');
});

test('every runbook_url of kube-prometheus finds its page, or the nearest runbooks', { tag: '@long' }, async ({ page }) => {
  test.skip(noCorpora !== '', noCorpora);
  test.setTimeout(120_000);
  const folder = join(temporaryFolder(), 'site');
  const built = await run('build', '--content', communityRunbooks, '--out', folder);
  expect(built.stdout).toContain('Built 108 runbooks');
  const { url, server } = await serve({ folder, base: '/', port: 0 });
  const rules = readdirSync(join(corpora, 'kube-prometheus-rules'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(corpora, 'kube-prometheus-rules', name), 'utf8'))
    .join('\n');
  const targets = [...new Set([...rules.matchAll(/runbook_url:\s*https:\/\/[^/]+\/(runbooks\/\S+)/g)].map((match) => match[1] ?? ''))];
  const missing: string[] = [];
  for (const target of targets) {
    const response = await page.request.get(url + target);
    if (response.status() !== 200) missing.push(target);
    else expect(await response.text(), target).toContain('class="runbook');
  }
  expect([targets.length, missing.length]).toEqual([125, 26]);
  await page.goto(url + (missing[0] ?? ''));
  await expect(page.locator('main li a').first()).toBeVisible();
  server.closeAllConnections();
  server.close();
});
