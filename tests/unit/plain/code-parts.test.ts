import { expect, it } from 'vitest';
import { codeParts } from '../../../src/plain/code-parts.ts';

it.each([
  ['found `a`, expected `b c`', 'found <a>, expected <b c>'],
  ['`a`', '<a>'],
  ['`` a`b ``: odd', '<a`b>: odd'],
  ['no code', 'no code'],
  ['one ` alone', 'one ` alone'],
  ['``` opens, `x` is code', '``` opens, <x> is code'],
  ['', ''],
])('%s', (text, expected) => {
  expect(
    codeParts(text)
      .map((part) => (part.isCode ? `<${part.text}>` : part.text))
      .join(''),
  ).toBe(expected);
});
