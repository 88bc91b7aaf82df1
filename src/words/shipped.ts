/** The words that come with the program, and the list of all texts that can be translated. */
import german from './de.json' with { type: 'json' };
import texts from './texts.json' with { type: 'json' };
import { readTranslation, type Translation, type WrittenTranslation } from './translation.ts';

const translations: Readonly<Record<string, WrittenTranslation>> = german;

/** The keys of all texts of the interface, in the order of the source. */
export const allKeys: ReadonlySet<string> = new Set(Object.values(texts).flat());

/** The same by the file that has them first. */
export const keysByFile: Readonly<Record<string, readonly string[]>> = texts;

/** Those of a language, whatever its region; undefined where none come with the program. */
export function shippedWords(language: string): ReadonlyMap<string, Translation> | undefined {
  const entries = Object.entries(translations);
  if (entries.length === 0 || new Intl.Locale(language).language !== 'de') return undefined;
  return new Map(entries.map(([key, written]) => [key, readTranslation(written)]));
}
