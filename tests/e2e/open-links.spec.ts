/** The links of a card in a browser. */
import { contentRoot } from '../support/content-root.ts';
import { test as base, expect, type Served, serveBuilt } from './site.ts';

const content = {
  'breakglass.yaml':
    'title: Open\nvariables: { job: {} }\nopen: { prometheus: { url: "https://prometheus.example.com" }, grafana: { url: "https://grafana.example.com", datasources: { promql: p } } }\n',
  'queries/s.yaml': 'title: S\nqueries:\n  - { id: up, title: Up, language: promql, query: \'up{job="${job}"} * $x\' }\n',
  'runbooks/shop/cart.md': '# Cart\n\nText.\n',
};

const test = base.extend<object, { linked: Served }>({
  linked: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
    async ({}, use) => serveBuilt(['--content', contentRoot(content)], use),
    { scope: 'worker', timeout: 120_000 },
  ],
});

test('links follow what is filled in', async ({ page, linked }) => {
  await page.goto(`${linked.url}queries/s/`);
  const prometheus = page.getByRole('link', { name: 'Prometheus' });
  const asked = async () => [...new URL((await prometheus.getAttribute('href')) ?? '').searchParams].map((pair) => pair.join(' '));
  await expect(prometheus).toHaveAttribute('title', 'Not filled in: job, x');
  // The script listens to keys.
  await expect(page.locator('button.copy').first()).toBeVisible();
  await page.keyboard.press('v');
  await expect(page.getByLabel('job', { exact: true })).toBeFocused();
  await page.keyboard.type('$y "api"');
  await expect(prometheus).toHaveAttribute('title', 'Not filled in: x');
  await expect(prometheus).toHaveAttribute('aria-description', 'Not filled in: x');
  expect(await asked()).toEqual([String.raw`g0.expr up{job="$y \"api\""} * $x`, 'g0.tab graph', 'g0.range_input 1h']);
  await page.getByLabel('x', { exact: true }).fill('2');
  await expect(prometheus).not.toHaveAttribute('title');
  await expect(prometheus).not.toHaveAttribute('aria-description');
  await expect(page.getByRole('link', { name: 'Grafana' })).toHaveAttribute('href', /now-1h/);
});
