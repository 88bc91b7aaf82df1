/** Rewriting a card's links in a browser. The module is taken from its source, as pages call it in places of their own. */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { contentRoot } from '../support/content-root.ts';
import { test as base, expect, type Served, serveBuilt } from './site.ts';

const source = join(import.meta.dirname, '../../src');

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

test('links follow what is filled in and the time of an incident', async ({ page, linked }) => {
  await page.route('**/source/**', async (route) => {
    const file = new URL(route.request().url()).pathname.replace(/^\/source\//, '');
    await route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(readFileSync(join(source, file), 'utf8')) });
  });
  await page.goto(`${linked.url}queries/s/`);
  const refresh = (text: string, window: object, unfilled?: object) =>
    page.evaluate(
      async ({ from, given }) => {
        const { refreshOpenLinks } = await import(from);
        refreshOpenLinks(document.querySelector('#up .query'), ...given);
      },
      { from: '/source/ui/client/open-links.ts', given: unfilled === undefined ? [text, window] : [text, window, unfilled] },
    );
  const prometheus = page.getByRole('link', { name: 'Prometheus' });
  const asked = async () => [...new URL((await prometheus.getAttribute('href')) ?? '').searchParams].map((pair) => pair.join(' '));
  await expect(prometheus).toHaveAttribute('title', 'Not filled in: ${job}, $x');

  await refresh('up{job="api"} * $x', { last: '6h' });
  expect(await asked()).toEqual(['g0.expr up{job="api"} * $x', 'g0.tab graph', 'g0.range_input 6h']);
  await expect(prometheus).toHaveAttribute('title', 'Not filled in: $x');
  await expect(prometheus).toHaveAttribute('aria-description', 'Not filled in: $x');

  // A value may hold what looks like a gap.
  await refresh('up{job="$y"} * 2', { from: Date.UTC(2026, 0, 31, 8), to: Date.UTC(2026, 0, 31, 9) }, { values: [], grafana: [] });
  expect(await asked()).toContain('g0.end_input 2026-01-31 09:00:00');
  await expect(prometheus).not.toHaveAttribute('title');
  await expect(prometheus).not.toHaveAttribute('aria-description');
  await expect(page.getByRole('link', { name: 'Grafana' })).toHaveAttribute('href', /1769846400000/);
});
