/**
 * Marks what people read on pages, so that it can be in another language. Compiled scripts of an English site have no trace of the marks;
 * those of others hold calls that the build of a site replaces by their words (`marks.ts`). Here is what they mean where nothing is compiled.
 */
import { chooseForm, type Piece, piecesOf, translationOf, type Words } from './translation.ts';

let current: () => Words | undefined = () => undefined;

/** A text: t`Copied ${count} lines`. */
export function t(strings: TemplateStringsArray, ...values: readonly unknown[]): string {
  return piecesFor(keyOf(strings), values)
    .map((piece) => (typeof piece === 'number' ? String(values[piece - 1]) : piece))
    .join('');
}

/**
 * A text with parts that are no text, such as a link in a sentence: what an element has for children. Where a template cannot hold markup:
 * tx('See {1}.', <a href={address}>{title}</a>).
 */
export function tx<T extends readonly unknown[]>(strings: TemplateStringsArray | string, ...values: T): (string | T[number])[] {
  return piecesFor(keyOf(strings), values).flatMap((piece): (string | T[number])[] =>
    typeof piece === 'number' ? values.slice(piece - 1, piece) : [piece],
  );
}

/**
 * A text that the program keeps or records in English, shown in the words of the site: tOf(audience, 'Customers', 'Executives'), or by a list of
 * them: tOf(status, recordedWords). Values that are not among the texts are shown as they are.
 */
export function tOf(value: string, ...texts: readonly (string | Readonly<Record<string, string>>)[]): string {
  for (const text of texts) if (typeof text !== 'string') return text[value] ?? value;
  return texts.includes(value) ? piecesFor(value, []).join('') : value;
}

/**
 * What compiled pages call in place of the marks while they are rendered. `kind` is `s` for a text and `x` for one with other parts, followed
 * by the positions of numbers.
 */
export function compiledText(kind: string, key: string, ...values: readonly unknown[]): string | unknown[] {
  const language = current()?.language ?? 'en';
  const written = values.map((value, at) =>
    kind.includes(String(at + 1)) && typeof value === 'number' ? value.toLocaleString(language) : value,
  );
  const pieces = piecesFor(key, values).map((piece) => (typeof piece === 'number' ? written[piece - 1] : piece));
  return kind.startsWith('x') ? pieces : pieces.map(String).join('');
}

/** Says where texts learn which words they are in; English where there are none. */
export function useWordsFrom(get: () => Words | undefined): void {
  current = get;
}

function keyOf(strings: TemplateStringsArray | string): string {
  if (typeof strings === 'string') return strings;
  return strings.map((text, at) => (at === 0 ? text : `{${at}}${text}`)).join('');
}

function piecesFor(key: string, values: readonly unknown[]): Piece[] {
  const words = current();
  return piecesOf(words === undefined ? key : chooseForm(words, translationOf(words, key), values));
}
