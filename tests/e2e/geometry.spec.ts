/** Nothing lies over anything else, and nothing is cut without a cue, on every kind of page at every common width. */
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
