/** The health of services, and what is made of it: a calendar and a badge. */
import { expect, it } from 'vitest';
import { assemble } from '../../../src/content/assemble.ts';
import { badgeOf } from '../../../src/content/badge.ts';
import { healthOf } from '../../../src/content/health.ts';
import { readSources } from '../../../src/content/read.ts';
import { reviewCalendar } from '../../../src/content/review-calendar.ts';
import { contentRoot } from '../../support/content-root.ts';

const rule = (name: string, labels = '') =>
  `      - alert: ${name}\n        expr: up == 0\n        labels: { severity: critical${labels} }\n`;

const files = {
  'breakglass.yaml': 'alerts:\n  rules: [rules.yaml]\n  site: https://runbooks.example.com/ops\n',
  'rules.yaml': `groups:\n  - name: all\n    rules:\n${rule('CartDown')}${rule('CartDown')}${rule('PayDown', ', service: pay')}${rule('Lost')}`,
  'runbooks/shop/service.yaml': 'title: Shop\nowner: shop\n',
  'runbooks/shop/CartDown.md':
    '---\nlastReviewed: 2026-01-31\nreviewEvery: 1mo\nlastExercised: 2026-01-15\n---\n# Cart\n\n```promql\nup\n```\n\n```promql\nsum(rate(x[5m])\n```\n\n```yaml\na: b\n```\n',
  'runbooks/shop/stock.md': '# Stock\n\n```splunk\nindex=a\n```\n',
  'runbooks/pay/late.md': '---\nlastReviewed: 2025-01-31\n---\n# Late\n\n[x](gone.md)\n',
  'queries/shop.yaml': 'title: S\nservice: shop\nqueries:\n  - { id: a, title: A, language: promql, query: up }\n',
};

function siteOf(more: Record<string, string> = {}, commits: Record<string, string> = {}) {
  const lastCommit = (file: string) => commits[file];
  return assemble(readSources(contentRoot({ ...files, ...more })), { base: '/', history: { lastCommit, shallow: false } });
}

it('counts alerts, queries and days for each service, the worst first', () => {
  const told = healthOf(siteOf()).map(({ id, alerts, queries, problems, runbooks }) => ({
    id,
    alerts,
    queries,
    problems: problems.map(({ check }) => check),
    due: runbooks.map((runbook) => `${runbook.id} ${runbook.review.due}`),
  }));
  expect(told).toEqual([
    {
      id: 'pay',
      alerts: { count: 1, open: ['PayDown'] },
      queries: { valid: 0, refused: 0, unchecked: 0 },
      problems: ['link/dead'],
      due: ['pay/late 2026-01-31'],
    },
    { id: '', alerts: { count: 1, open: ['Lost'] }, queries: { valid: 0, refused: 0, unchecked: 0 }, problems: [], due: [] },
    {
      id: 'shop',
      alerts: { count: 1, open: [] },
      queries: { valid: 2, refused: 1, unchecked: 1 },
      problems: ['query/syntax'],
      due: ['shop/stock ', 'shop/CartDown 2026-02-28'],
    },
  ]);
});

it('leaves out the row of no service when nothing is in it', () => {
  expect(healthOf(siteOf({ 'breakglass.yaml': 'title: S\n' })).map(({ id }) => id)).toEqual(['shop', 'pay']);
});

it('makes an event of each day that is known', () => {
  const calendar = reviewCalendar(siteOf({}, { 'runbooks/shop/stock.md': '2025-06-30' }));
  const unfolded = calendar.replaceAll('\r\n ', '');
  expect(unfolded.match(/^(?:UID|DTSTART.*|DTSTAMP|URL):.*$/gm)).toEqual([
    'UID:review/pay/late@runbooks.example.com',
    'DTSTAMP:20250131T000000Z',
    'DTSTART;VALUE=DATE:20260131',
    'URL:https://runbooks.example.com/ops/runbooks/pay/late/',
    'UID:review/shop/CartDown@runbooks.example.com',
    'DTSTAMP:20260131T000000Z',
    'DTSTART;VALUE=DATE:20260228',
    'URL:https://runbooks.example.com/ops/runbooks/shop/cartdown/',
    'UID:review/shop/stock@runbooks.example.com',
    'DTSTAMP:20250630T000000Z',
    'DTSTART;VALUE=DATE:20260630',
    'URL:https://runbooks.example.com/ops/runbooks/shop/stock/',
  ]);
  expect(unfolded).toContain(
    'DESCRIPTION:No review recorded\\; last changed on 2025-06-30\\, to be read through every 1y. Owner: shop.\r\n',
  );
});

it('has a calendar for a service, with the same events', () => {
  const uids = (text: string) => text.match(/^UID:.*$/gm);
  expect(uids(reviewCalendar(siteOf(), 'shop'))).toEqual(['UID:review/shop/CartDown@runbooks.example.com']);
  expect(uids(reviewCalendar(siteOf({ 'breakglass.yaml': '' }), 'shop'))).toEqual(['UID:review/shop/CartDown@breakglass.invalid']);
});

it('says what is not well on the badge, and days where all is recorded', () => {
  expect(badgeOf(siteOf())).toEqual({
    schemaVersion: 1,
    label: 'runbooks',
    message: '1 error · 1 of 3 alerts answered · 1 without a review',
    color: 'red',
  });
  const reviewed = '---\nlastReviewed: 2025-03-02\n---\n# X\n';
  const good = { 'runbooks/shop/stock.md': reviewed, 'runbooks/shop/CartDown.md': reviewed, 'runbooks/pay/late.md': reviewed };
  expect(badgeOf(siteOf(good))).toMatchObject({ message: '1 of 3 alerts answered · oldest review 2025-03', color: 'orange' });
  expect(badgeOf(siteOf({ ...good, 'breakglass.yaml': '' }))).toMatchObject({
    message: '3 runbooks · oldest review 2025-03',
    color: 'blue',
  });
});
