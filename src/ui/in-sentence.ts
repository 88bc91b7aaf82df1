import { t } from '../words/text.ts';

/** A title as it stands in a sentence: small letters are right in English, where nouns have no capitals, and wrong in German. */
export function inSentence(title: string): string {
  return t`en`.startsWith('en') ? title.toLowerCase() : title;
}
