/** A site in German: an incident is worked in it without a network, at the width of a phone. */

import { stateLine } from './offline/offline-site.ts';
import { awake, expect, test, watch } from './site.ts';

const site = {
  files: {
    'breakglass.yaml': 'title: Bereitschaft\nlanguage: de\n',
    'runbooks/lager/service.yaml': 'title: Lager\nowner: Logistik\n',
    'runbooks/lager/platte.md':
      '---\nalerts: [PlatteVoll]\n---\n# Festplatte voll\n\n## Diagnose\n\n- [ ] Belegung ansehen: `df -h`\n- [ ] Protokolle lesen\n',
    'words/de.yaml': '"+ Log": + Notiz\n',
  },
};

test.use({ serviceWorkers: 'allow', viewport: { width: 360, height: 740 } });

test('an incident is worked offline in the words of the site', async ({ page, context, serveSite }) => {
  const served = await serveSite(site);
  const wrong = watch(page, served);
  await page.goto(`${served.url}runbooks/lager/platte/`);
  await awake(page);
  await expect(stateLine(page)).toHaveText('Offline bereit', { timeout: 30_000 });
  await context.setOffline(true);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  // A text of the team's own beside those that come with the program.
  await expect(page.locator('[data-log]')).toHaveText('+ Notiz');
  await expect(page.locator('[data-progress]')).toHaveText('0 von 2 erledigt');
  await page.getByRole('checkbox').first().click();
  await expect(page.locator('[data-progress]')).toHaveText('1 von 2 erledigt');
  await page.goto(`${served.url}incident/`);
  await page.locator('select[name=status]').selectOption('mitigated');
  await expect(page.locator('select[name=status] option:checked')).toHaveText('entschärft');
  await expect(page.getByRole('tab')).toHaveText([/^Jetzt/, /^Timeline/, /^Updates/, /^Postmortem/]);
  await expect(page.getByRole('button', { name: 'Beheben' }).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  // What is recorded is the same on every machine.
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.locator('.timeline .line-text').filter({ hasText: 'Status: mitigated' })).toBeVisible();
  expect(wrong.filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line))).toEqual([]);
});
