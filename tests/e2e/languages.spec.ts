/** A site in several languages: the example of the docs (`docs/how-to/languages.md`), as built, on a phone, and in the break-glass file. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { temporaryFolder } from '../support/content-root.ts';
import { builtSite } from './built-sites.ts';
import { stateLine } from './offline/offline-site.ts';
import { awake, expect, test, watch } from './site.ts';

/** The files of the page: each a path in backticks, then its text. */
const example = Object.fromEntries(
  [...readFileSync('docs/how-to/languages.md', 'utf8').matchAll(/^`([^`\n]+)`:\n\n```\w+\n(.*?)^```$/gms)].map(
    ([, path = '', text = '']) => [path, text],
  ),
);
const site = {
  files: { ...example, 'runbooks/shop/slow.md': '---\nlanguage: en\n---\n# Slow checkout\n\n## Triage\n\n- [ ] Look at `pods`\n' },
};
const arabic = 'runbooks/%D8%AF%D9%81%D8%B9/%D9%85%D9%87%D9%84%D8%A9/';

const finds = [
  ['機器人', '支払いゲートウェイのタイムアウト'],
  ['戻す', '支払いゲートウェイのタイムアウト'],
  ['Datenbank', 'Festplatte voll'],
  ['السجلات', 'انتهاء مهلة بوابة الدفع'],
  ['connection refused', 'انتهاء مهلة بوابة الدفع'],
] as const;

/** Whether something of the page lies beside the screen, where nobody looks for it. */
async function beside(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.closest('pre, .sr, .skip') === null)
      .filter((element) => {
        const { left, right, width: own } = element.getBoundingClientRect();
        return own > 0 && (left < -1 || right > width + 1);
      })
      .map((element) => element.outerHTML.slice(0, 80));
  });
}

/** English sentences whose full stop stands before them, as it does where a line has the direction of the page. */
async function turnedSentences(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.closest('.sr, .skip, svg') === null)
      .filter((element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && /^\s*[A-Za-z].*[.:?!…]\s*$/s.test(node.textContent ?? '')),
      )
      .filter((element) => {
        let block: HTMLElement | null = element;
        while (block !== null && getComputedStyle(block).display === 'inline') block = block.parentElement;
        const { direction, unicodeBidi } = getComputedStyle(block ?? element);
        return direction === 'rtl' && unicodeBidi !== 'plaintext' && getComputedStyle(element).unicodeBidi !== 'plaintext';
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}

test('one search finds the middle of words, stems, and names of programs, in every language', async ({ page, serveSite }) => {
  expect(Object.keys(example)).toHaveLength(5);
  const served = await serveSite(site);
  const wrong = watch(page, served);
  for (const [typed, title] of finds) {
    await page.goto(`${served.url}search/?q=${encodeURIComponent(typed)}`);
    await expect(page.locator('.rows a, #app\\:results a').filter({ hasText: title }).first()).toBeVisible();
  }
  expect(wrong).toEqual([]);
});

test('the list under the search box has names by their middle', async ({ page, serveSite }) => {
  const { url } = await serveSite(site);
  await page.goto(url);
  await awake(page);
  await page.getByRole('combobox').first().fill('ゲートウェイ');
  await expect(page.getByRole('option').first()).toContainText('支払いゲートウェイのタイムアウト');
});

test('the break-glass file searches all of them without a network', async ({ page, context }) => {
  await context.setOffline(true);
  const file = join(temporaryFolder(), 'breakglass.html');
  copyFileSync(join(await builtSite(site), 'breakglass.html'), file);
  await page.goto(pathToFileURL(file).href);
  for (const [typed, title] of finds) {
    await page.getByRole('combobox').first().fill(typed);
    await expect(page.getByRole('option').filter({ hasText: title }).first()).toBeVisible();
  }
});

test.describe('with the offline copy', () => {
  test.use({ serviceWorkers: 'allow' });

  test('all languages are searched without a network', async ({ page, context, serveSite }) => {
    const { url } = await serveSite(site);
    await page.goto(url);
    await expect(stateLine(page)).toHaveText('Ready offline', { timeout: 15_000 });
    await context.setOffline(true);
    for (const [typed, title] of finds) {
      await page.goto(`${url}search/?q=${encodeURIComponent(typed)}`);
      await expect(page.locator('#app\\:results a, .rows a').filter({ hasText: title }).first()).toBeVisible();
    }
  });
});

test('a runbook is marked with its language where it is another than the site’s', async ({ page, serveSite }) => {
  const { url } = await serveSite(site);
  await page.goto(url + arabic);
  await expect(page.locator('html')).toHaveAttribute('lang', 'ja');
  await expect(page.locator('html')).not.toHaveAttribute('dir');
  await expect(page.locator('article')).toHaveAttribute('lang', 'ar');
  await expect(page.locator('article')).toHaveAttribute('dir', 'rtl');
  await page.goto(`${url}runbooks/shop/slow/`);
  await expect(page.locator('article')).toHaveAttribute('lang', 'en');
});

test('an English site links no styles of other scripts', async ({ serveSite }) => {
  const { url } = await serveSite({ files: { 'runbooks/shop/slow.md': '# Slow\n' } });
  const html = await (await fetch(url)).text();
  expect(html).toContain('<html lang="en" data-site="/">');
  expect(html).not.toContain('languages');
});

test.describe('on a phone, from right to left', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('text begins at the right, commands at the left, and everything is on the screen', async ({ page, serveSite }) => {
    const files = { ...site.files, 'breakglass.yaml': 'title: دليل الطوارئ\nlanguage: ar\n' };
    const { url } = await serveSite({ files });
    for (const address of ['', 'runbooks/', arabic, 'search/', 'incident/']) {
      await page.goto(url + address);
      await awake(page);
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
      expect(await beside(page), address).toEqual([]);
    }
    await page.goto(url + arabic);
    await awake(page);
    const code = page.locator('.step code').first();
    await expect(code).toHaveCSS('direction', 'ltr');
    await expect(code).toHaveCSS('unicode-bidi', 'isolate');
    await expect(page.locator('.progress .note')).toHaveCSS('text-align', 'right');
    const box = await page.locator('.step .tick').first().boundingBox();
    expect(box?.x).toBeGreaterThan(180);
    await page.getByRole('button', { name: '+ Log' }).click();
    await expect(page.getByRole('dialog').or(page.locator('[popover]:popover-open')).first()).toBeVisible();
    expect(await beside(page)).toEqual([]);
  });

  test('sentences of the interface end where they end, in their own language', async ({ page, serveSite }) => {
    const { url } = await serveSite({ files: { ...site.files, 'breakglass.yaml': 'title: دليل الطوارئ\nlanguage: ar\n' } });
    for (const address of ['', 'runbooks/', 'incident/', 'alerts/', 'health/', 'signals/', 'nowhere/', arabic]) {
      await page.goto(url + address);
      await awake(page);
      expect(await turnedSentences(page), address).toEqual([]);
    }
  });

  test('a runbook that is written from left to right is so', async ({ page, serveSite }) => {
    const { url } = await serveSite({ files: { ...site.files, 'breakglass.yaml': 'title: دليل الطوارئ\nlanguage: ar\n' } });
    await page.goto(`${url}runbooks/shop/slow/`);
    await awake(page);
    await expect(page.locator('article')).toHaveAttribute('dir', 'ltr');
    await expect(page.locator('.progress .note')).toHaveCSS('text-align', 'start');
    const box = await page.locator('.step .tick').first().boundingBox();
    expect(box?.x).toBeLessThan(100);
    expect(await beside(page)).toEqual([]);
  });
});
