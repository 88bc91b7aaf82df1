/**
 * How much of a query or command is read. Parsers and what walks their trees call themselves once a level, so depth is
 * measured on the text before any of them runs. A text beyond a limit is shown and copied as it is, and not checked; a
 * problem names the limit at the place where it is passed.
 */
import type { Diagnosis } from './language.ts';

/** UTF-16 units. */
export const longestText = 32_000;
/** Brackets within brackets. */
export const deepestBrackets = 100;
/** Levels of a syntax tree: a bracket makes up to five, each operator of `a + b + c` one. */
export const deepestTree = 1_000;
/** Placeholders outside strings: each costs parses, as the parser is asked what it may stand for. */
export const mostPlaceholders = 60;

/** The first limit that the text passes, or null. `within` are stretches where brackets are text: strings and comments. */
export function limitOf(text: string, within: readonly { from: number; to: number }[] = [], longest = longestText): Diagnosis | null {
  return tooLong(text, longest) ?? tooDeep(text, within);
}

export function tooLong(text: string, longest = longestText): Diagnosis | null {
  if (text.length <= longest) return null;
  return beyond(longest, longest, `${grouped(text.length)} characters`, `at most ${grouped(longest)}`);
}

/** More closing than opening brackets do not count against what follows. */
function tooDeep(text: string, within: readonly { from: number; to: number }[]): Diagnosis | null {
  let depth = 0;
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    while ((within[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next++;
    const skipped = within[next];
    if (skipped !== undefined && skipped.from <= at) {
      at = skipped.to - 1;
      continue;
    }
    const sign = text[at];
    if (sign === '(' || sign === '[' || sign === '{') depth++;
    else if ((sign === ')' || sign === ']' || sign === '}') && depth > 0) depth--;
    if (depth > deepestBrackets) return tooManyBrackets(at);
  }
  return null;
}

export function tooManyBrackets(at: number): Diagnosis {
  return beyond(at, at + 1, `more than ${deepestBrackets} brackets within each other`, `at most ${deepestBrackets}`);
}

/** Of an expression that has no such brackets and is a tree of many levels all the same. */
export function tooManyLevels(at: number, most: number = deepestTree): Diagnosis {
  return beyond(at, at + 1, `an expression of more than ${grouped(most)} levels`, `at most ${grouped(most)}: split it`);
}

export function tooManyPlaceholders(at: { from: number; to: number }, count: number): Diagnosis {
  return beyond(at.from, at.to, `${count} placeholders`, `at most ${mostPlaceholders} outside of strings`);
}

function beyond(from: number, to: number, found: string, expected: string): Diagnosis {
  return { from, to, message: `not checked: found ${found}`, expected, severity: 'warning' };
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** The parser's stack ended all the same; any other fault is one of ours and is thrown on. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && /call stack/i.test(error.message);
}
