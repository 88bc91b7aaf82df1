import { expect, it } from 'vitest';
import { stepRepeated } from '../../../../src/check/checks/step-repeated.ts';
import { cart, said } from '../../../support/check.ts';

const steps = (...texts: string[]) => `# R\n\n${texts.map((text) => `- [ ] ${text}\n`).join('')}`;

it('tells how many stand where, once for each pair', async () => {
  const files = {
    'runbooks/shop/a.md': steps('One.', 'Two.', 'Three.', 'Four.', 'Five.'),
    'runbooks/shop/b.md': steps('Zero.', 'two', 'Three!', 'FOUR.', 'five.', 'Six.'),
  };
  expect(await said(stepRepeated, files)).toEqual([
    'runbooks/shop/b.md:4:1 these 4 steps stand in runbooks/shop/a.md:4 too, word for word',
  ]);
});

it('is silent about two in a row, and within one runbook', async () => {
  expect(await said(stepRepeated, cart(steps('One.', 'Two.', 'X.'), { 'runbooks/shop/b.md': steps('One.', 'Two.', 'Y.') }))).toEqual([]);
  expect(await said(stepRepeated, cart(steps('One.', 'Two.', 'Three.', 'One.', 'Two.', 'Three.')))).toEqual([]);
});
