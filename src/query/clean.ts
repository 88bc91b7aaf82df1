/**
 * What the copy button copies: the text that runs, and nothing that a person cannot see. A pasted line end runs what
 * stands before it, a pasted escape sequence can end the terminal's bracketed paste, and a curly quote is no quote.
 */
import { withoutEnd } from '../plain/blanks.ts';
import type { Language } from './language.ts';
import { freshState, isLiteral, readLine } from './languages/shell/state.ts';
import { findOddCharacters, lookUp } from './odd-characters.ts';
import { anyQuoting, quotedRanges, rangeAt, shellQuoting } from './quoting.ts';

export { findOddCharacters, type OddCharacter, type OddKind } from './odd-characters.ts';

/** Cleaning what is clean changes nothing. */
export function cleanForCopy(text: string, kind: Language['kind']): string {
  let clean = text.replace(/\r\n?/g, '\n');
  if (/[^\t\n\x20-\x7e]/.test(clean)) {
    clean = withoutInvisible(clean);
    if (kind !== 'data') clean = straightenQuotes(clean, kind);
    if (kind === 'command') clean = straightenDashes(clean);
  }
  return withoutEnd(trimLines(clean, kind), '\n').replace(/^(?:[ \t]*\n)+/, '');
}

function withoutInvisible(text: string): string {
  return text.replace(/[^\t\n\x20-\x7e]/gu, (character) => {
    const kind = lookUp(character.codePointAt(0) ?? 0)?.kind;
    if (kind === 'space') return ' ';
    return kind === 'bidi' || kind === 'zero-width' || kind === 'control' ? '' : character;
  });
}

/**
 * Curly quotes become straight where they stand for quotes: a pair that opens at the start of a word, outside of straight
 * quotes and comments. `"can’t connect"` stays, it is what the log says.
 */
function straightenQuotes(text: string, kind: Language['kind']): string {
  // Straightening one pair can set the next one free; each pass leaves fewer, so this ends.
  for (;;) {
    const next = straightenOnce(text, kind);
    if (next === text) return text;
    text = next;
  }
}

function straightenOnce(text: string, kind: Language['kind']): string {
  const pair = /(?<![\w"'”’])(?:[“”„‟＂]([^“”„‟＂"\n]*)[“”„‟＂"]|[‘’‚‛＇]([^‘’‚‛＇'\n]*)[‘’‚‛＇'])/g;
  const protectedRanges = quotedRanges(text, kind === 'command' ? shellQuoting : anyQuoting);
  return text.replace(pair, (whole: string, double: string | undefined, single: string | undefined, at: number) => {
    const range = rangeAt(protectedRanges, at);
    if (range !== undefined) return whole;
    return double !== undefined ? `"${double}"` : single !== undefined ? `'${single}'` : whole;
  });
}

/**
 * A word processor makes `—` of two hyphens and `–` of one or two. Put back is what is sure: `–n`, `—namespace`, and
 * `–all-namespaces`, since words with a hyphen inside have two before them. `–namespace` stays: as `-namespace` kubectl
 * would read `-n amespace`.
 */
function straightenDashes(text: string): string {
  const quoted = quotedRanges(text, shellQuoting);
  return text.replace(/(?<=^|\s)([–—])(\p{L}[\w-]*)/gmu, (whole: string, dash: string, word: string, at: number) => {
    if (rangeAt(quoted, at) !== undefined) return whole;
    if (word.length === 1) return `-${word}`;
    if (word.includes('-') || (dash === '—' && word.length > 2)) return `--${word}`;
    return dash === '–' && word.length === 2 ? `-${word}` : whole;
  });
}

/**
 * Blanks at a line's end go, except in strings and here-documents, and where a backslash makes one an argument. A
 * backslash, a blank and a further line that is indented or begins with an option were meant as one command.
 */
function trimLines(text: string, kind: Language['kind']): string {
  if (!/[ \t](?:\n|$)/.test(text)) return text;
  const lines = text.split('\n');
  const literal = kind === 'command' ? literalInShell(lines) : literalInQuotes(text, lines);
  return lines
    .map((line, at) =>
      literal[at] === true ? line : trimEnd(line, kind === 'command' && /^(?:[ \t]+\S|[-|&>])/.test(lines[at + 1] ?? '')),
    )
    .join('\n');
}

function trimEnd(line: string, goesOn: boolean): string {
  const trimmed = line.replace(/[ \t]+$/, '');
  const backslashes = /\\*$/.exec(trimmed)?.[0].length ?? 0;
  return backslashes % 2 === 1 && trimmed !== line && !goesOn ? line.slice(0, trimmed.length + 1) : trimmed;
}

/** For each line whether its end lies in a string or a here-document. */
function literalInShell(lines: readonly string[]): boolean[] {
  let state = freshState;
  return lines.map((line) => {
    const inside = state.heredocs.length > 0;
    state = readLine(state, line);
    return inside || (isLiteral(state) && state.heredocs.length === 0);
  });
}

function literalInQuotes(text: string, lines: readonly string[]): boolean[] {
  const quoted = quotedRanges(text, anyQuoting);
  let end = -1;
  return lines.map((line) => {
    end += line.length + 1;
    const open = quoted.at(-1);
    return rangeAt(quoted, end) !== undefined || (open?.closed === false && end >= open.from);
  });
}

/** Whether there is anything to clean but blanks. */
export function hasOddCharacters(text: string): boolean {
  return /[^\t\n\x20-\x7e]/.test(text) && findOddCharacters(text).length > 0;
}
