/**
 * Text in scripts that put no blanks between words, or glue words together: Han, Kana, Hangul, Thai and its neighbours. What a reader types
 * of it is any part of a run of letters, so a run is found by each pair of letters that stand beside each other. A run is written as its
 * pairs, each a word, and its last letter: `再起動` → `再起 起動 動`. Every word begins with one letter of the run, so the text can be read
 * back, and the place of a word is the place of its letter.
 */
import { hasUnspaced, unspacedLetter as letter } from './unspaced-letters.ts';

const one = new RegExp(letter, 'gu');
const runs = new RegExp(`(?:${letter})+`, 'gu');
/** A word of two letters, with what may stand around it. */
const pair = new RegExp(String.raw`^[^\p{L}\p{N}]*(?:${letter}){2}[^\p{L}\p{N}]*$`, 'u');
const beginning = new RegExp(String.raw`^[^\p{L}\p{N}]*${letter}`, 'u');
/** Between these and their neighbours nothing is put when a text is read back: punctuation as wide as a letter. */
const wide = /[\u3000-\u303f\uff00-\uffef]/u;

/** A line that an author broke inside a sentence: in Chinese and Japanese there is no blank there. */
const brokenLine = /(?<=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])[ \t]*\r?\n[ \t]*(?=[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}])/gu;

/** A text without line breaks. */
export function inOneLine(text: string): string {
  return (text.includes('\n') ? text.replace(brokenLine, '') : text).replace(/\s+/g, ' ');
}

/** A text's runs of such letters, and what is between them, in order. Half-width letters become full ones. */
export function unspacedRuns(text: string): { readonly text: string; readonly isRun: boolean }[] {
  const parts: { text: string; isRun: boolean }[] = [];
  let end = 0;
  for (const { 0: run, index } of text.matchAll(runs)) {
    if (index > end) parts.push({ text: text.slice(end, index), isRun: false });
    parts.push({ text: run.normalize('NFKC'), isRun: true });
    end = index + run.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isRun: false });
  return parts;
}

/** Each two letters that stand beside each other; a letter that stands alone by itself. */
export function pairsOf(run: string): string[] {
  const letters = run.match(one) ?? [];
  return letters.length < 2 ? [...letters] : letters.slice(1).map((second, at) => `${letters[at]}${second}`);
}

/** The text with its runs cut into words, as the index takes it; a text without any is left as it is. */
export function cutUnspaced(text: string): string {
  if (!hasUnspaced(text)) return text;
  const parts = unspacedRuns(text).map(({ text: part, isRun }) => (isRun ? ` ${cutRun(part)} ` : part));
  return parts.join('').replace(/ {2,}/g, ' ').trim();
}

function cutRun(run: string): string {
  const letters = run.match(one) ?? [];
  return letters.map((first, at) => first + (letters[at + 1] ?? '')).join(' ');
}

/** Whether a word of a cut text goes on in the word after it. */
export function isPair(word: string): boolean {
  return pair.test(word);
}

/** What a word of a cut text stands for, with the blank after it, if there is one. */
export function readBack(word: string, next: string | undefined): string {
  const own = isPair(word) ? (beginning.exec(word)?.[0] ?? word) : word;
  if (next === undefined || isPair(word)) return own;
  const touches = wide.test(own.slice(-1)) || wide.test(next[0] ?? '') || (hasUnspaced(own) && /^[.,:;!?)\]}%]/.test(next));
  return touches ? own : `${own} `;
}

/** A text as it was before it was cut, but for blanks between scripts. */
export function joinUnspaced(text: string): string {
  if (!hasUnspaced(text)) return text;
  const words = text.split(/\s+/);
  return words.map((word, at) => readBack(word, words[at + 1])).join('');
}
