/** Status pages of providers in a browser: linked, asked when somebody presses, logged. */
import { createServer, type Server } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Served, serveBuilt } from './site.ts';

interface Sites {
  listed: Served & { asked: string[]; provider: string };
}

const answers: Readonly<Record<string, { status: number; body: string; cors: boolean }>> = {
  '/good/status.json': { status: 200, body: '{"status":{"indicator":"none","description":"All Systems Operational"}}', cors: true },
  '/bad/summary.json': {
    status: 200,
    body: '{"status":{"indicator":"major","description":"Partial System Outage"},"incidents":[{"name":"<b>Errors</b> on the API"}]}',
    cors: true,
  },
  '/login': { status: 404, body: '<!doctype html>', cors: true },
  '/closed/status.json': { status: 200, body: '{"status":{"indicator":"none","description":"Fine"}}', cors: false },
};

const test = base.extend<object, Sites>({
  listed: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
    async ({}, use) => {
      const asked: string[] = [];
      const server: Server = createServer((request, response) => {
        const answer = answers[request.url ?? ''];
        asked.push(request.url ?? '');
        if (answer?.cors === true) response.setHeader('Access-Control-Allow-Origin', '*');
        response.statusCode = answer?.status ?? 500;
        response.end(answer?.body ?? '');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      const provider = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
      const pages = [
        ...['good/status.json', 'bad/summary.json', 'login', 'closed/status.json'].map(
          (path) => `  - { name: ${path.split('/')[0]}, url: "${provider}/", status: "${provider}/${path}" }`,
        ),
        '  - { name: linked, url: "https://status.example.com/x" }',
      ];
      const files = {
        'breakglass.yaml': `title: Providers\nstatusPages:\n${pages.join('\n')}\n`,
        'runbooks/shop/cart.mdx': '# Cart\n\n## Triage\n\n- [ ] Ask the providers.\n\n  <StatusPages />\n',
      };
      await serveBuilt({ files }, (site) => use({ ...site, asked, provider }));
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

test('nothing is asked before the press; then each says how it is, or in words that it did not', async ({ page, listed }) => {
  await page.goto(`${listed.url}status-pages/`);
  const ask = page.getByRole('button', { name: 'Ask for their states' });
  await expect(ask).toBeVisible();
  expect(listed.asked).toEqual([]);
  expect(await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')).toContain(
    `; connect-src 'self' ${listed.provider};`,
  );
  await ask.click();
  const row = (name: string) => page.locator('[data-status-pages] li').filter({ has: page.getByRole('link', { name, exact: true }) });
  await expect(row('good').getByRole('status')).toContainText('All Systems Operational');
  // What a provider writes is text.
  await expect(row('bad').getByRole('status')).toContainText('Partial System Outage (major). Open: <b>Errors</b> on the API');
  await expect(row('login').getByRole('status')).toContainText('Answered with something else than a state (HTTP 404). Open the page.');
  await expect(row('closed').getByRole('status')).toContainText('Did not answer.');
  await expect(row('linked').getByRole('status')).toHaveCount(0);
  await expect(row('linked').getByRole('link')).toHaveAttribute('href', 'https://status.example.com/x');
  expect([...listed.asked].sort()).toEqual(Object.keys(answers).sort());
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});

test('a state is logged in the incident, from the runbook, and taken back', async ({ page, listed }) => {
  await page.goto(`${listed.url}runbooks/shop/cart/`);
  await page.getByRole('button', { name: 'Ask for their states' }).click();
  await page.getByRole('button', { name: 'Log: bad' }).click();
  await expect(page.getByText('Logged', { exact: true })).toBeVisible();
  await page.goto(`${listed.url}incident/`);
  const line = page.getByText('Status page of bad: Partial System Outage (major). Open: <b>Errors</b> on the API');
  await expect(line.first()).toBeVisible();
});

test('an incident and an alert without a runbook lead there', async ({ page, listed }) => {
  await page.goto(`${listed.url}incident/`);
  await page.getByLabel('What is wrong?').fill('Payments fail');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByLabel('What happened?')).toBeFocused();
  await page.getByLabel('What happened?').press('Escape');
  await page.keyboard.press('h');
  await page.getByRole('link', { name: 'Status pages' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Status pages' })).toBeVisible();
  await page.goto(listed.url);
  await expect(page.getByRole('main').getByRole('link', { name: 'Status pages' })).toBeVisible();
  await page.goto(`${listed.url}alerts/NobodyKnowsIt/`);
  await expect(page.getByRole('link', { name: 'Status pages of providers' })).toHaveAttribute('href', /status-pages\/$/);
});

test('without a network it says so, and asks nobody', async ({ page, context, listed }) => {
  await page.goto(`${listed.url}status-pages/`);
  await expect(page.getByRole('button', { name: 'Ask for their states' })).toBeVisible();
  const before = listed.asked.length;
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Ask for their states' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Not asked: this device is offline.' })).toHaveCount(4);
  expect(listed.asked).toHaveLength(before);
});
