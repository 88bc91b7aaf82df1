import { expect, it } from 'vitest';
import { assemble } from '../../../../src/content/assemble.ts';
import { readSources } from '../../../../src/content/read.ts';
import { contentRoot } from '../../../support/content-root.ts';

const rules = (...alerts: string[]) => `groups:\n  - name: g\n    rules:\n${alerts.map((alert) => `      - ${alert}\n`).join('')}`;

function coverage(files: Record<string, string>) {
  const settings = { 'breakglass.yaml': 'alerts:\n  rules: [rules.yaml]\n' };
  return assemble(readSources(contentRoot({ ...settings, ...files })), { base: '/' }).coverage?.alerts.map(({ runbook, address, link }) => [
    runbook,
    address,
    link,
  ]);
}

it('of several runbooks for one alert, takes the one that its labels name', () => {
  const files = {
    'runbooks/cart/slow.md': '---\nalerts: [Slow]\n---\n# Cart\n',
    'runbooks/stock/slow.md': '---\nalerts: [Slow]\nseverity: critical\n---\n# Stock\n',
    'rules.yaml': rules(
      '{ alert: Slow, expr: up, labels: { service: cart, severity: critical } }',
      '{ alert: Slow, expr: up, labels: { severity: critical } }',
      '{ alert: Slow, expr: up }',
    ),
  };
  expect(coverage(files)).toEqual([
    ['cart/slow', 'runbooks/cart/slow/', 'none'],
    ['stock/slow', 'runbooks/stock/slow/', 'none'],
    // Nothing tells which: the page of the alert offers both.
    ['cart/slow', 'alerts/Slow/', 'none'],
  ]);
});

it('is there only where rules are named, and says which pattern finds nothing', () => {
  expect(coverage({ 'runbooks/a/b.md': '# B\n', 'breakglass.yaml': 'title: T\n' })).toBeUndefined();
  const root = readSources(contentRoot({ 'runbooks/a/b.md': '# B\n', 'breakglass.yaml': 'alerts:\n  rules: [rules/*.yml]\n' }));
  expect(assemble(root, { base: '/' })).toMatchObject({
    coverage: { alerts: [] },
    problems: [{ check: 'alert/file', message: 'no rule file matches `rules/*.yml`' }],
  });
});
