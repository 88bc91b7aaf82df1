import { expect, it } from 'vitest';
import { editAddress } from '../../../src/ui/edit-address.ts';

const file = 'runbooks/shop/cart down.md';

it.each([
  [
    'https://github.com/example/ops/edit/main/docs/{file}',
    'https://github.com/example/ops/edit/main/docs/runbooks/shop/cart%20down.md#L12',
  ],
  ['https://gitlab.com/example/ops/-/edit/main/{file}', 'https://gitlab.com/example/ops/-/edit/main/runbooks/shop/cart%20down.md#L12'],
  [
    'https://gitlab.com/-/ide/project/example/ops/edit/main/-/{file}',
    'https://gitlab.com/-/ide/project/example/ops/edit/main/-/runbooks/shop/cart%20down.md#L12',
  ],
  ['https://git.example.com/ops/_edit/main/{file}', 'https://git.example.com/ops/_edit/main/runbooks/shop/cart%20down.md#L12'],
  ['https://editor.example.com/?path={file}&line={line}', 'https://editor.example.com/?path=runbooks/shop/cart%20down.md&line=12'],
  ['https://wiki.example.com/{file}', 'https://wiki.example.com/runbooks/shop/cart%20down.md'],
])('%s', (pattern, address) => {
  expect(editAddress(pattern, file, 12)).toBe(address);
});

it('opens the file at its start when no line is meant', () => {
  expect(editAddress('https://github.com/example/ops/edit/main/{file}', 'a.md')).toBe('https://github.com/example/ops/edit/main/a.md');
  expect(editAddress('https://editor.example.com/{file}:{line}', 'a.md')).toBe('https://editor.example.com/a.md:1');
});
