import { expect, it } from 'vitest';
import { textTodo } from '../../../../src/check/checks/text-todo.ts';
import { cart, said } from '../../../support/check.ts';

it('tells what is still to be written, in runbooks and in YAML', async () => {
  const files = cart('# Cart\n\n- [ ] TODO: name the move. {/* #stabilise */}\n', {
    'runbooks/shop/service.yaml': 'owner: "TODO: the team"\n',
  });
  expect(await said(textTodo, files)).toEqual([
    'runbooks/shop/cart.md:3:7 still to be written: name the move',
    'runbooks/shop/service.yaml:1:9 still to be written: the team',
  ]);
});

it.each(['Grep for TODO in the log.', 'todo: small letters are a word.', 'A TODO list.'])('is silent about %s', async (text) => {
  expect(await said(textTodo, cart(`# Cart\n\n${text}\n`))).toEqual([]);
});
