/** What authors bring along: a drawing that is opened by its address runs nothing, and a heading called like something of ours breaks nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { headersFile } from '../../src/build/headers.ts';
import { serve } from '../../src/command/serve.ts';
import { inertPolicy } from '../../src/offline/shared/headers.ts';
import { appIds } from '../support/app-ids.ts';
import { noise } from '../support/images.ts';
import { buildSite } from './built-sites.ts';
import { expect, test, watch } from './site.ts';

const names = appIds();
const ran = "document.documentElement.setAttribute('data-ran', origin); try { localStorage.setItem('ran', 'svg') } catch {}";
const evil = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100" onload="${ran}"><linearGradient id="g"><stop stop-color="#00f"/></linearGradient><style>.a { fill: url(#g) }</style><circle class="a" r="40" cx="50" cy="50"/><script>${ran}</script></svg>`;

const files = {
  'breakglass.yaml': 'title: Hostile\n',
  'runbooks/shop/service.yaml': 'title: Shop\nescalation: [{ to: Ada, contact: "https://example.com/" }]\n',
  'runbooks/shop/evil.svg': evil,
  'runbooks/shop/wide.png': await noise(1800, 600),
  'runbooks/shop/pictures.md': '# Pictures\n\n![Dashboard](wide.png)\n\nBelow it.\n',
  'runbooks/shop/slow.md': [
    '---\nvariables: { namespace: { description: Where }, elements: {}, submit: {}, querySelector: {}, children: {} }\n---',
    '# Slow',
    '![drawing](evil.svg) [by its address](evil.svg)',
    '```bash\nkubectl -n ${namespace} get pods ${elements} ${submit} ${querySelector} ${children}\n```',
    '## Diagnosis',
    '- [ ] Look at it <!-- #first -->',
    ...names.map((name) => `## ${name}\n\nWords below ${name}.`),
  ].join('\n\n'),
  'runbooks/shop/steps.md': `# Steps\n\n## Diagnosis\n\n${names.map((name) => `- [ ] Look at ${name} <!-- #${name} -->`).join('\n')}\n`,
};

let site: string;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await buildSite({ files });
});

async function served(use: (url: string) => Promise<void>): Promise<void> {
  const { url, server } = await serve({ folder: site, base: '/', port: 0 });
  await use(url).finally(() => {
    server.closeAllConnections();
    server.close();
  });
}

/** What a script of the drawing would have left. */
async function traces(page: Page, url: string): Promise<unknown> {
  const mark = await page.evaluate(() => document.documentElement.getAttribute('data-ran'));
  await page.goto(`${url}search/`);
  return [mark, await page.evaluate(() => localStorage.getItem('ran'))];
}

test('a drawing that is opened by its address runs nothing, and is drawn @fault-46', async ({ page }) => {
  await served(async (url) => {
    const response = await page.goto(`${url}runbooks/shop/evil.svg`);
    expect(response?.headers()).toMatchObject({ 'content-security-policy': inertPolicy, 'x-content-type-options': 'nosniff' });
    await expect(page.locator('circle')).toHaveCSS('fill', 'url("#g")');
    expect(await traces(page, url)).toEqual([null, null]);
    await page.goto(`${url}runbooks/shop/slow/`);
    await expect.poll(() => page.getByRole('img', { name: 'drawing' }).evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(100);
  });
});

test('a wide image keeps its room before it is there, fits a phone, and opens alone', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await served(async (url) => {
    const held: (() => void)[] = [];
    await page.route('**/*.webp', async (route) => {
      await new Promise<void>((go) => held.push(go));
      await route.continue();
    });
    await page.goto(`${url}runbooks/shop/pictures/`, { waitUntil: 'domcontentloaded' });
    const text = page.getByText('Below it.');
    await expect.poll(() => held.length).toBeGreaterThan(0);
    const before = await text.boundingBox();
    for (const go of held) go();
    const image = page.getByRole('img', { name: 'Dashboard' });
    await expect(image).toHaveJSProperty('naturalWidth', 1600);
    expect((await text.boundingBox())?.y).toBe(before?.y);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.unroute('**/*.webp');
    await page.getByRole('link', { name: 'Dashboard' }).click();
    await expect(page).toHaveURL(/wide\.[0-9a-f]{12}\.webp$/);
    await expect(page.locator('img')).toHaveJSProperty('naturalWidth', 1600);
  });
});

