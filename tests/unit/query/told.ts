import type { Language } from '../../../src/query/language.ts';

/** A language's diagnoses as lines: `6–7 found …; expected …`. */
export function told(language: Language, text: string): string[] {
  return (language.diagnose?.(text) ?? []).map(({ from, to, message, expected }) => `${from}–${to} ${message}; expected ${expected}`);
}
