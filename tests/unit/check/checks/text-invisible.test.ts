import { expect, it } from 'vitest';
import { textInvisible } from '../../../../src/check/checks/text-invisible.ts';
import { cart, problemsOf, said } from '../../../support/check.ts';

it('tells of characters that nobody sees, in text and in YAML, with the mend', async () => {
  const files = cart('# Cart\n\nRoll\u200b back.\n', { 'runbooks/shop/service.yaml': 'owner: sh\u202eop\n' });
  expect(await said(textInvisible, files)).toEqual([
    'runbooks/shop/cart.md:3:5 zero width space (U+200B) in the text',
    'runbooks/shop/service.yaml:1:10 right-to-left override (U+202E) in the text',
  ]);
  expect((await problemsOf(textInvisible, files))[0]?.fix).toMatchObject({ line: 3, column: 5, endColumn: 6, text: '' });
});

it('leaves code to the compiler, and joiners where they belong', async () => {
  expect(await said(textInvisible, cart('# Cart\n\n```bash\nls\u200b\n```\n'))).toEqual([]);
  expect(await said(textInvisible, cart('# Cart\n\n👩\u200d🚒 می\u200cخواهم “quotes” – and dashes\u00a0too.\n'))).toEqual([]);
});
