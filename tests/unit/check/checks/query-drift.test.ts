import { expect, it } from 'vitest';
import { queryDrift } from '../../../../src/check/checks/query-drift.ts';
import { cart, said } from '../../../support/check.ts';

const query = (window: string, code = '5..') => `sum by (path) (rate(http_requests_total{code=~"${code}"}[${window}]))`;
const runbook = (...queries: string[]) => `# R\n\n${queries.map((text) => `\`\`\`promql\n${text}\n\`\`\`\n`).join('\n')}`;

it('tells what the copies say, and takes what most say for right', async () => {
  const files = cart(runbook(query('5m')), {
    'runbooks/shop/a.md': runbook(query('1m')),
    'runbooks/shop/b.md': runbook(query('5m').replace('sum by (path) ', 'sum  by (path)\n')),
  });
  expect(await said(queryDrift, files)).toEqual(['runbooks/shop/a.md:3:1 the same query in runbooks/shop/b.md:3 says `5m`, here `1m`']);
});

it('takes the sheet for right when each stands once', async () => {
  const sheet = `title: S\nqueries:\n  - id: errors\n    title: Errors\n    language: promql\n    query: ${query('5m')}\n`;
  expect(await said(queryDrift, cart(runbook(query('1m')), { 'queries/s.yaml': sheet }))).toEqual([
    'runbooks/shop/cart.md:3:1 the same query in queries/s.yaml:3 says `5m`, here `1m`',
  ]);
});

it('is silent about other labels, short queries, variants side by side, and numbers in names', async () => {
  const pair = async (one: string, other: string) => expect(await said(queryDrift, cart(one, { 'runbooks/shop/a.md': other }))).toEqual([]);
  await pair(runbook(query('5m')), runbook(query('5m', '4..')));
  await pair(runbook('up == 0'), runbook('up == 1'));
  await pair(runbook(query('5m'), query('1h')), runbook(query('1m')));
  await pair(runbook('sum(rate(http_requests_v1_total{job="cart"}[5m]))'), runbook('sum(rate(http_requests_v2_total{job="cart"}[5m]))'));
});