test('each guard holds without the other: the cleaning without headers, the headers without the cleaning @fault-46 @long', async ({
  page,
}) => {
  const drawing = join(site, 'runbooks/shop/evil.svg');
  const [cleaned, headers] = [readFileSync(drawing, 'utf8'), readFileSync(join(site, '_headers'), 'utf8')];
  await served(async (url) => {
    try {
      writeFileSync(join(site, '_headers'), headersFile('/', []));
      expect((await page.goto(`${url}runbooks/shop/evil.svg`))?.headers()['content-security-policy']).toBeUndefined();
      expect(await traces(page, url)).toEqual([null, null]);
      writeFileSync(drawing, evil);
      await page.goto(`${url}runbooks/shop/evil.svg?again`);
      // Neither guard: the drawing is as hostile as it is meant to be.
      expect(await traces(page, url)).toEqual([new URL(url).origin, 'svg']);
      await page.evaluate(() => localStorage.removeItem('ran'));
      writeFileSync(join(site, '_headers'), headers);
      await page.goto(`${url}runbooks/shop/evil.svg?once-more`);
      expect(await traces(page, url)).toEqual([null, null]);
    } finally {
      writeFileSync(drawing, cleaned);
      writeFileSync(join(site, '_headers'), headers);
    }
  });
});

test.describe('in the offline copy', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the offline copy answers with the same headers @fault-46', async ({ page }) => {
    await served(async (url) => {
      await page.goto(url);
      await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
      await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
      const response = await page.goto(`${url}runbooks/shop/evil.svg`);
      expect(response?.fromServiceWorker()).toBe(true);
      expect(response?.headers()).toMatchObject({ 'content-security-policy': inertPolicy, 'x-content-type-options': 'nosniff' });
      // Scripts, also of workers, come without: full text is searched in one.
      await page.goto(`${url}search/?q=kubectl`);
      await expect(page.locator('#app\\:results li').first()).toBeVisible();
    });
  });
});

test('headings called like every element of ours leave a page working, and lead to themselves @fault-47', async ({ page }) => {
  await served(async (url) => {
    const wrong = watch(page, { url });
    await page.goto(`${url}runbooks/shop/slow/`);
    await expect(page.locator('button.copy').first()).toBeVisible();
    await page.locator('.values summary').click();
    for (const name of ['namespace', 'elements', 'submit', 'querySelector', 'children'])
      await page.getByLabel(name, { exact: true }).fill(`${name}-1`);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect(page.locator('pre').first()).toHaveText('kubectl -n namespace-1 get pods elements-1 submit-1 querySelector-1 children-1');
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox').or(page.locator('[data-search]')).first()).toBeFocused();
    await page.keyboard.press('Escape');
    await page.locator('#first').getByRole('checkbox', { includeHidden: true }).click();
    await expect(page.locator('#first').getByRole('checkbox', { includeHidden: true })).toBeChecked();
    for (const name of ['values', 'incident-page', 'query-filter', 'contents', 'main', 'results', 'log-line']) {
      // A page of its own each time, as a link from elsewhere opens it.
      await page.goto('about:blank');
      await page.goto(`${url}runbooks/shop/slow/#${name}`);
      await expect(page.locator(`[id="${name}"]`)).toContainText(`Words below ${name}.`);
      await expect(page.locator(`[id="${name}"]`)).toBeInViewport();
    }
    expect(wrong).toEqual([]);
  });
});

test('steps called like every element of ours can be ticked @fault-47', async ({ page }) => {
  await served(async (url) => {
    const wrong = watch(page, { url });
    await page.goto(`${url}runbooks/shop/steps/`);
    for (const name of ['values', 'incident-page', 'drill-page', 'said']) {
      const box = page.locator(`[id="${name}"]`).getByRole('checkbox', { includeHidden: true });
      await box.click();
      await expect(box).toBeChecked();
    }
    await page.reload();
    await expect(page.locator('[id="values"]').getByRole('checkbox', { includeHidden: true })).toBeChecked();
    expect(wrong).toEqual([]);
  });
});
