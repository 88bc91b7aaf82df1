import AxeBuilder from '@axe-core/playwright';
import { awake, expect, test, watch } from './site.ts';

const pages = [
  '',
  'runbooks/',
  'runbooks/user-service/',
  'runbooks/user-service/latency-spike/',
  'runbooks/patterns/bad-deploy/',
  'runbooks/incident/first-15-minutes/',
  'alerts/',
  'health/',
  'follow-up/',
  'trends/',
  'queries/',
  'queries/promql/',
  'patterns/',
  'signals/',
  'postmortems/',
  'postmortems/2026-09-14-payments-time-out-at-the-gateway/',
  'incident/',
  'search/?q=latency',
  'no/such/page',
];

const ofDocuments = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The themes differ in nothing else. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** The pages of an incident, with most of what there is. */
const oftenLookedAt = new Set(['', 'runbooks/user-service/latency-spike/', 'incident/']);

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const address of pages) {
      const often = colorScheme === 'dark' && oftenLookedAt.has(address);
      test(`/${address} has no violation that axe knows`, often ? {} : { tag: '@long' }, async ({ page, starter }) => {
        const wrong = watch(page, starter);
        await page.goto(starter.url + address);
        await awake(page);
        if (address.startsWith('search/')) await expect(page.locator('#app\\:results li').first()).toBeVisible();
        const axe = new AxeBuilder({ page });
        const { violations } = await (colorScheme === 'light' ? axe.withRules(ofColours) : axe.withTags(ofDocuments)).analyze();
        expect(
          violations.map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .map((node) => node.target.join(' '))
                .slice(0, 3)
                .join(', ')}`,
          ),
        ).toEqual([]);
        expect(wrong).toEqual([]);
      });
    }
  });
}

test('values, their gaps and the question before a dangerous copy have none either', { tag: '@long' }, async ({ page, values }) => {
  await page.goto(`${values.url}runbooks/shop/slow/?namespace=Prod`);
  await page.locator('figure', { hasText: 'kubectl -n' }).locator('.copy').last().click();
  await page.locator('#app\\:values summary').click();
  const ids = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`);
  expect(await ids()).toEqual([]);
  await page.locator('figure[data-danger]:not([data-danger="read-only"]) .copy').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await ids()).toEqual([]);
});

test('a broken runbook has none either @long', async ({ page, small }) => {
  await page.goto(`${small.url}runbooks/etcd/broken/`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

for (const width of [360, 820, 1440]) {
  test(`no page scrolls sideways at ${width} px`, { tag: width === 360 ? [] : '@long' }, async ({ page, starter }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const address of pages) {
      await page.goto(starter.url + address);
      const [inner, whole] = await page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]);
      expect(whole, `/${address}`).toBeLessThanOrEqual(inner ?? 0);
    }
  });
}

test('on a phone, what is pressed is at least 44 px high', async ({ page, starter }) => {
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(`${starter.url}runbooks/user-service/latency-spike/`);
  await awake(page);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, summary, label.tick, nav a, [role=option]')]
      .filter((element) => element.checkVisibility())
      // A small sign in a line of text may be hit beyond its edges, by the room of its pseudo-element.
      .filter((element) => getComputedStyle(element, '::after').position !== 'absolute')
      // Links in a line of text are exempt (WCAG 2.5.8).
      .filter((element) => element.closest('.prose p, .prose li, dd, .rail, td') === null || element.matches('button, summary'))
      .map((element) => ({
        box: element.getBoundingClientRect(),
        text: `${element.tagName} ${element.className} ${element.textContent?.trim().slice(0, 30)}`,
      }))
      .filter(({ box }) => box.width > 0 && box.height < 43.5)
      .map(({ text, box }) => `${text} ${box.height}`),
  );
  expect(small).toEqual([]);
});

test('the keyboard reaches everything on a runbook, and what has it shows it', async ({ page, small }) => {
  await page.goto(`${small.url}runbooks/kubernetes/kubepodcrashlooping/`);
  const seen = new Set<string>();
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const style = getComputedStyle(element.matches('label.tick input') ? (element.closest('.step, label') ?? element) : element);
      const ring = getComputedStyle(element);
      return {
        name: `${element.tagName}.${element.className}`,
        shown: style.outlineStyle !== 'none' || ring.outlineStyle !== 'none' || ring.boxShadow !== 'none',
      };
    });
    if (focused === null) break;
    expect(focused.shown, focused.name).toBe(true);
    seen.add(focused.name.split('.')[0] ?? '');
  }
  expect([...seen]).toEqual(expect.arrayContaining(['A', 'BUTTON', 'INPUT', 'SUMMARY', 'PRE']));
});
