import { expect, it } from 'vitest';
import { runbookEscalation } from '../../../../src/check/checks/runbook-escalation.ts';
import { cart, said } from '../../../support/check.ts';

it('tells once a service, at its service.yaml or its first runbook', async () => {
  const files = cart('# Cart\n\n- [ ] Roll back.\n', { 'runbooks/shop/stock.md': '# Stock\n\n## Escalation\n\nTBD\n' });
  expect(await said(runbookEscalation, files)).toEqual(['runbooks/shop/cart.md:1:1 2 runbooks of `shop` do not say whom to call']);
  expect(await said(runbookEscalation, { ...files, 'runbooks/shop/service.yaml': 'title: Shop\n' })).toEqual([
    'runbooks/shop/service.yaml:1:1 2 runbooks of `shop` do not say whom to call',
  ]);
});

it('is silent where the service says it, a section, a component, and for checklists of any incident', async () => {
  const silent = async (files: Record<string, string>) => expect(await said(runbookEscalation, files)).toEqual([]);
  await silent(cart('# Cart\n\n- [ ] Roll back.\n', { 'runbooks/shop/service.yaml': 'escalation:\n  - to: Shop on-call\n' }));
  await silent(cart('# Cart\n\n## When to escalate\n\nAfter 15 minutes call the shop team.\n'));
  await silent({ 'runbooks/shop/cart.mdx': '# Cart\n\n- [ ] Roll back.\n\n<Escalate to="Shop">\n\nNow.\n\n</Escalate>\n' });
  await silent(cart('# Roles\n', { 'runbooks/shop/service.yaml': 'kind: process\n' }));
});
