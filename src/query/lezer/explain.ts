/** Mistakes that people make often enough to be named, rather than left to "found `(`". */
import { nearest } from '../../problem/nearest.ts';
import type { Diagnosis } from '../language.ts';
import type { Reading } from './grammar.ts';

/** A name before a parenthesis that the language does not know; the parser stops at the one or at the other. */
export function explainFunction(reading: Reading, at: number, names: readonly string[], title: string): Diagnosis | null {
  const { text } = reading;
  const name = text[at] === '(' ? /[A-Za-z_]\w*(?=\s*$)/.exec(text.slice(0, at)) : /^[A-Za-z_]\w*(?=\s*\()/.exec(text.slice(at));
  if (name === null) return null;
  const from = text[at] === '(' ? name.index : at;
  const word = name[0];
  const before = text.slice(0, from).trimEnd();
  // A name behind a name or a value is out of place, whatever it is.
  if (
    names.includes(word.toLowerCase()) ||
    /[\w)\]}"=<>~]$/.test(before) ||
    reading.placeholders.some((hole) => hole.from <= from && from < hole.to)
  )
    return null;
  const near = nearest(word, names);
  return {
    from,
    to: from + word.length,
    message: `found \`${word}\`, which is no function of ${title}`,
    expected: near === undefined ? `a function or aggregation of ${title}` : `\`${near}\``,
  };
}

/** A sign or word that another language uses for the same thing: `=` for `==`, `&&` for `and`. */
export function explainBorrowed(reading: Reading, at: number, borrowed: Readonly<Record<string, string>>): Diagnosis | null {
  const { text } = reading;
  // Where a lexer knows no `==`, the parser stops at its second half.
  const from = text[at] === '=' && text[at - 1] === '=' ? at - 1 : at;
  const sign = /^(?:[a-z]+\b|&&|\|\||<>|==?|[!'])/i.exec(text.slice(from))?.[0] ?? '';
  const own = Object.hasOwn(borrowed, sign.toLowerCase()) ? borrowed[sign.toLowerCase()] : undefined;
  return own === undefined ? null : { from, to: from + sign.length, message: `found \`${sign}\``, expected: own };
}

/** Whether the offset stands between braces. */
export function inBraces(reading: Reading, at: number): boolean {
  let depth = 0;
  for (let from = 0; from < at; from++) {
    const quoted =
      reading.read[from] === '{' || reading.read[from] === '}'
        ? reading.quoted.some((range) => range.from <= from && from < range.to)
        : true;
    if (!quoted) depth += reading.read[from] === '{' ? 1 : -1;
  }
  return depth > 0;
}
