/** "Run here" in a browser: against a real Prometheus on another origin, against nobody, and against one that hangs. */
import { createServer, type Server } from 'node:http';
import AxeBuilder from '@axe-core/playwright';
import { noPrometheus, startPrometheus } from '../support/prometheus.ts';
import { freePort } from '../support/server-program.ts';
import type { SiteToBuild } from './built-sites.ts';
import { test as base, expect, type Served, serveBuilt } from './site.ts';

interface Sites {
  /** Asks a real Prometheus. */
  asking: Served & { prometheus: string };
  /** Asks where nobody listens. */
  unanswered: Served;
  /** Asks what never answers. */
  hanging: Served;
}

const sheet = `title: Self
queries:
  - { id: up, title: Up, language: promql, query: up }
  - { id: many, title: Many, language: promql, query: "{__name__=~'prometheus_http.*|go_.*'}" }
  - { id: scalar, title: Scalar, language: promql, query: 1 + 1 }
  - { id: nothing, title: Nothing, language: promql, query: 'up{job="nobody"}' }
  - { id: twice, title: Twice, language: promql, query: 'label_replace({__name__=~"up|scrape_samples_scraped"}, "__name__", "same", "", "")' }
  - { id: unfilled, title: Unfilled, language: promql, query: 'up{job="\${job}"}' }
  - { id: grafana, title: Grafana's, language: promql, query: 'rate(up[$__rate_interval])' }
  - { id: logs, title: Logs, language: logql, query: '{job="a"}' }
`;

function content(prometheus: string, timeout: string): SiteToBuild {
  const runHere = `runHere: { prometheus: "${prometheus}", timeout: ${timeout} }`;
  const open = `open: { prometheus: { url: "${prometheus}", version: 2 }, grafana: { url: "https://grafana.example.com/</script>", datasources: { promql: p, logql: l } } }`;
  return {
    files: {
      'breakglass.yaml': `title: Asking\nvariables: { job: {} }\n${runHere}\n${open}\n`,
      'queries/self.yaml': sheet,
      'runbooks/shop/cart.mdx': '# Cart\n\n<Query id="self/up" />\n',
    },
  };
}

// One worker: each other one would start a Prometheus of its own.
base.describe.configure({ mode: 'default' });

