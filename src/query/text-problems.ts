/** Problems of a query's or command's text, wherever it is written: fences of runbooks and entries of sheets. */
import type { Problem, Range } from '../problem/problem.ts';
import type { Declared, Language } from './language.ts';
import { findOddCharacters } from './odd-characters.ts';

/** Turns offsets in the text into a place in the file. */
export type Place = (from: number, to: number) => Range;

/** What the language's grammar says, and characters that would not survive pasting. Languages without a checker say nothing of syntax. */
export function textProblems(text: string, language: Language, file: string, place: Place, declared: Declared): Problem[] {
  return [...syntaxProblems(text, language, file, place, declared), ...oddCharacterProblems(text, language, file, place)];
}

function syntaxProblems(text: string, language: Language, file: string, place: Place, declared: Declared): Problem[] {
  return (language.diagnose?.(text, declared) ?? []).map(({ from, to, message, expected, severity = 'error' }) => ({
    check: severity === 'error' ? 'query/syntax' : 'query/doubtful',
    severity,
    file,
    message: severity === 'error' ? `not valid ${language.title}: ${message}` : message,
    hint: expected === '' ? '' : `expected ${expected}`,
    ...place(from, to),
  }));
}

function oddCharacterProblems(text: string, language: Language, file: string, place: Place): Problem[] {
  return findOddCharacters(text)
    .filter(({ kind, legitimate }) => !legitimate && (language.kind !== 'data' || kind === 'bidi'))
    .map(({ kind, name, codePoint, from, to }) => {
      const removed = kind === 'bidi' || kind === 'zero-width' || kind === 'control';
      return {
        check: removed ? 'code/invisible' : 'code/typography',
        severity: removed ? 'error' : 'warning',
        file,
        message: `${name} (U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}) in code`,
        hint: removed ? 'delete it; it is left out of what is copied' : 'type the plain character; what is copied has it already',
        ...place(from, to),
      };
    });
}
