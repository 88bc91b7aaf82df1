/** Alerts that no runbook names, but whose rule leads to one. */
import { describe, expect, it } from 'vitest';
import { loadSite } from '../../../src/content/load.ts';
import { jumpList } from '../../../src/search/jump-list.ts';
import { contentRoot } from '../../support/content-root.ts';

const noHistory = { lastCommit: () => undefined, shallow: false, digest: '' };
const rule = (alert: string, annotation: string) => `      - { alert: ${alert}, expr: up == 0, annotations: { ${annotation} } }\n`;

async function load(rules: string) {
  const content = contentRoot({
    'breakglass.yaml': 'alerts: { rules: [rules.yaml], site: "https://runbooks.example.com/" }\n',
    'rules.yaml': `groups:\n  - name: all\n    rules:\n${rules}`,
    'runbooks/shop/queue.md': '# Queue\n\n## Stabilise\n\n- [ ] Look\n',
    'runbooks/shop/QueueFull.md': '# Queue full\n\n## Stabilise\n\n- [ ] Look\n',
  });
  return (await loadSite(content, { base: '/', history: noHistory })).site;
}

describe('an alert whose rule leads to a runbook that does not name it', () => {
  it.each([
    ['runbook_url: "https://runbooks.example.com/runbooks/shop/queue/"'],
    ['runbook_url: "https://runbooks.example.com/runbooks/shop/queue/#stabilise"'],
    ['runbook: runbooks/shop/queue.md'],
  ])('is answered by it everywhere: %s', async (annotation) => {
    const site = await load(rule('QueueSlow', annotation));
    expect(site.alerts.find(({ name }) => name === 'QueueSlow')).toMatchObject({ address: 'alerts/QueueSlow/', runbooks: ['shop/queue'] });
    expect(site.alertPages.find(({ address }) => address === 'alerts/QueueSlow/')?.runbooks).toEqual(['shop/queue']);
    expect(site.runbooks.find(({ id }) => id === 'shop/queue')?.alerts).toEqual(['QueueSlow']);
    expect(site.coverage?.alerts).toMatchObject([{ runbook: 'shop/queue', link: 'right' }]);
    expect(JSON.stringify(jumpList(site))).toContain('QueueSlow');
  });

  it('stays with the runbook that names it', async () => {
    const site = await load(rule('QueueFull', 'runbook: runbooks/shop/queue.md'));
    expect(site.alerts).toMatchObject([{ name: 'QueueFull', runbooks: ['shop/QueueFull'] }]);
  });

  it('has none where the link leads to nothing of the site', async () => {
    const site = await load(rule('QueueSlow', 'runbook_url: "https://wiki.example.com/queue"'));
    expect(site.alerts.map(({ name }) => name)).toEqual(['QueueFull']);
  });

  it('offers all where rules of one name lead to several', async () => {
    const site = await load(rule('Slow', 'runbook: runbooks/shop/queue.md') + rule('Slow', 'runbook: runbooks/shop/QueueFull.md'));
    expect(site.alerts.find(({ name }) => name === 'Slow')?.runbooks.toSorted()).toEqual(['shop/QueueFull', 'shop/queue']);
  });
});
