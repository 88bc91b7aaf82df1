/**
 * What people typed, as nodes of a Markdown tree. It goes in as text, so the writer escapes it: no heading, table, HTML or link comes of it,
 * but for plain addresses, which GFM links by itself.
 */
import type { PhrasingContent, RootContent } from 'mdast';
import { lineBreak, paragraph, text } from './tree.ts';

/**
 * Characters that turn the reading order of what stands around them (https://www.unicode.org/reports/tr9/#Explicit_Directional_Formatting),
 * and control characters, which no Markdown parser gives back. Both are shown instead.
 */
const unseen = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Every end of a line that some program takes for one. */
const lineEnd = /\r\n|[\n\r\v\f\x85\u2028\u2029]/g;

/** A typed text with its lines ended by `\n`, nothing in it that cannot be seen or written. */
export function visible(typed: string): string {
  return typed
    .toWellFormed()
    .replaceAll(lineEnd, '\n')
    .replaceAll(unseen, (character) => `[U+${codeOf(character)}]`);
}

/** A typed text on one line: for headings, cells and sentences. */
export function oneLine(typed: string): string {
  return visible(typed).replaceAll(/\s+/g, ' ').trim();
}

/** A typed text as part of a line. */
export function typedInline(typed: string): PhrasingContent[] {
  return text(oneLine(typed));
}

/** A typed text as paragraphs: empty lines part them, other ends of lines stay. Nothing for a text without words. */
export function typedBlocks(typed: string): RootContent[] {
  return visible(typed)
    .split(/\n\s*\n/)
    .map((part) => part.split('\n').map(typedInline))
    .map((lines) => lines.filter((line) => line.length > 0))
    .filter((lines) => lines.length > 0)
    .map((lines) => paragraph(...lines.flatMap((line, at) => (at === 0 ? line : [lineBreak(), ...line]))));
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}
