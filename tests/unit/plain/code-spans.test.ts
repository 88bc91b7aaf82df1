import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeSpans } from '../../../src/plain/code-spans.ts';
import { seed } from '../../support/seed.ts';

it.each([
  ['`a` and ``b`c``', ['a', 'b`c']],
  ['`` opens, `x` is code', ['x']],
  ['```a` nothing', []],
  ['`a``b`', ['a``b']],
  ['no code', []],
])('%s', (text, codes) => expect(codeSpans(text).map(({ code }) => code)).toEqual(codes));

it(`never overlap, and are what stands there (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('`', '``', '```', 'a', ' ', 'b')), (parts) => {
      const text = parts.join('');
      let from = 0;
      for (const { start, end, code } of codeSpans(text)) {
        expect(start).toBeGreaterThanOrEqual(from);
        const ticks = /^`+/.exec(text.slice(start, end))?.[0] ?? '';
        expect(text.slice(start, end)).toBe(ticks + code + ticks);
        expect(code.match(/`+/g) ?? []).not.toContain(ticks);
        from = end;
      }
    }),
    { seed },
  );
});
