/** Which language claims a text by its structure: what the languages' own grammars make of it, nothing else. */
import type { Claim, Language } from './language.ts';

export interface Claimed {
  /** Id of the language. */
  language: string;
  claim: Exclude<Claim, 'none'>;
}

const strength: Readonly<Record<Claim, number>> = { none: 0, some: 1, shared: 2, clear: 3 };

/** The strongest claim; of two that are as strong, that of the language which comes first. Null where none claims the text. */
export function strongestClaim(languages: readonly Language[], text: string): Claimed | null {
  let strongest: Claimed | null = null;
  for (const { id, claims } of languages) {
    const claim = claims?.(text) ?? 'none';
    if (claim === 'none' || (strongest !== null && strength[claim] <= strength[strongest.claim])) continue;
    strongest = { language: id, claim };
    if (claim === 'clear') break;
  }
  return strongest;
}
