import { expect, it } from 'vitest';
import { loadSite } from '../../../src/content/load.ts';
import { jumpKinds, jumpList } from '../../../src/search/jump-list.ts';
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

it.each([
  [
    'sections',
    '## ShopDown\n\n- [ ] A <!-- #a -->\n- [ ] B <!-- #b -->\n\n## CartSlow\n\n- [ ] C <!-- #c -->\n',
    { ShopDown: ['a', 'b'], CartSlow: ['c'] },
  ],
  [
    'parts of a section, up to the next heading that is no deeper',
    '## Alerts\n\n- [ ] All\n\n### ShopDown\n\n- [ ] A <!-- #a -->\n\n#### Check\n\n- [ ] B <!-- #b -->\n\n### CartSlow\n\n- [ ] C <!-- #c -->\n\n## Escalate\n\n- [ ] D <!-- #d -->\n',
    { ShopDown: ['a', 'b'], CartSlow: ['c'] },
  ],
  ['without steps', '## ShopDown\n\nText.\n\n## CartSlow\n\nText.\n', { ShopDown: [], CartSlow: [] }],
])('the steps of an alert are those below its heading: %s', async (_, text, expected) => {
  const { site } = await loadSite(contentRoot({ 'runbooks/shop/all.md': `# All\n\n${text}` }), { base: '/', rules: [] });
  expect(Object.fromEntries(site.runbooks[0]?.sectionAlerts.map(({ alert, steps }) => [alert, steps]) ?? [])).toEqual(expected);
});

it('search leads to the section by the name of the alert, and to the choice where pages are several', async () => {
  const files = {
    'runbooks/shop/all.md': '# All\n\n## ShopDown\n\n- [ ] A <!-- #a -->\n\n## CartSlow\n\n- [ ] C <!-- #c -->\n',
    'runbooks/shop/cart.md': '---\nalerts: [CartSlow]\n---\n# Cart\n\n- [ ] C <!-- #c -->\n',
  };
  const { site } = await loadSite(contentRoot(files), { base: '/', rules: [] });
  const rows = jumpList(site).map(([kind, title, names, address]) => [jumpKinds[kind], title, names, address]);
  expect(rows).toContainEqual(['alert', 'ShopDown', '', 'runbooks/shop/all/#shopdown']);
  expect(rows).toContainEqual(['runbook', 'All', 'CartSlow', 'runbooks/shop/all/']);
  expect(rows).toContainEqual(['alert', 'CartSlow', '', 'alerts/CartSlow/']);
});
