/**
 * Escapes in the strings of PromQL and LogQL follow Go (https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals,
 * https://go.dev/ref/spec#String_literals). Both grammars here accept any backslash, the servers do not: `"\d+"` is the
 * commonest fault that a grammar alone lets through.
 */
import type { Diagnosis } from './language.ts';
import type { QuotedRange } from './quoting.ts';

const escapeForm = /\\(?:[abfnrtv\\]|x[0-9a-fA-F]{2}|[0-7]{3}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|([\s\S]?))/gu;

/** The first escape that the servers would refuse, or null. */
export function findBadEscape(text: string, quoted: readonly QuotedRange[]): Diagnosis | null {
  for (const range of quoted) {
    if (range.kind !== 'string' || range.mark === '`' || !range.closed) continue;
    const string = text.slice(range.from + 1, range.to - 1);
    for (const match of string.matchAll(escapeForm)) {
      const other = match[1];
      if (other === undefined || other === range.mark) continue;
      const from = range.from + 1 + match.index;
      return {
        from,
        to: from + match[0].length,
        message: `found the escape \`\\${other}\`, which strings do not know`,
        expected: `\`\\\\${other}\`, or the string in backquotes`,
      };
    }
  }
  return null;
}

const controls: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The value of what stands between the quotes, its escapes being good. */
export function unescapeString(written: string): string {
  return written.replace(
    /\\(?:x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/gu,
    (_, x, octal, u, long, one) => {
      if (one !== undefined) return controls[one] ?? one;
      const point = octal === undefined ? Number.parseInt(x ?? u ?? long, 16) : Number.parseInt(octal, 8);
      return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
    },
  );
}
