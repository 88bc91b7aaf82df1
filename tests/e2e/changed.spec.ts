/** A runbook that is edited and deployed while an incident goes on: two builds of one site, served at one address. */
import { cpSync, rmSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { serve } from '../../src/command/serve.ts';
import { temporaryFolder } from '../support/content-root.ts';
import { builtSite } from './built-sites.ts';
import { test as base, expect } from './site.ts';
import { box } from './support/steps.ts';

const before = [
  '# Cart is slow',
  '## Diagnosis',
  '- [ ] Look at the graph <!-- #graph -->\n\n  ```bash\n  kubectl -n ${namespace} top pods\n  ```',
  '- [ ] Read the logs of the cart',
  '- [ ] Ask the database team',
  '- [ ] Say so in the channel',
].join('\n\n');

const after = [
  '# Cart is slow',
  '## Diagnosis',
  '- [ ] Look at the dashboard <!-- #graph -->\n\n  ```bash\n  kubectl -n ${namespace} top pods --containers\n  ```',
  '- [ ] Read the last logs of the cart',
  '- [ ] Turn the recommendations off',
  '- [ ] Say so in the channel',
].join('\n\n');

interface Deployed {
  url: string;
  /** Serves another text of the runbook from now on. */
  deploy: (text: string) => void;
}

const settings = 'title: Shop\nvariables: { namespace: { description: Where it runs } }\n';

const test = base.extend<{ deployed: Deployed; builds: ReadonlyMap<string, string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
  builds: async ({}, use) => {
    const builds = new Map<string, string>();
    for (const text of [before, after, `${before}\n\n## Impact\n\nOrders are lost.\n`]) {
      builds.set(text, await builtSite({ files: { 'breakglass.yaml': settings, 'runbooks/shop/cart.md': text } }));
    }
    await use(builds);
  },
  deployed: async ({ builds }, use) => {
    const folder = temporaryFolder();
    const deploy = (text: string) => {
      rmSync(folder, { recursive: true, force: true });
      cpSync(builds.get(text) ?? '', folder, { recursive: true });
    };
    deploy(before);
    const { url, server } = await serve({ folder, base: '/', port: 0 });
    await use({ url, deploy });
    server.closeAllConnections();
    server.close();
  },
});

const runbook = 'runbooks/shop/cart/';
const notice = (page: Page) => page.locator('.changed');

async function tick(page: Page, name: string): Promise<void> {
  await box(page, name).click();
  await expect(box(page, name)).toBeChecked();
}

test('what changed is told: new, gone, reworded, other commands, and what was ticked under the old words', async ({ page, deployed }) => {
  await page.goto(`${deployed.url}${runbook}?namespace=eu`);
  for (const name of ['Look at the graph', 'Read the logs of the cart', 'Ask the database team', 'Say so']) await tick(page, name);
  await expect(notice(page)).toHaveCount(0);

  deployed.deploy(after);
  await page.reload();
  await expect(notice(page).locator('summary')).toHaveText('This runbook changed since you started');
  await expect(notice(page).locator('li')).toHaveText([
    'Reworded Look at the graph → Look at the dashboard',
    /^Reworded Read the logs of the cart → Read the last logs of the cart · Done \d\d:\d\d$/,
    'New Turn the recommendations off',
    /^Gone Ask the database team · Done \d\d:\d\d$/,
    'Command in Look at the dashboardkubectl -n ${namespace} top podskubectl -n ${namespace} top pods --containers',
  ]);
  const dashboard = page.locator('.step', { hasText: 'Look at the dashboard' });
  await expect(box(page, 'Look at the dashboard')).toBeChecked();
  await expect(dashboard.locator('.step-mark')).toHaveText(/^Done \d\d:\d\d · ticked as: Look at the graph$/);
  // Other words may mean another thing: it is not called done, and who did it is told.
  await expect(box(page, 'Read the last logs')).not.toBeChecked();
  await expect(page.locator('.step', { hasText: 'Read the last logs' }).locator('.step-mark')).toHaveText(
    /^Before it was reworded: Done \d\d:\d\d · ticked as: Read the logs of the cart$/,
  );
  await expect(page.locator('.step', { hasText: 'Say so' }).locator('.step-mark')).toHaveText(/^Done \d\d:\d\d$/);
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
});

test('it is told by a tab that ticks on in the new version, and not in an incident that began with it', { tag: '@long' }, async ({
  page,
  deployed,
}) => {
  await page.goto(deployed.url + runbook);
  await tick(page, 'Say so');
  deployed.deploy(after);
  await page.reload();
  await expect(notice(page)).toHaveCount(1);
  await tick(page, 'Turn the recommendations off');
  await page.reload();
  await expect(notice(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Start a separate incident' }).click();
  await expect(notice(page)).toHaveCount(0);
  await tick(page, 'Turn the recommendations off');
  await page.reload();
  await expect(box(page, 'Turn the recommendations off')).toBeChecked();
  await expect(notice(page)).toHaveCount(0);
});

test('a change outside of the steps is told as such', async ({ page, deployed }) => {
  await page.goto(deployed.url + runbook);
  await tick(page, 'Say so');
  deployed.deploy(`${before}\n\n## Impact\n\nOrders are lost.\n`);
  await page.reload();
  await expect(notice(page)).toContainText('Its steps and their commands are the same; other text changed.');
});
