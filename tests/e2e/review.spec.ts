/** How old a review is, reckoned when the page is read, and what the page of health says. */
import { test as base, expect, type Served } from './site.ts';

const content = {
  'breakglass.yaml': 'title: Ages\nalerts: { rules: [rules.yaml] }\n',
  'rules.yaml': 'groups:\n  - name: all\n    rules:\n      - { alert: CartLost, expr: up == 0, labels: { service: shop } }\n',
  'runbooks/shop/cart.md': '---\nlastReviewed: 2024-01-31\nreviewEvery: 6mo\n---\n# Cart\n\nText.\n\n- [ ] Step\n',
  'runbooks/shop/pay.md': '---\nlastReviewed: 2026-03-01\nowner: shop\n---\n# Pay\n\n[gone](gone.md)\n\n- [ ] Step\n',
};

const test = base.extend<{ ages: Served }>({
  ages: async ({ serveSite }, use) => use(await serveSite({ files: content })),
});

test.use({ viewport: { width: 320, height: 740 } });

test('a kept page ages, and nothing moves', async ({ page, ages }) => {
  await page.clock.setFixedTime('2024-02-01T12:00:00Z');
  await page.goto(`${ages.url}runbooks/shop/cart/`);
  const age = page.locator('.review-line .age');
  await expect(age).toHaveText('1 day ago');
  await expect(page.locator('.review-line')).toHaveText('Owner unknown. Reviewed 1 day ago');

  await page.clock.setFixedTime('2026-03-31T12:00:00Z');
  await page.addInitScript(() => {
    const seen = { shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) seen.shift += Number(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.reload();
  await expect(age).toHaveText('26 months ago, overdue');
  await expect(age).toHaveAttribute('title', '2024-01-31');
  // The longest words that it may hold fit into the room that is kept.
  await age.evaluate((element) => {
    element.textContent = '26 months ago, review due';
  });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  expect(await page.evaluate('window.seen.shift')).toBeLessThan(0.001);
});

test('health counts what is overdue on the day it is read, and leads to what is wrong', async ({ page, ages }) => {
  await page.clock.setFixedTime('2026-03-31T12:00:00Z');
  await page.goto(`${ages.url}health/`);
  const row = page.getByRole('row', { name: /shop/ });
  await expect(row).toContainText('1 of 1 unanswered');
  await expect(row).toContainText('1 of 2 overdue');
  const problem = page.getByText('gone.md').first();
  await expect(problem).toBeHidden();
  await row.getByRole('link', { name: 'warning' }).click();
  await expect(problem).toBeVisible();
  await expect(page.getByText('CartLost')).toBeVisible();

  await page.clock.setFixedTime('2028-01-01T12:00:00Z');
  await page.reload();
  await expect(row).toContainText('2 of 2 overdue');
});

test('without script the days themselves are there', async ({ browser, ages }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${ages.url}runbooks/shop/cart/`);
  await expect(page.locator('.review-line')).toHaveText('Owner unknown. Reviewed 2024-01-31');
  await page.goto(`${ages.url}health/`);
  await expect(page.getByRole('row', { name: /shop/ })).toContainText('first due 2024-07-31');
  await context.close();
});

test('calendar, badge and data come as what they are', async ({ request, ages }) => {
  const kinds = { 'reviews.ics': 'text/calendar', 'reviews/shop.ics': 'text/calendar', 'badge.svg': 'image/svg+xml', 'badge.json': 'json' };
  for (const [file, kind] of Object.entries(kinds)) {
    const answer = await request.get(`${ages.url}${file}`);
    expect(answer.status()).toBe(200);
    expect(answer.headers()['content-type']).toContain(kind);
  }
  expect(await (await request.get(`${ages.url}health.json`)).json()).toMatchObject({ services: [{ id: 'shop' }] });
});
