/** A site of docs reads as docs: what belongs to runbooks and incidents is not there. */
import AxeBuilder from '@axe-core/playwright';
import { awake, expect, test, watch } from './site.ts';

const files = {
  'breakglass.yaml':
    'title: Our docs\ndescription: How we work.\nrunbooks: .\norder: [guides]\nlinks: [{ title: Chat, url: "https://chat.example.com/" }, { title: Below, url: /below/ }]\n',
  'guides/service.yaml': 'title: Guides\nkind: docs\ndescription: How to.\norder: [second]\n',
  'guides/first.md':
    '# First\n\nWords.\n\n## Meaning\n\nIt means this.\n\n## Steps\n\nRun `kubectl get pods`.\n\n```bash\nkubectl -n ${namespace} get pods\n```\n',
  'guides/second.md': '# Second\n\nSee [the first](first.md#meaning).\n',
  'about/service.yaml': 'title: About\nkind: docs\n',
  'about/third.md': '# Third\n\nWords.\n',
};
const site = { files, base: '/handbook/' };

test('no page of it speaks of runbooks, reviews, owners or incidents', async ({ page, serveSite }) => {
  const { url } = await serveSite(site);
  const wrong = watch(page, { url });
  for (const address of ['', 'runbooks/', 'runbooks/guides/', 'runbooks/guides/first/', 'search/']) {
    await page.goto(url + address);
    await awake(page);
    await expect(page.locator('body')).not.toContainText(/runbook|incident|review|owner|alert|missing|values|\+ Log/i);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
  expect(wrong).toEqual([]);
});

test('pages and folders come in the order of their author, and all text is open', async ({ page, serveSite }) => {
  const { url } = await serveSite(site);
  await page.goto(url);
  await expect(page.locator('.tiles.docs h3')).toHaveText(['Guides', 'About']);
  await expect(page.locator('.tiles.docs .tile').first().locator('li')).toHaveText(['Second', 'First']);
  await page.goto(`${url}runbooks/guides/first/`);
  await expect(page.getByText('It means this.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2 }).filter({ visible: true })).toContainText(['Meaning', 'Steps']);
});

test('links of the settings end every page, those below the site with its base', async ({ page, serveSite }) => {
  const { url } = await serveSite(site);
  await page.goto(`${url}runbooks/guides/first/`);
  const footer = page.locator('.site-footer');
  await expect(footer.getByRole('link', { name: 'Chat' })).toHaveAttribute('href', 'https://chat.example.com/');
  await expect(footer.getByRole('link', { name: 'Below' })).toHaveAttribute('href', '/handbook/below/');
});

test('keys of the log and the incident do nothing, and the help leaves them out', async ({ page, serveSite }) => {
  const { url } = await serveSite(site);
  await page.goto(`${url}runbooks/guides/first/`);
  await awake(page);
  await page.keyboard.press('n');
  await page.keyboard.press('i');
  await page.keyboard.press('?');
  await expect(page.locator('dialog.keys-help kbd')).toHaveText(['/', 'c', '?']);
  await expect(page.locator('dialog')).toHaveCount(1);
  expect(page.url()).toBe(`${url}runbooks/guides/first/`);
});

test('a command with a variable is copied, and asks for no values', async ({ page, context, serveSite }) => {
  const { url } = await serveSite(site);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const wrong = watch(page, { url });
  await page.goto(`${url}runbooks/guides/first/`);
  await awake(page);
  await page.locator('figure.code button.copy').click();
  await expect(page.locator('figure.code button.copy')).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('namespace');
  expect(wrong).toEqual([]);
});

test('search finds a page by a few letters', async ({ page, serveSite }) => {
  const { url } = await serveSite(site);
  await page.goto(`${url}runbooks/guides/first/`);
  await awake(page);
  await page.keyboard.press('/');
  await page.keyboard.type('secnd');
  await expect(page.getByRole('option').first()).toContainText('Second');
  await expect(page.getByRole('option').first()).toContainText('page');
});
