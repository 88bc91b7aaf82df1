/** What is wrong with a translation: what is put into a text must be in its translation too. */
import { type PluralForms, piecesOf, type Translation } from './translation.ts';

/** In words, or undefined where nothing is wrong. */
export function faultOf(language: string, key: string, translation: Translation): string | undefined {
  const positions = positionsOf(key);
  if (typeof translation === 'string') return faultOfText(positions, translation, true);
  return faultOfForms(language, positions, translation);
}

function faultOfForms(language: string, positions: ReadonlySet<number>, { of, forms }: PluralForms): string | undefined {
  if (!positions.has(of)) return `has forms for the number at \`{${of}}\`, which is not in the text`;
  const known: readonly string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  for (const [category, text] of Object.entries(forms)) {
    if (!known.includes(category)) return `has the form \`${category}\`, but \`${language}\` has ${listed(known)}`;
    // “One step” needs no number.
    const fault = faultOfText(positions, text, category === 'other');
    if (fault !== undefined) return `${fault} (in the form \`${category}\`)`;
  }
  return undefined;
}

function faultOfText(positions: ReadonlySet<number>, text: string, whole: boolean): string | undefined {
  const used = positionsOf(text);
  const unknown = [...used].filter((position) => !positions.has(position));
  if (unknown.length > 0) return `has ${listed(unknown.map(shown))}, which the text does not have`;
  const missing = [...positions].filter((position) => !used.has(position));
  return missing.length > 0 && whole ? `lacks ${listed(missing.map(shown))}` : undefined;
}

function positionsOf(text: string): ReadonlySet<number> {
  return new Set(piecesOf(text).filter((piece) => typeof piece === 'number'));
}

function shown(position: number): string {
  return `{${position}}`;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}