const test = base.extend<object, Sites>({
  asking: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
    async ({}, use) => {
      const prometheus = await startPrometheus();
      await serveBuilt(content(prometheus.url, '10s'), (site) => use({ ...site, prometheus: prometheus.url }));
      await prometheus.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  unanswered: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => serveBuilt(content(`http://127.0.0.1:${await freePort()}`, '10s'), use),
    { scope: 'worker', timeout: 120_000 },
  ],
  hanging: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const server: Server = createServer(() => {});
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      await serveBuilt(content(`http://127.0.0.1:${port}`, '1s'), use);
      server.closeAllConnections();
      server.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

const policy = 'meta[http-equiv=Content-Security-Policy]';

test.describe('against Prometheus', () => {
  test.skip(noPrometheus !== '', noPrometheus);

  test('shows the value now and the last hour, is run again and closed', async ({ page, asking }) => {
    const wrong: string[] = [];
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('pageerror', (error) => wrong.push(error.message));
    await page.goto(`${asking.url}queries/self/`);
    const card = page.locator('#up .query');
    const run = card.getByRole('button', { name: 'Run here' });
    await run.click();
    await expect(card.locator('.answer')).toContainText('1 series now.');
    await expect(card.locator('.answer code')).toHaveText(/^up\{instance="127\.0\.0\.1:\d+", job="self"\}$/);
    await expect(card.locator('.answer td.value')).toHaveText('1');
    await expect(card.getByRole('img', { name: 'Last hour: min 1, max 1, last 1' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);

    await run.click();
    await expect(card.locator('.answer table')).toHaveCount(1);
    await card.getByRole('button', { name: 'Close' }).click();
    await expect(card.locator('.answer')).toBeEmpty();
    await expect(run).toBeFocused();
    expect(wrong).toEqual([]);
  });

  test('shows ten series and counts the rest', { tag: '@long' }, async ({ page, asking }) => {
    await page.goto(`${asking.url}queries/self/`);
    await page.locator('#many').getByRole('button', { name: 'Run here' }).click();
    await expect(page.locator('#many .answer tbody tr')).toHaveCount(10);
    await expect(page.locator('#many .answer')).toContainText(/and \d+ more/);
    // What all have in common is said once.
    await expect(page.locator('#many .answer .note code')).toHaveText(/^\{instance="[^"]+", job="self"\}$/);
    await expect(page.locator('#many .answer tbody')).not.toContainText('job="self"');
  });

  test('shows a single value, and says when there is none', { tag: '@long' }, async ({ page, asking }) => {
    await page.goto(`${asking.url}queries/self/`);
    await page.locator('#scalar').getByRole('button', { name: 'Run here' }).click();
    await expect(page.locator('#scalar .answer td.value')).toHaveText('2');
    await expect(page.locator('#scalar').getByRole('img')).toBeVisible();
    await page.locator('#nothing').getByRole('button', { name: 'Run here' }).click();
    await expect(page.locator('#nothing .answer')).toContainText('No series: nothing matches now.');
  });

  test('passes on what Prometheus says', { tag: '@long' }, async ({ page, asking }) => {
    await page.goto(`${asking.url}queries/self/`);
    await page.locator('#twice').getByRole('button', { name: 'Run here' }).click();
    await expect(page.locator('#twice .answer .failed')).toContainText(/^Prometheus: \w+: .*same labelset/);
  });

  test('does not run what is not filled in, and says what that is', { tag: '@long' }, async ({ page, asking }) => {
    const asked: string[] = [];
    page.on('request', (request) => request.url().startsWith(asking.prometheus) && asked.push(request.url()));
    await page.goto(`${asking.url}queries/self/`);
    await page.locator('#unfilled').getByRole('button', { name: 'Run here' }).click();
    await expect(page.locator('#unfilled .answer')).toContainText('Fill in first: job');
    await page.locator('#grafana').getByRole('button', { name: 'Run here' }).click();
    await expect(page.locator('#grafana .answer')).toContainText('Only Grafana fills in $__rate_interval');
    expect(asked).toEqual([]);
  });

  test('runs from the card of a runbook too', { tag: '@long' }, async ({ page, asking }) => {
    await page.goto(`${asking.url}runbooks/shop/cart/`);
    await page.getByRole('button', { name: 'Run here' }).click();
    await expect(page.getByRole('img', { name: /^Last hour: / })).toBeVisible();
  });

  test('moves nothing above it', { tag: '@long' }, async ({ page, asking }) => {
    await page.goto(`${asking.url}queries/self/`);
    const card = page.locator('#many .query');
    const button = card.getByRole('button', { name: 'Run here' });
    await button.scrollIntoViewIfNeeded();
    const before = await button.boundingBox();
    await button.click();
    await expect(card.locator('.answer tbody tr')).toHaveCount(10);
    expect(await button.boundingBox()).toEqual(before);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  });
});

test('says that nobody answers', { tag: '@long' }, async ({ page, unanswered }) => {
  await page.goto(`${unanswered.url}queries/self/`);
  await page.locator('#up').getByRole('button', { name: 'Run here' }).click();
  await expect(page.locator('#up .answer')).toContainText(/No answer from http:\/\/127\.0\.0\.1:\d+\. .*VPN.*CORS/);
});

test('shows what else Prometheus said, the value when there is no hour, and knows a login page', { tag: '@long' }, async ({
  page,
  hanging,
}) => {
  const answers: [string, string][] = [
    [
      '/query',
      '{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"<b>"},"value":[1,"NaN"]}]},"warnings":["cut"]}',
    ],
    ['/query_range', '{"status":"error","errorType":"timeout","error":"too slow"}'],
  ];
  await page.route('**/api/v1/*', async (route) => {
    const [, body = ''] = answers.find(([path]) => route.request().url().endsWith(path)) ?? [];
    await route.fulfill({ body, headers: { 'Access-Control-Allow-Origin': '*' } });
  });
  await page.goto(`${hanging.url}queries/self/`);
  const answer = page.locator('#up .answer');
  const run = page.locator('#up').getByRole('button', { name: 'Run here' });
  await run.click();
  await expect(answer.locator('p.note')).toHaveText(['cut', 'No last hour. Prometheus: timeout: too slow']);
  await expect(answer.locator('td').first()).toHaveText('{a="<b>"}');
  await expect(answer.locator('td.value')).toHaveText('NaN');

  answers.splice(0, 2, ['/query', '<!doctype html><title>Log in</title>']);
  await run.click();
  await expect(answer).toContainText('perhaps a login page');
});

test('says that time is up', { tag: '@long' }, async ({ page, hanging }) => {
  await page.goto(`${hanging.url}queries/self/`);
  const card = page.locator('#up');
  await card.getByRole('button', { name: 'Run here' }).click();
  await expect(card.locator('.answer')).toContainText('Running');
  await expect(card.locator('.answer')).toContainText('No answer within 1s.');
});

test('can be closed while it waits, and stays closed', { tag: '@long' }, async ({ page, hanging }) => {
  await page.goto(`${hanging.url}queries/self/`);
  const answer = page.locator('#up .answer');
  const failed = page.waitForEvent('requestfailed');
  await page.locator('#up').getByRole('button', { name: 'Run here' }).click();
  await answer.getByRole('button', { name: 'Close' }).click();
  await failed;
  await expect(answer).toBeEmpty();
});

test('the content policy lets pages ask that origin alone, and only where it is set', async ({ page, hanging, small }) => {
  await page.goto(`${hanging.url}queries/self/`);
  const written = await page.locator(policy).getAttribute('content');
  const { runHere } = JSON.parse((await page.locator('#app\\:open-config').textContent()) ?? '');
  expect(written).toContain(`; connect-src 'self' ${runHere.prometheus};`);
  await page.goto(small.url);
  expect(await page.locator(policy).getAttribute('content')).toContain("; connect-src 'self';");
  await expect(page.locator('#app\\:open-config')).toHaveCount(0);
});

test('links to where a query runs, with data that no value can break out of', async ({ page, hanging }) => {
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  await page.goto(`${hanging.url}queries/self/`);
  const grafana = page.locator('#unfilled').getByRole('link', { name: 'Grafana' });
  await expect(grafana).toHaveAttribute('title', 'Not filled in: job');
  await expect(grafana).not.toHaveAttribute('href');
  const filled = page.locator('#logs').getByRole('link', { name: 'Grafana' });
  await expect(filled).toHaveAttribute('href', /^https:\/\/grafana\.example\.com\/.*\/explore\?schemaVersion=1&panes=/);
  await expect(page.locator('#logs').getByRole('button', { name: 'Run here' })).toHaveCount(0);
  await expect(page.locator('#logs a.open')).toHaveText(['Grafana']);
  const config = JSON.parse((await page.locator('#app\\:open-config').textContent()) ?? '');
  expect(config.open.grafana.url).toBe('https://grafana.example.com/</script>');
  expect(wrong).toEqual([]);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('there are the links, and no button', async ({ page, hanging }) => {
    await page.goto(`${hanging.url}queries/self/`);
    await expect(page.locator('#up').getByRole('link', { name: 'Prometheus' })).toBeVisible();
    await expect(page.locator('#up .run')).toBeHidden();
  });
});
