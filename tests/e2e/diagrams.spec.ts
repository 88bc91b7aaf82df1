/** A drawn diagram on its page: in both themes, on a phone, without a script and without the network. */
import AxeBuilder from '@axe-core/playwright';
import { awake, expect, test, watch } from './site.ts';

const site = {
  files: {
    'breakglass.yaml': 'title: Diagrams\n',
    'runbooks/shop/service.yaml': 'title: Shop\nescalation: [{ to: Ada, contact: "https://example.com/" }]\n',
    'runbooks/shop/orders.md':
      '# Orders\n\n## Triage\n\nFollow the request:\n\n```mermaid\nflowchart LR\n  client[Client] --> gateway{Gateway}\n  gateway --> orders[Order service]\n  orders --> db[(PostgreSQL)]\n  classDef hot fill:#ffd6d6\n  class db hot\n```\n\n- [ ] Look at the gateway\n',
    'runbooks/shop/plain.md': '# Plain\n\n## Triage\n\n- [ ] Look at the gateway\n',
  },
};

test('follows the theme, fits the phone and has a name', async ({ page, serveSite }) => {
  const { url } = await serveSite(site);
  const wrong = watch(page, { url });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${url}runbooks/shop/orders/`);
  await awake(page);
  const drawing = page.getByRole('img', { name: 'Flowchart: Client, Gateway, Order service, PostgreSQL' });
  await expect(drawing).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await drawing.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  const colours = () =>
    drawing.locator('text').evaluateAll((texts) => texts.map((text) => [text.textContent?.trim(), getComputedStyle(text).fill]));
  await page.emulateMedia({ colorScheme: 'light' });
  const light = Object.fromEntries(await colours());
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = Object.fromEntries(await colours());
  expect(dark['Client']).not.toBe(light['Client']);
  // The author's own colour stays, and so does what can be read on it.
  expect(dark['PostgreSQL']).toBe(light['PostgreSQL']);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  expect(wrong).toEqual([]);
});

test('costs its page the drawing alone, and other pages nothing', async ({ page, serveSite }) => {
  const { url } = await serveSite(site);
  const asked = async (path: string) => {
    const urls: string[] = [];
    const note = (request: { url: () => string }) => urls.push(request.url().replace(url, ''));
    page.on('request', note);
    await page.goto(url + path);
    await awake(page);
    page.off('request', note);
    return urls.filter((address) => address !== path).sort();
  };
  expect(await asked('runbooks/shop/orders/')).toEqual(await asked('runbooks/shop/plain/'));
  await expect(page.locator('svg:has(text)')).toHaveCount(0);
});

test('is there without a script', async ({ browser, serveSite }) => {
  const { url } = await serveSite(site);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${url}runbooks/shop/orders/`);
  await expect(page.getByRole('img', { name: /Flowchart/ })).toBeVisible();
  await page.getByText('Diagram as text').click();
  await expect(page.getByText('client[Client] --> gateway{Gateway}')).toBeVisible();
  await context.close();
});
