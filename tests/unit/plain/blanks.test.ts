import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutEnd, withShortBlanks } from '../../../src/plain/blanks.ts';

const text = fc.array(fc.constantFrom(' ', '\n', '\t', ';', 'a', ' \n', '\n\n'), { maxLength: 40 }).map((parts) => parts.join(''));

it('cuts the end as the pattern would', () => {
  fc.assert(
    fc.property(text, (any) => {
      expect(withoutEnd(any, '; \t\n')).toBe(any.replace(/[;\s]+$/, ''));
    }),
  );
});

it('shortens blanks and keeps words, lines and their order', () => {
  fc.assert(
    fc.property(text, (any) => {
      const short = withShortBlanks(any);
      expect(short).not.toMatch(/\s{2}/);
      expect(short.split(/\s+/)).toEqual(any.split(/\s+/));
      expect(short.split('\n')).toHaveLength(any.split(/\s*\n\s*/).length);
    }),
  );
});
