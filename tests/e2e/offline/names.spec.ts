/** Names of other scripts, spaces and slashes: they open with and without a server, encoded or not, and from one file (row 49). */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtSite } from '../built-sites.ts';
import { FaultServer } from './fault-server.ts';
import { expect, makeReady, sitePath, test } from './offline-site.ts';

const runbook = (title: string, alerts: readonly string[]) =>
  `---\nalerts: ${JSON.stringify(alerts)}\n---\n# ${title}\n\n## Mitigation\n\n- [ ] Look\n\n語彙 heliotrope\n`;
const files = {
  'breakglass.yaml': 'title: Names\n',
  'runbooks/決済/データ遅延.md': runbook('データ遅延', ['データ遅延']),
  'runbooks/決済/メモリ.md': runbook('メモリ', ['メモリ不足', 'CPU/Memory high']),
  'runbooks/shop/high.md': runbook('High load', ['HighLoad']),
  'runbooks/shop/low.md': runbook('Lower load', ['highload', 'CPU Memory high']),
};

test('an alert in Japanese opens with the server stopped, encoded or not, and so do names with spaces and slashes @fault-49', {
  tag: '@long',
}, async ({ page }) => {
  test.setTimeout(120_000);
  const folder = await builtSite({ files, base: sitePath });
  const host = new FaultServer({ base: sitePath, folder });
  await host.start();
  await makeReady(page, host.url());
  const opens = async () => {
    for (const [asked, title] of [
      ['alerts/データ遅延/', 'データ遅延'],
      [`alerts/${encodeURIComponent('データ遅延')}/`, 'データ遅延'],
      [`alerts/${encodeURIComponent('データ遅延')}?pod=a`, 'データ遅延'],
      [`runbooks/${encodeURIComponent('決済')}/${encodeURIComponent('データ遅延')}/`, 'データ遅延'],
      [`alerts/${encodeURIComponent('データ遅延'.normalize('NFD'))}/`, 'データ遅延'],
      ['alerts/CPU%2FMemory%20high/', 'メモリ'],
      ['alerts/CPU/Memory+high/', 'メモリ'],
      ['alerts/CPU%20Memory%20high/', 'Lower load'],
      ['alerts/CPU+Memory+high', 'Lower load'],
    ] as const) {
      await page.goto(host.url() + asked);
      await expect(page.getByRole('heading', { level: 1 }), asked).toHaveText(title);
    }
    for (const name of ['HighLoad', 'highload']) {
      await page.goto(`${host.url()}alerts/${name}/`);
      await expect(page.locator('main h2')).toHaveText(['HighLoad', 'highload']);
      await expect(page.locator('main li a')).toHaveText(['High load', 'Lower load']);
    }
    await page.goto(`${host.url()}alerts/`);
    await page.getByRole('link', { name: 'highload', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lower load');
  };
  await opens();
  await host.stop();
  await opens();

  await page.goto(`${host.url()}search/?q=heliotrope`);
  await page.locator('#app\\:results a', { hasText: 'データ遅延' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('データ遅延');
});

test('the file that opens from disk leads to names of any script @fault-49 @long', async ({ page }) => {
  test.setTimeout(120_000);
  const folder = await builtSite({ files, base: sitePath });
  const file = pathToFileURL(join(folder, 'breakglass.html')).href;
  for (const asked of ['alerts/データ遅延/', `alerts/${encodeURIComponent('データ遅延')}/`, 'alerts/CPU%2FMemory%20high/']) {
    await page.goto('about:blank');
    await page.goto(`${file}#/${asked}`);
    await expect(page.getByRole('heading', { level: 1 }), asked).toHaveText(asked.includes('CPU') ? 'メモリ' : 'データ遅延');
  }
  await page.goto(`${file}#/alerts/`);
  await page.getByRole('link', { name: 'メモリ不足' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('メモリ');
});
