import { expect, it } from 'vitest';
import { loadSite } from '../../../src/content/load.ts';
import { alertHref, answerAddress } from '../../../src/ui/href.ts';
import { contentRoot } from '../../support/content-root.ts';

const page = (...headings: readonly string[]) =>
  headings.map((heading) => `${heading}\n\n- [ ] Look at ${heading.replace(/\W/g, '')}.\n`).join('\n');

async function alertsOf(text: string, rules = ''): Promise<Record<string, string>> {
  const files = { 'runbooks/shop/all.md': `# All\n\n${text}`, 'rules.yaml': `groups:\n- name: g\n  rules:\n${rules}` };
  const { site } = await loadSite(contentRoot(files), { base: '/', rules: rules === '' ? [] : ['rules.yaml'] });
  return Object.fromEntries(site.runbooks[0]?.sectionAlerts.map(({ alert, anchor }) => [alert, anchor]) ?? []);
}

it.each([
  ['two alerts', page('## ShopDown', '## CartSlow'), { ShopDown: 'shopdown', CartSlow: 'cartslow' }],
  ['with their ids', page('## ShopDown {#down}', '## CartSlow'), { ShopDown: 'down', CartSlow: 'cartslow' }],
  [
    'with words around them',
    page('## Alert: ShopDown', '## CartSlow (critical)'),
    { ShopDown: 'alert-shopdown', CartSlow: 'cartslow-critical' },
  ],
  ['below “Alerts”', page('## Alerts', '### etcdNoLeader', '## Links', '### GrafanaBoard'), { etcdNoLeader: 'etcdnoleader' }],
  ['one that could be anything', page('## ShopDown', '## Background', '## Links'), {}],
  ['products', page('## PostgreSQL', '## RabbitMQ'), {}],
  ['parts of a runbook', page('## Meaning', '## Mitigation'), {}],
])('headings that are names of alerts: %s', async (_, text, expected) => {
  expect(await alertsOf(text)).toEqual(expected);
});

it('a rule’s name is one, however it is written, but no part of a runbook is', async () => {
  const rules = "  - alert: 'Disk full'\n    expr: up\n  - alert: Mitigation\n    expr: up\n";
  expect(await alertsOf(page('## Disk full', '## Mitigation', '## Other'), rules)).toEqual({ 'Disk full': 'disk-full' });
});

it('each has its address and is counted, with the section that answers it', async () => {
  const rules = '  - alert: ShopDown\n    expr: up\n  - alert: CartSlow\n    expr: up\n';
  const { site } = await loadSite(
    contentRoot({
      'runbooks/shop/all.md': `---\nalerts: [ShopDown]\n---\n# All\n\n${page('## ShopDown', '## CartSlow')}`,
      'rules.yaml': `groups:\n- name: g\n  rules:\n${rules}`,
    }),
    { base: '/', rules: ['rules.yaml'] },
  );
  expect(site.alerts.map(({ name }) => name)).toEqual(['CartSlow', 'ShopDown']);
  expect(site.coverage?.alerts.map(({ address }) => address)).toEqual(['runbooks/shop/all/#shopdown', 'runbooks/shop/all/#cartslow']);
  const [runbook] = site.runbooks;
  if (runbook === undefined) throw new Error('no runbook');
  expect(alertHref(answerAddress(runbook, 'CartSlow'), 'CartSlow')).toMatch(/runbooks\/shop\/all\/\?alertname=CartSlow#cartslow$/);
  expect(answerAddress(runbook, 'Other')).toBe('runbooks/shop/all/');
});
