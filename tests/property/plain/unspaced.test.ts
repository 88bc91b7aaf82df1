/** Any two letters or more of a text without blanks are found in what the index takes of it, and the text is read back. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutUnspaced, joinUnspaced, pairsOf, unspacedRuns } from '../../../src/plain/unspaced.ts';
import { seed } from '../../support/seed.ts';

const letters = '再起動機器人戻すゲートウェイ支払い缓存雪崩로그인실패결제ไทยเชื่อมต่อ々ー'.match(/\p{L}\p{M}*/gu) ?? [];
const run = fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 20 });
const between = fc.constantFrom(' ', 'Pod', '、', '。', '(a)', '-', '5', ' ok, ', '「', '\n');

it(`wherever they stand (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(run, between), { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (parts, which, from) => {
      const text = parts.map(([own, after]) => own.join('') + after).join('');
      const words = cutUnspaced(text).split(/\s+/);
      const own = parts[which % parts.length]?.[0] ?? [];
      const at = from % (own.length - 1);
      const typed = own.slice(at, at + 2 + (from % 4)).join('');
      const asked = unspacedRuns(typed).flatMap(({ text: part }) => pairsOf(part));
      // In this order, one after the other.
      expect(words.some((_, start) => asked.every((pair, next) => words[start + next] === pair))).toBe(true);
    }),
    { seed },
  );
});

it(`and nothing is lost or added but blanks (seed ${seed})`, () => {
  const bare = (text: string) => text.replace(/\s/g, '');
  fc.assert(
    fc.property(fc.array(fc.tuple(run, between), { maxLength: 6 }), (parts) => {
      const text = parts.map(([own, after]) => own.join('') + after).join('');
      expect(bare(joinUnspaced(cutUnspaced(text)))).toBe(bare(text.normalize('NFKC')));
    }),
    { seed },
  );
});
