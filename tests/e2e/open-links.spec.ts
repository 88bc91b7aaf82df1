/** The links of a card in a browser. */
import { test as base, expect, type Served } from './site.ts';

const content = {
  'breakglass.yaml':
    'title: Open\nvariables: { job: {} }\nopen: { prometheus: { url: "https://prometheus.example.com" }, grafana: { url: "https://grafana.example.com", datasources: { promql: p } } }\n',
  'queries/s.yaml': 'title: S\nqueries:\n  - { id: up, title: Up, language: promql, query: \'up{job="${job}"} * $x\' }\n',
  'runbooks/shop/cart.md': '# Cart\n\n- [ ] Look\n\n```promql\nup{job="x"}\n```\n',
};

const test = base.extend<{ linked: Served }>({
  linked: async ({ serveSite }, use) => use(await serveSite({ files: content })),
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
  // A query with a value missing asks for something else: there is no link to it, and pressing it leads to the value.
  await expect(prometheus).not.toHaveAttribute('href');
  await prometheus.click();
  await expect(page.getByLabel('x', { exact: true })).toBeFocused();
  await page.getByLabel('x', { exact: true }).fill('2');
  await expect(prometheus).toHaveAttribute('href');
  expect(await asked()).toEqual([String.raw`g0.expr up{job="$y \"api\""} * 2`, 'g0.tab graph', 'g0.range_input 1h']);
  await expect(prometheus).not.toHaveAttribute('title');
  await expect(prometheus).not.toHaveAttribute('aria-description');
  await expect(page.getByRole('link', { name: 'Grafana' })).toHaveAttribute('href', /now-1h/);
});

test('links lead to the time of the incident that goes on, from before it began until now', async ({ page, context, linked }) => {
  await page.goto(`${linked.url}runbooks/shop/cart/`);
  const grafana = page.getByRole('link', { name: 'Grafana' });
  const rangeIn = (address: string) => {
    const panes: unknown = JSON.parse(new URL(address).searchParams.get('panes') ?? '');
    const { from, to } = /"from":"(?<from>[^"]+)","to":"(?<to>[^"]+)"/.exec(JSON.stringify(panes))?.groups ?? {};
    return { from, to };
  };
  await expect(grafana).toHaveAttribute('href', /now-1h/);
  await page.getByRole('checkbox').click();
  await expect(grafana).not.toHaveAttribute('href', /now-1h/);
  const first = rangeIn((await grafana.getAttribute('href')) ?? '');
  expect(Number(first.to) - Number(first.from)).toBeGreaterThanOrEqual(30 * 60_000);
  // A link leads to the time when it is pressed.
  await context.route('https://grafana.example.com/**', (route) => route.fulfill({ body: 'Grafana' }));
  await expect.poll(() => page.evaluate((to) => Date.now() > to, Number(first.to))).toBe(true);
  // In this tab: what matters is where it leads.
  await grafana.evaluate((link) => link.removeAttribute('target'));
  await Promise.all([page.waitForURL('https://grafana.example.com/**'), grafana.click()]);
  const pressed = rangeIn(page.url());
  expect(pressed.from).toBe(first.from);
  expect(Number(pressed.to)).toBeGreaterThan(Number(first.to));
  // Another page of the site knows it at once.
  await page.goto(`${linked.url}runbooks/shop/cart/`);
  await expect(grafana).toHaveAttribute('href', new RegExp(String(first.from)));
});
