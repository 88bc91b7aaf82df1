/** A text of the interface in another language. Its English is its key, in which `{1}`, `{2}` stand for what the program puts in. */

/** Forms by the plural categories of the language (`Intl.PluralRules`), chosen by the number that stands at a position. */
export interface PluralForms {
  /** The position of the number, from 1. */
  readonly of: number;
  readonly forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };
}

export type Translation = string | PluralForms;

/** As files have it: forms stand beside the position of their number, which is the first where none is named. */
export type WrittenTranslation = string | ({ readonly of?: number } & PluralForms['forms']);

/** A translation as a file has it. */
export function readTranslation(written: WrittenTranslation): Translation {
  if (typeof written === 'string') return written;
  const { of = 1, ...forms } = written;
  return { of, forms };
}

export interface Words {
  /** The language, by its name in BCP 47. */
  readonly language: string;
  readonly texts: ReadonlyMap<string, Translation>;
}

/** A piece of a text: words, or the position of what is put in, from 1. */
export type Piece = string | number;

const position = /\{(\d+)\}/;

/** `Copied {1} lines` → `['Copied ', 1, ' lines']`. */
export function piecesOf(text: string): Piece[] {
  return text
    .split(position)
    .map((part, at) => (at % 2 === 1 ? Number(part) : part))
    .filter((part) => part !== '');
}

/** The text of a key whose words name the language: numbers and dates are written as it writes them. */
export const localeKey = 'en';

/** The translation of a key; its English where there is none. */
export function translationOf(words: Words, key: string): Translation {
  return key === localeKey ? words.language : (words.texts.get(key) ?? key);
}

/** The text in the form that the values ask for. */
export function chooseForm(words: Words, translation: Translation, values: readonly unknown[]): string {
  if (typeof translation === 'string') return translation;
  const category = new Intl.PluralRules(words.language).select(Number(values[translation.of - 1]));
  return translation.forms[category] ?? translation.forms.other;
}

/** All of it as one text: equal texts, equal words. */
export function writtenWords(words: Words | undefined): string {
  return words === undefined ? '' : JSON.stringify([words.language, [...words.texts]]);
}
