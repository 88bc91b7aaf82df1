import { expect, it } from 'vitest';
import { runbookStabilise } from '../../../../src/check/checks/runbook-stabilise.ts';
import { cart, said } from '../../../support/check.ts';

it('tells of a runbook that only explains, and of a section that was never written', async () => {
  expect(await said(runbookStabilise, cart('---\nowner: a\n---\n# Cart\n\n## Impact\n\nNobody can buy.\n'))).toEqual([
    'runbooks/shop/cart.md:4:1 nothing says how to stop the damage',
  ]);
  expect(await said(runbookStabilise, cart('# Cart\n\n## Mitigation\n\nTODO\n'))).toEqual([
    'runbooks/shop/cart.md:3:1 the section “Mitigation” is empty',
  ]);
});

it('is silent about any wording of it, the component, patterns, processes and pages that tell how to do something', async () => {
  const silent = async (files: Record<string, string>) => expect(await said(runbookStabilise, files)).toEqual([]);
  for (const heading of ['Stabilise', 'Stop the bleeding', 'How to fix', 'Resolution', '2. Remediation', 'Diagnosis and mitigation'])
    await silent(cart(`# Cart\n\n## ${heading}\n\nRoll back.\n`));
  await silent({ 'runbooks/shop/cart.mdx': '# Cart\n\n<Stabilise>\n\n- [ ] Roll back.\n\n</Stabilise>\n' });
  await silent(cart('# Add a region\n\n## Overview\n\nWe have three.\n\n1. Add a fourth.\n'));
  await silent(cart('# Roles\n', { 'runbooks/shop/service.yaml': 'kind: process\n' }));
});
