/** Nothing lies over anything else, nothing is cut without a cue, and a thumb hits everything, on every kind of page at every common width. */
import type { Page } from '@playwright/test';
import { awake, expect, test } from './site.ts';

const pages = [
  '',
  'runbooks/',
  'runbooks/user-service/',
  'runbooks/user-service/latency-spike/',
  'runbooks/patterns/connection-pool-exhaustion/',
  'alerts/',
  'health/',
  'queries/',
  'queries/promql/',
  'patterns/',
  'signals/',
  'incident/',
  'search/',
  'drills/',
  'nothing-here/',
];
const widths = [360, 390, 820, 1280, 1440, 1920];

/** Sibling elements that cover each other, and texts that reach out of their box where nothing shows that they go on. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    // Asked for again and again, and the same while nothing is drawn.
    const styles = new Map<Element, CSSStyleDeclaration>();
    const styleOf = (element: Element) => {
      const known = styles.get(element) ?? getComputedStyle(element);
      styles.set(element, known);
      return known;
    };
    const name = (element: Element) =>
      `${element.localName}${element.id === '' ? '' : `#${element.id}`}.${element.className.toString().replaceAll(' ', '.')} “${(element.textContent ?? '').trim().slice(0, 30)}”`;
    const isShown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
      element.getBoundingClientRect().width > 1 &&
      element.getBoundingClientRect().height > 1;
    const isPlaced = (element: Element) => !['static', 'relative'].includes(styleOf(element).position);
    for (const parent of document.querySelectorAll('body, body *:not(svg, svg *)')) {
      const children = [...parent.children].filter((child) => child.localName !== 'svg' && isShown(child) && !isPlaced(child));
      for (const [at, child] of children.entries()) {
        // Parts of a line of text overlap by their line boxes; whole blocks and boxes of a flexible row never do.
        if (styleOf(child).display === 'inline') continue;
        const a = child.getBoundingClientRect();
        for (const other of children.slice(at + 1)) {
          if (styleOf(other).display === 'inline') continue;
          const b = other.getBoundingClientRect();
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (wide > 1.5 && high > 1.5) found.push(`${name(child)} lies over ${name(other)}`);
        }
      }
    }
    for (const element of document.querySelectorAll('body *:not(svg, svg *, .skip, .sr)')) {
      const hasText = [...element.childNodes].some((child) => child.nodeType === 3 && (child.textContent ?? '').trim() !== '');
      if (!hasText || !isShown(element) || element.closest('.sr, .skip') !== null) continue;
      const boxes: HTMLElement[] = [];
      for (let box: Element | null = element; box instanceof HTMLElement; box = box.parentElement) boxes.push(box);
      // What scrolls or ends with an ellipsis shows that it goes on; what is a pixel wide is for screen readers, or until it is asked for.
      const goesOn = boxes.some((box) => {
        const { overflowX, textOverflow } = styleOf(box);
        return overflowX === 'auto' || overflowX === 'scroll' || textOverflow === 'ellipsis' || box.getBoundingClientRect().width <= 1;
      });
      if (goesOn) continue;
      const { left, right } = element.getBoundingClientRect();
      // On small screens code begins left of the words above it, which gives it more room.
      const outer = boxes.find((box) => {
        const isBox = !['inline', 'table-row', 'table-row-group'].includes(styleOf(box).display);
        return isBox && (right > box.getBoundingClientRect().right + 1.5 || left < -0.5);
      });
      if (outer !== undefined) found.push(`${name(element)} reaches out of ${name(outer)}`);
    }
    return [...new Set(found)].slice(0, 12);
  });
}

test('nothing overlaps or is cut on any kind of page', { tag: '@long' }, async ({ page, starter }) => {
  test.setTimeout(300_000);
  await page.addInitScript(() => localStorage.setItem('breakglass-fonts', '1'));
  for (const address of pages) {
    await page.goto(starter.url + address);
    await awake(page);
    await page.evaluate(() => document.fonts.ready);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      expect.soft(await faultsOf(page), `/${address} at ${width} px`).toEqual([]);
    }
  }
});

/**
 * What a thumb cannot hit well: what can be pressed and is smaller than 44 px, with what reaches beyond its edges. Links within a text are as high
 * as its lines.
 */
function smallTargetsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 43.5;
    const found = new Set<string>();
    for (const element of document.querySelectorAll(
      'a[href], button, summary, label, select, input, textarea, [role="tab"], [role="option"]',
    )) {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })) continue;
      // Not there until it has the focus.
      if (element.closest('.skip, .sr') !== null || getComputedStyle(element.closest('form') ?? element).clipPath !== 'none') continue;
      // Its label is what is pressed; a label without a field in it is a name.
      if (element.matches('input:is([type="radio"], [type="checkbox"])') && element.closest('label') !== null) continue;
      if (element.matches('label') && element.querySelector('input, select, button') === null) continue;
      const text = element.closest('p, li, dd, td, th');
      const isInText = element.matches('a') && text !== null && text.textContent.trim().length > element.textContent.trim().length + 1;
      if (isInText && getComputedStyle(element).position === 'static') continue;
      const box = element.getBoundingClientRect();
      if (box.width < 2 || box.height < 2) continue;
      const around = ['::before', '::after']
        .map((name) => getComputedStyle(element, name))
        .filter(({ position }) => position === 'absolute');
      const width = Math.max(box.width, ...around.map((style) => Number.parseFloat(style.width) || 0));
      const height = Math.max(box.height, ...around.map((style) => Number.parseFloat(style.height) || 0));
      if (width >= least && height >= least) continue;
      const name = `${element.localName}.${element.className} “${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 30)}”`;
      found.add(`${name} ${Math.round(width)}×${Math.round(height)}`);
    }
    return [...found].slice(0, 12);
  });
}

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

  test('everything that can be pressed is as large as a thumb', { tag: '@long' }, async ({ page, starter }) => {
    test.setTimeout(120_000);
    await page.goto(`${starter.url}runbooks/user-service/latency-spike/?alertname=UserServiceHighLatency`);
    await page.locator('.bar [data-log]').click();
    await expect(page.getByRole('textbox', { name: /What happened/ })).toBeFocused();
    await page.keyboard.type('checkout is slow');
    await page.keyboard.press('Enter');
    await expect(page.locator('.incident-clock')).toBeVisible();
    for (const address of [...pages, 'search/?q=latency']) {
      await page.goto(starter.url + address);
      // Awake, whether or not the offline copy is there yet.
      await expect(page.locator('.theme')).toBeVisible();
      await expect(page.locator('#app\\:incident-page noscript')).toHaveCount(0);
      if (address.startsWith('search/?')) await expect(page.locator('#app\\:results a').first()).toBeVisible();
      expect.soft(await smallTargetsOf(page), `/${address}`).toEqual([]);
      if (address !== 'incident/') continue;
      // The bar of small screens is as high on this page as on the others.
      expect(await page.locator('.bar').evaluate((bar) => bar.getBoundingClientRect().height)).toBeLessThan(60);
      for (const name of ['Update', 'Resolve']) {
        await page.getByRole('group', { name: 'Actions' }).getByRole('button', { name }).click();
        await expect(page.getByRole('dialog').getByRole('button').nth(1)).toBeVisible();
        expect.soft(await smallTargetsOf(page), name).toEqual([]);
        await page.goBack();
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
    }
  });
});
