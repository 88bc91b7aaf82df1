/** What Prometheus' lexer refuses and the grammar skips: https://github.com/prometheus/prometheus/blob/main/promql/parser/lex.go */
import type { Diagnosis } from '../../language.ts';
import type { Reading } from '../../lezer/grammar.ts';
import { rangeAt } from '../../quoting.ts';

/** Blanks of Unicode; between words Prometheus knows the four of ASCII alone. */
const otherBlank = /[\v\f\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/g;

/** Only of texts that the grammar takes: elsewhere its own failure is the nearer one. */
export function refusedByLexer({ text, quoted }: Reading): Diagnosis[] {
  const blanks = [...text.matchAll(otherBlank)].filter(({ index }) => rangeAt(quoted, index) === undefined);
  const comments = quoted.filter(({ kind, from }) => kind === 'comment' && /\[\s*$/.test(text.slice(0, from)));
  return [
    ...blanks.map(({ index, 0: sign }) => ({
      from: index,
      to: index + 1,
      message: `found a blank that Prometheus does not know (U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`,
      expected: 'an ordinary blank',
    })),
    ...comments.map(({ from, to }) => ({ from, to, message: 'found a comment', expected: 'a duration such as `5m` right behind `[`' })),
  ];
}
