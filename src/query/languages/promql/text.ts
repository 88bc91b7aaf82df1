/** The texts inside the strings of PromQL: what a value there would be part of. */
import { unescapeString } from '../../string-escape.ts';

/**
 * What a string says before and after a hole; null when an escape runs into the hole. `written` has its quotes, and the
 * hole stands between them.
 */
export function stringParts(written: string, from: number, to: number): { before: string; after: string } | null {
  const before = written.slice(1, from);
  const after = written.slice(to, -1);
  if (written.startsWith('`')) return { before, after };
  const rest = before.replace(/\\(?:x[0-9a-fA-F]{2}|[0-7]{3}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[abfnrtv\\'"])/g, '');
  return rest.includes('\\') ? null : { before: unescapeString(before), after: unescapeString(after) };
}

/** Whether a value may follow there in a replacement of Go's `Expand`: `$1` and `${` would go on with it (https://pkg.go.dev/regexp#Regexp.Expand). */
export function isReplacementText(before: string): boolean {
  return !/\$(?:\w*|\{[^}]*)$/.test(before.replaceAll('$$', ''));
}

/**
 * How a value is written at a place of a regular expression of RE2 (https://github.com/google/re2/wiki/Syntax) so that it
 * matches itself: as text, as one atom where a repetition follows, or not at all (null): in a class, an escape, a group's
 * name or a repetition. Other holes may stand around; they count as text.
 */
export function regexPlace(before: string, after: string): 'regex' | 'regex-atom' | null {
  let at = 0;
  while (at < before.length) {
    const rest = before.slice(at);
    const token =
      /^\\Q[\s\S]*?\\E/.exec(rest) ??
      /^\\(?:[pP](?:[A-Za-z]|\{\^?\w+\})|x[0-9A-Fa-f]{2}|x\{[0-9A-Fa-f]+\}|[0-7]{3}|[^pPx0-7Q])/u.exec(rest) ??
      /^\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]/.exec(rest) ??
      /^\(\?(?:[imsU-]*[:)]|P?<\w+>)/.exec(rest) ??
      /^\{\d+(?:,\d*)?\}/.exec(rest) ??
      /^[^\\[({]/u.exec(rest) ??
      /^\((?!\?)/.exec(rest) ??
      /^\{(?!\d*(?:,\d*)?$)/.exec(rest);
    // What is left open reaches into the hole.
    if (token === null) return null;
    at += token[0].length;
  }
  return /^(?:[*+?]|\{\d)/.test(after) ? 'regex-atom' : 'regex';
}
