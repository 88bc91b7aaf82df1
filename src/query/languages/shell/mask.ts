/** Placeholders written over, length kept, so that a shell's parser reads them as the word that will stand there. */
import { cleanForCopy } from '../../clean.ts';

export interface Span {
  from: number;
  to: number;
}

/** Written over a placeholder: a letter for names, digits being numbers of files in front of `>`. */
const filler = '_';

export function maskSpans(text: string, spans: readonly Span[]): string {
  let masked = '';
  let at = 0;
  for (const { from, to } of spans) {
    if (from < at) continue;
    masked += text.slice(at, from) + filler.repeat(to - from);
    at = to;
  }
  return withoutReturns(masked + text.slice(at));
}

/** Line ends of Windows as those of a shell, in as many characters; copying takes them away. */
function withoutReturns(text: string): string {
  return text.includes('\r') ? text.replace(/\\\r\n/g, ' \\\n').replaceAll('\r', ' ') : text;
}

/**
 * What people write where something is to be put in and no rule of placeholders knows: `<pod or node>`, `<1|2>`,
 * `[a|b]`, the templates of Helm, Go and Jinja.
 */
const loosely = /<[^<>\n]{1,80}>|\[[^[\]\n]*\|[^[\]\n]*\]|\{\{[^\n]*?\}\}|\{%[^\n]*?%\}|…+/g;

/**
 * `case` as an argument, `$(grep case file)`: unbash 6.0.4 waits for its `esac` when it looks for the end of a
 * substitution. Kept are those in front of which a command may begin.
 */
const caseArgument = /(?<!(?:^|[;&|({`!]|\b(?:then|do|else|elif|if|while|until|time))\s*)\bcase\b/g;

/** Texts of which the author may have meant one, where the text as it stands is not valid; the likeliest first. */
export function kinderReadings(masked: string): { text: string; unknown: readonly Span[] }[] {
  const places = [/\$\(/.test(masked) ? spansOf(masked, caseArgument) : [], spansOf(masked, loosely)];
  const choices = [...places, places.flat().sort((one, other) => one.from - other.from)].filter((unknown) => unknown.length > 0);
  const readings = choices.map((unknown) => ({ text: maskSpans(masked, unknown), unknown }));
  const clean = cleanForCopy(masked, 'command');
  return clean === masked ? readings : [...readings, { text: clean, unknown: [{ from: 0, to: masked.length }] }];
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }));
}
